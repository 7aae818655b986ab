import { Anchor, Stack, Text, TextInput, Title } from "@mantine/core";
import IconSearch from "@tabler/icons-react/dist/esm/icons/IconSearch.mjs";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { fetchJson } from "../../api/call-api.ts";
import { EmptyState } from "../../looks/empty-state.tsx";
import { Failure } from "../../looks/failure.tsx";
import { ListSkeleton } from "../../looks/list-skeleton.tsx";
import { PageHeader } from "../../looks/page-header.tsx";
import { useFilter } from "../../looks/use-filter.ts";
import { type OpenApi, operationsOf } from "./open-api.ts";
import { Operations } from "./operations.tsx";

const address = "/api/v1/openapi.json";

/** Everything that the API answers, from its own description. */
export function ReferencePage() {
  const [{ q }, setFilter] = useFilter(["q"]);
  const { data, error, refetch, isPending } = useQuery({
    queryKey: ["openapi"],
    queryFn: () => fetchJson<OpenApi>(address),
    staleTime: "static",
  });
  useEffect(() => {
    if (data) document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
  }, [data]);
  const groups = data ? operationsOf(data, q) : [];
  return (
    <Stack gap="lg" maw={960}>
      <PageHeader
        title="API reference"
        description={
          <>
            The same document as{" "}
            <Anchor href={address} target="_blank" underline="always">
              OpenAPI
            </Anchor>
            .
          </>
        }
      />
      <TextInput
        label="Find"
        placeholder="runs, keys, provision"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={q}
        onChange={({ currentTarget }) => setFilter({ q: currentTarget.value })}
        maw={420}
      />
      {isPending && <ListSkeleton rows={8} />}
      {error && !data && <Failure error={error} retry={refetch} />}
      {data && q === "" && (
        <Text style={{ whiteSpace: "pre-line" }}>{data.info.description.replaceAll("`", "")}</Text>
      )}
      {data && groups.length === 0 && (
        <EmptyState icon={IconSearch} title="Nothing is called that">
          Try another word, such as the noun: runs, deploys, people.
        </EmptyState>
      )}
      {groups.map(({ tag, operations }) => (
        <Stack key={tag} gap="sm" component="section">
          <Title order={2}>{tag}</Title>
          <Operations operations={operations} />
        </Stack>
      ))}
    </Stack>
  );
}
