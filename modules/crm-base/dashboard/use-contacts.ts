import { useEffect, useRef, useState } from "react";
import type { Api, Problem } from "../../contract.ts";
import type { Contact, ContactList } from "../../crm-base/contact.ts";

/** What came after the first page that `of` is, and what has been taken out of sight since. */
type Since = {
  of: ContactList | undefined;
  contacts: readonly Contact[];
  hidden: ReadonlySet<string>;
  next: string | null;
  loading: boolean;
  problem?: Problem | undefined;
};

/** A list that grows page by page, and whose contacts can be hidden when they have moved elsewhere. */
export function useContacts(api: Api, search: string) {
  const first = api.useGet<ContactList>(`/crm-base/contacts?${search}`);
  const of = first.value;
  const fresh: Since = {
    of,
    contacts: [],
    hidden: new Set(),
    next: of?.next ?? null,
    loading: false,
  };
  const [kept, setKept] = useState<Since>(fresh);
  const shown = useRef(of);
  useEffect(() => {
    shown.current = of;
  }, [of]);
  // Another first page, by another search or a reload, begins anew.
  const since = kept.of === of ? kept : fresh;

  /** Says whether the list is still the one that the change was begun on; another is left alone. */
  function change(edit: (now: Since) => Partial<Since>): boolean {
    if (shown.current !== of) return false;
    setKept((before) => {
      const now = before.of === of ? before : fresh;
      return { ...now, ...edit(now) };
    });
    return true;
  }

  async function more() {
    if (!since.next) return;
    change(() => ({ loading: true, problem: undefined }));
    const after = new URLSearchParams([...new URLSearchParams(search), ["after", since.next]]);
    const answer = await api.get<ContactList>(`/crm-base/contacts?${after}`);
    change((now) =>
      answer.ok
        ? {
            loading: false,
            contacts: [...now.contacts, ...answer.value.contacts],
            next: answer.value.next,
          }
        : { loading: false, problem: answer.problem },
    );
  }

  return {
    first,
    contacts: [...(of?.contacts ?? []), ...since.contacts].filter(
      ({ id }) => !since.hidden.has(id),
    ),
    total: Math.max(0, (of?.total ?? 0) - since.hidden.size),
    hasMore: since.next !== null,
    loadingMore: since.loading,
    moreProblem: since.problem,
    more,
    hide(ids: readonly string[]) {
      change(({ hidden }) => ({ hidden: new Set([...hidden, ...ids]) }));
    },
    show(ids: readonly string[]) {
      const back = change(({ hidden }) => ({
        hidden: new Set([...hidden].filter((id) => !ids.includes(id))),
      }));
      if (!back) first.reload();
    },
  };
}
