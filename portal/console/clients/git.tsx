import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import type { Client } from "./client-row.ts";
import { OwnTokens } from "./own-tokens.tsx";
import { useCloneLine } from "./use-clone-line.ts";

/** The line that clones each repository, with a token shown once, and the person's own tokens. */
export function Git({ data: { client, projects } }: { data: Client }) {
  const issue = useCloneLine();
  return (
    <Stack gap="lg">
      <Card withBorder>
        <Stack gap="sm" align="flex-start">
          <Title order={2} size="h5">
            Clone
          </Title>
          <Text size="sm">
            A push to staging or main is checked, built and live within seconds.
          </Text>
          <Group gap="xs">
            {projects.map(({ slug }) => (
              <Button
                key={slug}
                variant="default"
                loading={issue.isPending && issue.variables.project === slug}
                onClick={() => issue.mutate({ client: client.slug, project: slug })}
              >
                Make the line for {slug}
              </Button>
            ))}
          </Group>
        </Stack>
      </Card>
      <section aria-labelledby="tokens">
        <Title order={2} size="h5" id="tokens" mb="sm">
          Your tokens for {client.name}
        </Title>
        <OwnTokens client={client.slug} />
      </section>
    </Stack>
  );
}
