let awaited = false;

/** A link was followed: the next page's title takes the focus, as between documents. */
export function awaitTitle(): void {
  awaited = true;
}

/** Hands the focus to a page's title, once for each page that was gone to. */
export function focusTitle(title: HTMLElement | null): void {
  if (!awaited || title === null) return;
  awaited = false;
  title.focus({ preventScroll: true });
}
