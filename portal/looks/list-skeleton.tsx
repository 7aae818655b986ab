import { Skeleton, Stack, VisuallyHidden } from "@mantine/core";

/** The shape of a list that is on its way. */
export function ListSkeleton({ rows = 5 }: { rows?: number }) {
  const keys = Array.from({ length: rows }, (_, row) => `row ${row}`);
  return (
    <Stack gap="xs" aria-busy="true">
      <VisuallyHidden>Loading</VisuallyHidden>
      {keys.map((key) => (
        <Skeleton key={key} height={44} radius="md" />
      ))}
    </Stack>
  );
}
