import { v7 } from "uuid";

/** A UUIDv7, made in the app because PostgreSQL 15 has none; ids sort by the moment they were made. */
export function newId(): string {
  return v7();
}
