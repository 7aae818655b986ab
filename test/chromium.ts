import { existsSync } from "node:fs";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser of this machine, or nothing: then browser journeys are skipped. */
export const chromium: string | undefined = places.find((place) => existsSync(place));
