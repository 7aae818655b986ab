import { useState } from "react";
import type { Api, Problem } from "../../contract.ts";
import type { Contact, ContactList } from "../../crm-base/contact.ts";

type Further = { contacts: Contact[]; next: string | null; loading: boolean; problem?: Problem };

/** A list that grows page by page. `hide` takes contacts out of sight that have moved elsewhere. */
export function useContacts(api: Api, search: string) {
  const first = api.useGet<ContactList>(`/crm-base/contacts?${search}`);
  const [further, setFurther] = useState<Further & { of: ContactList | undefined }>();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const start: Further = { contacts: [], next: first.value?.next ?? null, loading: false };
  const rest: Further = further && further.of === first.value ? further : start;
  const contacts = [...(first.value?.contacts ?? []), ...rest.contacts].filter(
    ({ id }) => !hidden.has(id),
  );

  async function more() {
    if (!rest.next) return;
    const of = first.value;
    setFurther({ contacts: rest.contacts, next: rest.next, loading: true, of });
    const after = new URLSearchParams([...new URLSearchParams(search), ["after", rest.next]]);
    const answer = await api.get<ContactList>(`/crm-base/contacts?${after}`);
    setFurther(
      answer.ok
        ? {
            contacts: [...rest.contacts, ...answer.value.contacts],
            next: answer.value.next,
            loading: false,
            of,
          }
        : { ...rest, loading: false, problem: answer.problem, of },
    );
  }

  return {
    first,
    contacts,
    total: Math.max(0, (first.value?.total ?? 0) - hidden.size),
    hasMore: rest.next !== null,
    loadingMore: rest.loading,
    moreProblem: rest.problem,
    more,
    hide: (ids: readonly string[]) => setHidden((before) => new Set([...before, ...ids])),
    show: (ids: readonly string[]) =>
      setHidden((before) => new Set([...before].filter((id) => !ids.includes(id)))),
  };
}
