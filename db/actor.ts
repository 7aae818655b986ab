export type Role = "owner" | "operator" | "member";

export type Linked = { id: string; name: string; email: string; role: Role };

/**
 * Who is asking, by the door they came through. Fail closed: an actor without a linked person has
 * no right; `webhook` and `system` carry the named principal that was verified at their door. A key
 * has its person's rights cut down to its `scopes`, and to one `client` (a slug) where it names one.
 */
export type Actor =
  | { via: "terminal"; person: Linked }
  | { via: "console"; person: Linked; session: string }
  | { via: "slack"; person: Linked; tenant: string; user: string }
  | { via: "teams"; person: Linked; tenant: string; user: string }
  | { via: "portal"; person: Linked; client: string }
  | { via: "key"; person: Linked; key: string; scopes: string[]; client?: string }
  | { via: "webhook"; principal: string }
  | { via: "system"; principal: string };

export function personOf(actor: Actor): Linked | undefined {
  return "person" in actor ? actor.person : undefined;
}

/** The words for an actor in lists and cards: a person's name, or the principal. */
export function actorName(actor: Actor): string {
  return "person" in actor ? actor.person.name : actor.principal;
}
