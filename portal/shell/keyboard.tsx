import { useEffect } from "react";
import { useLocation } from "wouter";
import type { Page } from "../console/page.ts";
import { openKeyboardHelp } from "./keyboard-help.tsx";

const pauseMs = 1500;

/** The keys that work everywhere but where a person writes: G and a letter, a slash, a question mark. */
export function Keyboard({ pages }: { pages: readonly Page[] }) {
  const [, go] = useLocation();
  useEffect(() => {
    let gAt = 0;
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      const page = pages.find(({ letter }) => letter === event.key);
      const afterG = Date.now() - gAt < pauseMs;
      gAt = event.key === "g" ? Date.now() : 0;
      if (afterG && page) go(page.path);
      else if (event.key === "?") openKeyboardHelp(pages);
      else if (event.key === "/") focusComposer(go);
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [pages, go]);
  return null;
}

/** The conversation's page focuses its own composer when it opens with words to say; the room stays. */
function focusComposer(go: (path: string) => void): void {
  const composer = document.querySelector<HTMLElement>("[data-composer]");
  const place = new URLSearchParams(location.pathname === "/" ? location.search : "");
  place.set("say", "/");
  if (composer) composer.focus();
  else go(`/?${place}`);
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.closest("input, textarea, select, [role=dialog]") !== null
  );
}
