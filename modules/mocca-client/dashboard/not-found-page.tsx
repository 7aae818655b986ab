import { Button, Stack, Text, Title } from "@mantine/core";
import { Link } from "wouter";

export function NotFoundPage({ path }: { path: string }) {
  return (
    <Stack align="flex-start" maw={560} gap="md">
      <Title order={1}>There is no page here</Title>
      <Text>
        Nothing is at <b style={{ overflowWrap: "anywhere" }}>{path}</b>. The address may be
        mistyped, or the page belongs to a module that is not part of this environment.
      </Text>
      <Button component={Link} href="/">
        Go home
      </Button>
    </Stack>
  );
}
