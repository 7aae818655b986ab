import { Button, Card, Code, Collapse, Group, Stack, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useLocation } from "wouter";
import type { Questions } from "../../../../api/v1/calls.ts";
import { useSay } from "../../../api/use-say.ts";
import { RelativeTime } from "../../../looks/relative-time.tsx";
import { StateBadge } from "../../../looks/state-badge.tsx";
import { Changes } from "../../approvals/changes.tsx";
import type { Asked } from "./form.ts";

export type RevisionRow = Questions["projects/revisions"]["output"]["rows"][number];

type Props = {
  client: string;
  asked: Asked;
  row: RevisionRow;
  compare: (() => void) | undefined;
};

/** One manifest of the history; it can be proposed again. */
export function Revision({ client, asked, row, compare }: Props) {
  const [, go] = useLocation();
  const [whole, show] = useDisclosure();
  const propose = useSay("plans/propose", { done: ({ id }) => go(`/approvals?plan=${id}`) });
  const { project, hash } = asked;
  const again = () => propose.mutate({ client, project, manifest: row.manifest, hash });
  return (
    <Card withBorder component="article">
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={2} size="h5">
            {row.by}, <RelativeTime at={row.at} />
          </Title>
          {row.current && <StateBadge state="done" word="current" />}
        </Group>
        {row.changes === null ? (
          <Text size="sm">The first one.</Text>
        ) : (
          <Changes changes={row.changes} />
        )}
        <Collapse expanded={whole}>
          <Code block style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {JSON.stringify(row.manifest, null, 2)}
          </Code>
        </Collapse>
        <Group gap="xs">
          <Button variant="default" size="xs" aria-expanded={whole} onClick={show.toggle}>
            {whole ? "Hide the manifest" : "Show the manifest"}
          </Button>
          {compare && (
            <Button variant="default" size="xs" onClick={compare}>
              Compare with this
            </Button>
          )}
          {!row.current && asked.rights.includes("provision") && (
            <Button variant="default" size="xs" loading={propose.isPending} onClick={again}>
              Propose this again
            </Button>
          )}
        </Group>
        <Text size="xs" c="dimmed">
          hash <Code fz="xs">{row.hash.slice(0, 12)}</Code>
        </Text>
      </Stack>
    </Card>
  );
}
