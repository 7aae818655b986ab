import { Skeleton, Stack } from "@mantine/core";

/** The shape of a page while its code is on the way. */
export function PageWaiting() {
  return (
    <Stack gap="lg" aria-busy aria-label="Loading the page" maw={1100}>
      <Skeleton h={32} w="min(240px, 60%)" />
      <Skeleton h={36} />
      <Skeleton h={240} />
    </Stack>
  );
}
