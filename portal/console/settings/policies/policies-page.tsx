import { Stack, Text, Title } from "@mantine/core";
import IconShieldLock from "@tabler/icons-react/dist/esm/icons/IconShieldLock.mjs";
import { useCallback } from "react";
import { useAsk } from "../../../api/use-ask.ts";
import { EmptyState } from "../../../looks/empty-state.tsx";
import { Failure } from "../../../looks/failure.tsx";
import { ListSkeleton } from "../../../looks/list-skeleton.tsx";
import { PageHeader } from "../../../looks/page-header.tsx";
import { useFilter } from "../../../looks/use-filter.ts";
import { ClientSelect } from "../client-select.tsx";
import { Applications } from "./applications.tsx";
import { Machines } from "./machines.tsx";

/** Who gets through the gates of a client's environments. */
export function PoliciesPage() {
  const [{ client }, setFilter] = useFilter(["client"]);
  const choose = useCallback((slug: string) => setFilter({ client: slug }), [setFilter]);
  const { data, error, refetch, isLoading, isPlaceholderData } = useAsk(
    "access/policies",
    { client },
    { enabled: client !== "" },
  );
  // What stands at one client must not be ended at another.
  const waits = isLoading || isPlaceholderData;
  return (
    <Stack gap="lg" maw={1100}>
      <PageHeader
        title="Policies"
        description="Who may enter a client’s environments. Lists are changed in the Lucca configuration."
      />
      <ClientSelect
        value={client}
        onChange={choose}
        none={
          <EmptyState icon={IconShieldLock} title="No walls yet">
            Each environment of a client stands behind a gate. Add a client first.
          </EmptyState>
        }
      />
      {waits && <ListSkeleton rows={3} />}
      {!data && error && <Failure error={error} retry={refetch} />}
      {data && !waits && (
        <>
          <Applications rows={data.applications} />
          <Stack gap="xs" component="section">
            <Title order={2}>People of the team</Title>
            <Text size="sm" c="dimmed">
              Whoever may see this client passes every gate of it.
            </Text>
            <Text size="sm">{data.team.map(({ name }) => name).join(", ") || "Nobody."}</Text>
          </Stack>
          <Machines client={client} rows={data.machines} applications={data.applications} />
        </>
      )}
    </Stack>
  );
}
