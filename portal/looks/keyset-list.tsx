import { Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { Failure } from "./failure.tsx";
import { ListSkeleton } from "./list-skeleton.tsx";
import { MoreButton } from "./more-button.tsx";

type Props<Row> = {
  list: {
    data: { pages: { rows: Row[] }[] } | undefined;
    error: Error | null;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage(): unknown;
    refetch(): unknown;
  };
  empty: ReactNode;
  children: (rows: Row[]) => ReactNode;
};

/** A list that is read page by page: on its way, failed, empty, or its rows with *Show more*. */
export function KeysetList<Row>({ list, empty, children }: Props<Row>) {
  const rows = list.data?.pages.flatMap((page) => page.rows);
  if (rows === undefined)
    return list.error ? (
      <Failure error={list.error} retry={() => list.refetch()} />
    ) : (
      <ListSkeleton rows={6} />
    );
  return (
    <Stack gap="md">
      {list.error && <Failure error={list.error} retry={() => list.refetch()} />}
      {rows.length === 0 ? empty : children(rows)}
      <MoreButton query={list} />
    </Stack>
  );
}
