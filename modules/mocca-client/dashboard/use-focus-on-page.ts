import { type RefObject, useEffect, useRef } from "react";
import { useLocation } from "wouter";

/**
 * Moves the focus to the new page when a link is followed, as a browser does between documents, and
 * starts it at its top. `turned` runs with it.
 */
export function useFocusOnPage(turned: () => void): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const [location] = useLocation();
  const shown = useRef(location);
  useEffect(() => {
    if (shown.current === location) return;
    shown.current = location;
    turned();
    main.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [location, turned]);
  return main;
}
