import { Alert, Anchor, Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { Link, useLocation } from "wouter";
import { useSay } from "../../../api/use-say.ts";
import { Changes } from "../../approvals/changes.tsx";
import { Faults } from "../faults.tsx";
import type { Asked } from "./form.ts";
import type { Draft } from "./use-draft.ts";

type Props = { client: string; asked: Asked; draft: Draft };

/** What the draft would change, and the button that plans it; nothing changes before the plan is approved. */
export function Propose({ client, asked, draft }: Props) {
  const [, go] = useLocation();
  const propose = useSay("plans/propose", {
    quiet: true,
    done: ({ id }) => go(`/approvals?plan=${id}`),
  });
  const { form, changes, touched } = draft;
  if (form.readOnly)
    return <Text c="dimmed">You may look at this configuration, and not propose another one.</Text>;
  const differs = draft.unchecked || (changes !== undefined && changes.length > 0);
  const ready = touched && !draft.moved && differs && draft.unread === undefined;
  const faulty = form.faults.length > 0;
  return (
    <Card withBorder component="section" aria-live="polite">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {faulty ? "To mend first" : "What changes"}
        </Title>
        {faulty ? (
          <Faults
            problem={{ title: counted(form.faults.length), status: 422, faults: [...form.faults] }}
          />
        ) : (
          <Changes changes={changes ?? []} narrow />
        )}
        {draft.moved && (
          <Alert color="yellow" title="The configuration changed meanwhile">
            What you changed is still on this page, and cannot be proposed any more.
            <Button variant="default" size="xs" mt="sm" display="block" onClick={draft.reset}>
              Load the new one
            </Button>
          </Alert>
        )}
        {asked.plan && (
          <Text size="sm">
            <Anchor
              component={Link}
              href={`/approvals?plan=${asked.plan}`}
              inherit
              underline="always"
            >
              A plan waits for approval
            </Anchor>
            : proposing another one takes its place.
          </Text>
        )}
        {propose.error && <Faults problem={propose.error.problem} />}
        <Group gap="xs">
          <Button
            disabled={!ready || faulty}
            loading={propose.isPending}
            onClick={() =>
              propose.mutate({
                client,
                project: asked.project,
                manifest: form.document,
                hash: draft.hash,
              })
            }
          >
            Propose
          </Button>
          {touched && (
            <Button variant="default" onClick={draft.reset}>
              Drop my changes
            </Button>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          Proposing makes a plan. Nothing changes until somebody approves it.
        </Text>
      </Stack>
    </Card>
  );
}

function counted(faults: number): string {
  return faults === 1 ? "One value cannot be used" : `${faults} values cannot be used`;
}
