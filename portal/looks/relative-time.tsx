import { Tooltip } from "@mantine/core";
import { exactTime, relativeTime } from "./times.ts";
import { useNow } from "./use-now.ts";

/** How long ago, with the exact time on hover. */
export function RelativeTime({ at }: { at: string }) {
  const now = useNow();
  return (
    <Tooltip label={exactTime(at)}>
      <time dateTime={at}>{relativeTime(at, now)}</time>
    </Tooltip>
  );
}
