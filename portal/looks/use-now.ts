import { useSyncExternalStore } from "react";

const watching = new Set<() => void>();
let now = Date.now();
let timer: number | undefined;

function watch(told: () => void): () => void {
  watching.add(told);
  timer ??= window.setInterval(() => {
    now = Date.now();
    for (const one of watching) one();
  }, 20_000);
  return () => {
    watching.delete(told);
    if (watching.size > 0) return;
    window.clearInterval(timer);
    timer = undefined;
  };
}

/** The present moment, told anew every 20 seconds by one clock for the whole page. */
export function useNow(): number {
  return useSyncExternalStore(watch, () => now);
}
