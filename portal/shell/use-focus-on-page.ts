import { type RefObject, useEffect, useRef } from "react";
import { useLocation } from "wouter";
import { awaitTitle } from "../looks/awaited-title.ts";

/**
 * Moves the focus to the new page when a link is followed, as a browser does between documents, and
 * starts it at its top; its title takes the focus from there. `turned` runs with it.
 */
export function useFocusOnPage(turned: () => void): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const [location] = useLocation();
  const shown = useRef(location);
  useEffect(() => {
    if (shown.current === location) return;
    shown.current = location;
    turned();
    const title = main.current?.querySelector("h1");
    if (title) title.focus({ preventScroll: true });
    else {
      awaitTitle();
      main.current?.focus({ preventScroll: true });
    }
    window.scrollTo({ top: 0 });
  }, [location, turned]);
  return main;
}
