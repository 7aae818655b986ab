import { existsSync } from "node:fs";

const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Where Chromium is on this machine. Without one the journeys are skipped, but never under CI. */
export function chromiumPath(): string | undefined {
  const found = places.find((place) => existsSync(place));
  if (!found && process.env["CI"] === "true")
    throw new Error("CI has no Chromium for the journeys");
  if (!found) console.log("Skipped: pages in a browser, because there is no Chromium here.");
  return found;
}

export const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
