import { useEffect } from "react";

/** Asks before the tab is closed while something is typed but not saved. */
export function useLeaveWarning(dirty: () => boolean): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (dirty()) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  });
}
