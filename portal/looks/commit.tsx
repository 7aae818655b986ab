import { Code, Text } from "@mantine/core";

/** A commit as seven characters with its subject. */
export function Commit({ commit, subject }: { commit: string; subject?: string }) {
  return (
    <Text span size="sm" style={{ overflowWrap: "anywhere" }}>
      <Code title={commit}>{commit.slice(0, 7)}</Code>
      {subject ? ` ${subject}` : ""}
    </Text>
  );
}
