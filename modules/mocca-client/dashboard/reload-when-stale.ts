import { reloadOnce } from "./reload-once.ts";

/** A page that was open while a new version went live asks for parts that are gone: it is loaded again. */
export function reloadWhenStale(): void {
  window.addEventListener("vite:preloadError", reloadOnce);
}
