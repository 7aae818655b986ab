import { Box, Grid } from "@mantine/core";
import type { ReactNode } from "react";

type Props = { aside: ReactNode; children: ReactNode };

/** Something that stays in sight beside a long page; under it, where there is no room. */
export function Beside({ aside, children }: Props) {
  return (
    <Grid>
      <Grid.Col span={{ base: 12, lg: 8 }}>{children}</Grid.Col>
      <Grid.Col span={{ base: 12, lg: 4 }}>
        <Box
          pos="sticky"
          top="calc(var(--app-shell-header-height, 0px) + var(--mantine-spacing-md))"
          mah="calc(100dvh - var(--app-shell-header-height, 0px) - 2 * var(--mantine-spacing-md))"
          style={{ overflowY: "auto" }}
        >
          {aside}
        </Box>
      </Grid.Col>
    </Grid>
  );
}
