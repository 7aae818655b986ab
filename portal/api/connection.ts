import { useSyncExternalStore } from "react";

/** Whether the last request reached the server. */
let reached = true;
const watching = new Set<() => void>();

export function tellReached(now: boolean): void {
  if (now === reached) return;
  reached = now;
  for (const told of watching) told();
}

/** True while the server answers. */
export function useReached(): boolean {
  return useSyncExternalStore(
    (told) => {
      watching.add(told);
      return () => watching.delete(told);
    },
    () => reached,
  );
}
