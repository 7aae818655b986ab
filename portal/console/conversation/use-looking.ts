import { useSyncExternalStore } from "react";

function watch(told: () => void): () => void {
  document.addEventListener("visibilitychange", told);
  window.addEventListener("focus", told);
  window.addEventListener("blur", told);
  return () => {
    document.removeEventListener("visibilitychange", told);
    window.removeEventListener("focus", told);
    window.removeEventListener("blur", told);
  };
}

/** Whether the person has this page in front of them. */
export function useLooking(): boolean {
  return useSyncExternalStore(
    watch,
    () => document.visibilityState === "visible" && document.hasFocus(),
  );
}
