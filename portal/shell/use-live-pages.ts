import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { join } from "../api/live.ts";

const quietMs = 250;

/** Asks what is on the page again whenever something changed in the house; many changes at once, once. */
export function useLivePages(): void {
  const client = useQueryClient();
  useEffect(() => {
    let timer: number | undefined;
    const leave = join("team", () => {
      timer ??= window.setTimeout(() => {
        timer = undefined;
        void client.invalidateQueries();
      }, quietMs);
    });
    return () => {
      leave();
      window.clearTimeout(timer);
    };
  }, [client]);
}
