import { Box, Skeleton, Stack, VisuallyHidden } from "@mantine/core";

/** The shape of a page while it is on the way. */
export function PageWaiting() {
  return (
    <Box aria-busy="true" maw={1100} p="md">
      <VisuallyHidden>Loading the page</VisuallyHidden>
      <Stack gap="lg">
        <Skeleton h={32} w="min(240px, 60%)" />
        <Skeleton h={36} />
        <Skeleton h={240} />
      </Stack>
    </Box>
  );
}
