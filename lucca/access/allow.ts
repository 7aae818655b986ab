import type { Role } from "../../db/actor.ts";
import type { Manifest } from "../manifest.ts";
import type { Part } from "./part.ts";

/** Who an application lets in, by a manifest: its own list, or the one for both. */
export function allowOf({ access }: Manifest, part: Part): string[] {
  return access[part]?.allow ?? access.allow;
}

const groups: Readonly<Record<string, readonly Role[]>> = {
  "team:owners": ["owner"],
  "team:operators": ["owner", "operator"],
  "team:members": ["owner", "operator", "member"],
};

/** Whether a list names a person: by address, by domain, or by their role in the house. */
export function allows(list: readonly string[], person: { email: string; role: Role }): boolean {
  const email = person.email.toLowerCase();
  return list.some((entry) => {
    const wanted = entry.toLowerCase();
    if (wanted.startsWith("@")) return email.slice(email.lastIndexOf("@")) === wanted;
    return groups[wanted]?.includes(person.role) ?? email === wanted;
  });
}
