import { Alert, Button, Stack } from "@mantine/core";
import IconHistory from "@tabler/icons-react/dist/esm/icons/IconHistory.mjs";
import { useState } from "react";
import { useAskPages } from "../../../api/use-pages.ts";
import { EmptyState } from "../../../looks/empty-state.tsx";
import { KeysetList } from "../../../looks/keyset-list.tsx";
import { exactTime } from "../../../looks/times.ts";
import type { Asked } from "./form.ts";
import { Revision, type RevisionRow } from "./revision.tsx";

type Props = { client: string; asked: Asked };

/** Every manifest that the record has held: who wrote it, what it changed, how any two differ. */
export function Revisions({ client, asked }: Props) {
  const [against, setAgainst] = useState<RevisionRow>();
  const list = useAskPages(
    "projects/revisions",
    { client, project: asked.project, against: against?.id },
    "before",
  );
  return (
    <Stack>
      {against && (
        <Alert color="blue" title={`Compared with ${exactTime(against.at)}, by ${against.by}`}>
          Each entry shows how it differs from that one.
          <Button
            variant="default"
            size="xs"
            mt="sm"
            display="block"
            onClick={() => setAgainst(undefined)}
          >
            Compare with the one before
          </Button>
        </Alert>
      )}
      <KeysetList
        list={list}
        empty={
          <EmptyState icon={IconHistory} title="No history yet">
            From its next change on, every configuration that this project has had stands here.
          </EmptyState>
        }
      >
        {(rows) =>
          rows.map((row) => (
            <Revision
              key={row.id}
              client={client}
              asked={asked}
              row={row}
              compare={against?.id === row.id ? undefined : () => setAgainst(row)}
            />
          ))
        }
      </KeysetList>
    </Stack>
  );
}
