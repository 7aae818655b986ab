import { Button, Stack } from "@mantine/core";
import { modals } from "@mantine/modals";
import IconUserPlus from "@tabler/icons-react/dist/esm/icons/IconUserPlus.mjs";
import { ask } from "../../../api/call-api.ts";
import { useMe } from "../../../api/me.ts";
import { useAskPages } from "../../../api/use-pages.ts";
import { DataTable } from "../../../looks/data-table.tsx";
import { ExportCsv } from "../../../looks/export-csv.tsx";
import { KeysetList } from "../../../looks/keyset-list.tsx";
import { PageHeader } from "../../../looks/page-header.tsx";
import { InviteForm } from "./invite-form.tsx";
import { peopleColumns } from "./people-columns.tsx";
import { peopleCsv } from "./people-csv.ts";

/** The team: who is on it, what they may do, and those who were invited. */
export function PeoplePage() {
  const { rights } = useMe();
  const owns = rights.includes("own");
  const people = useAskPages("people/list", {}, "after");
  return (
    <Stack gap={0} maw={1100}>
      <PageHeader title="People" description="Everybody on the team, and what they may do.">
        <ExportCsv
          file="people.csv"
          columns={peopleCsv}
          read={(after?: string) => ask("people/list", { after, limit: 200 })}
        />
        {owns && (
          <Button
            leftSection={<IconUserPlus size={18} aria-hidden />}
            onClick={() => modals.open({ title: "Invite a person", children: <InviteForm /> })}
          >
            Invite
          </Button>
        )}
      </PageHeader>
      <KeysetList list={people} empty={null}>
        {(rows) => (
          <DataTable
            label="People"
            columns={peopleColumns(owns)}
            rows={rows}
            keyOf={({ id }) => id}
          />
        )}
      </KeysetList>
    </Stack>
  );
}
