import { Avatar } from "@mantine/core";

/** Who spoke: initials of a person, the house's mark for Mocca. The name stands beside it. */
export function AuthorIcon({ author, person }: { author: string; person: string | null }) {
  return person === null ? (
    <Avatar src="/favicon.svg" alt="" size={32} radius="md" aria-hidden />
  ) : (
    <Avatar name={author} size={32} radius="xl" color="gray.7" variant="filled" aria-hidden />
  );
}
