const key = "mocca-client.reloaded";
const pause = 30_000;

/** Loads the page again, once: what is still wrong afterwards does not load it for ever. */
export function reloadOnce(): void {
  const last = Number(sessionStorage.getItem(key) ?? 0);
  if (Date.now() - last < pause) return;
  sessionStorage.setItem(key, String(Date.now()));
  window.location.reload();
}
