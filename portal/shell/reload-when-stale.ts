const key = "mocca.reloaded";
const pause = 30_000;

/**
 * A page that was open while a new version came asks for parts that are gone: it is loaded again,
 * once, so that a part that is really missing does not load it for ever.
 */
export function reloadWhenStale(): void {
  window.addEventListener("vite:preloadError", () => {
    const last = Number(sessionStorage.getItem(key) ?? 0);
    if (Date.now() - last < pause) return;
    sessionStorage.setItem(key, String(Date.now()));
    window.location.reload();
  });
}
