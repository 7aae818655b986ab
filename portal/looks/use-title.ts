import { useEffect } from "react";

/** Names the document for the page that it shows. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Mocca`;
  }, [title]);
}
