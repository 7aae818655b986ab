import IconHistory from "@tabler/icons-react/dist/esm/icons/IconHistory.mjs";
import { ask } from "../../api/call-api.ts";
import { useMe } from "../../api/me.ts";
import { useAskPages } from "../../api/use-pages.ts";
import { EmptyState } from "../../looks/empty-state.tsx";
import { ExportCsv } from "../../looks/export-csv.tsx";
import { KeysetList } from "../../looks/keyset-list.tsx";
import { NothingLike } from "../../looks/nothing-like.tsx";
import { PageHeader } from "../../looks/page-header.tsx";
import { useFilter } from "../../looks/use-filter.ts";
import { askedOf } from "./asked-of.ts";
import { AuditFilters, filterNames } from "./audit-filters.tsx";
import { eventsCsv } from "./events-csv.ts";
import { EventsList } from "./events-list.tsx";
import { useVerifyChain, VerifyButton, VerifyResult } from "./verify-chain.tsx";

/** Everything that happened. */
export function AuditPage() {
  const [filter, change] = useFilter(filterNames);
  const verifying = useVerifyChain();
  const { rights } = useMe();
  const asked = askedOf(filter);
  const list = useAskPages("audit/list", asked, "after");
  const filtered = filterNames.some((name) => name !== "order" && filter[name] !== "");
  return (
    <>
      <PageHeader
        title="Audit"
        description="Every change, by whom and when; each event's hash covers the one before it."
      >
        {rights.includes("manage") && <VerifyButton verifying={verifying} />}
        <ExportCsv
          file="audit.csv"
          columns={eventsCsv}
          read={(after?: number) => ask("audit/list", { ...asked, after, limit: 200 })}
        />
      </PageHeader>
      <VerifyResult verifying={verifying} />
      <AuditFilters filter={filter} change={change} />
      <KeysetList list={list} empty={<Empty filtered={filtered} />}>
        {(rows) => <EventsList rows={rows} />}
      </KeysetList>
    </>
  );
}

function Empty({ filtered }: { filtered: boolean }) {
  if (filtered)
    return (
      <NothingLike icon={IconHistory} title="No event is like that" all="/audit">
        Ask for less, or for other days.
      </NothingLike>
    );
  return (
    <EmptyState icon={IconHistory} title="Nothing has happened yet">
      Every change writes an event here.
    </EmptyState>
  );
}
