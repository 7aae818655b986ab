import { useMediaQuery } from "@mantine/hooks";

/** Whether a table has room; under it, the same rows are cards. */
export function useWide(): boolean {
  return useMediaQuery("(min-width: 62em)", true, { getInitialValueInEffect: false });
}
