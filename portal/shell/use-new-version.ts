import { notifications } from "@mantine/notifications";
import { useEffect } from "react";
import { join } from "../api/live.ts";

const pauseMs = 60_000;
const entry = /\/assets\/index-[\w-]+\.js/;
const shown = entry.exec(document.head.innerHTML)?.[0];

/** Tells a page that was open while Mocca was brought up to date to load itself again. */
export function useNewVersion(): void {
  useEffect(() => {
    let looked = Date.now();
    return join("team", () => {
      if (shown === undefined || Date.now() - looked < pauseMs) return;
      looked = Date.now();
      void tellWhenNew();
    });
  }, []);
}

async function tellWhenNew(): Promise<void> {
  // No answer says nothing about the version.
  const page = await fetch("/", { headers: { accept: "text/html" } }).catch(() => undefined);
  const newest = page?.ok ? entry.exec(await page.text())?.[0] : undefined;
  if (newest === undefined || newest === shown) return;
  notifications.show({
    id: "new version",
    title: "A new version of Mocca is here",
    message: "Load this page again to have it.",
    autoClose: false,
  });
}
