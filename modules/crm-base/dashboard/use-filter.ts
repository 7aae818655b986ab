import { useSearchParams } from "wouter";
import type { ContactSort, ContactState } from "../../crm-base/contact.ts";

export type Filter = { words: string; state: ContactState; sort: ContactSort };

/** What is listed, kept in the address bar so that a list can be shared and gone back to. */
export function useFilter(): [Filter, (change: Partial<Filter>) => void] {
  const [address, setAddress] = useSearchParams();
  const filter: Filter = {
    words: address.get("q") ?? "",
    state: address.get("state") === "archived" ? "archived" : "active",
    sort: address.get("sort") === "recent" ? "recent" : "name",
  };
  const change = (part: Partial<Filter>) =>
    setAddress(searchOf({ ...filter, ...part }), { replace: true });
  return [filter, change];
}

/** The filter as an address says it; what is usual is left out. */
export function searchOf({ words, state, sort }: Filter): URLSearchParams {
  return new URLSearchParams({
    ...(words.trim() && { q: words.trim() }),
    ...(state !== "active" && { state }),
    ...(sort !== "name" && { sort }),
  });
}
