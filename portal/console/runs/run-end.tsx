import { Alert, Anchor, List, Text } from "@mantine/core";
import type { Run } from "./run-row.ts";

/** What a run came to: what failed and what to do, or the addresses that answer and what to know. */
export function RunEnd({ run }: { run: Run }) {
  const failed = run.steps.filter(({ state }) => state === "failed");
  if (run.run.state === "failed")
    return (
      <Alert color="red" title={`${failed.length} of ${run.steps.length} steps failed`}>
        <List size="sm">
          {failed.map(({ key, title, failure }) => (
            <List.Item key={key}>
              {title}: {failure?.words} {failure?.next}
            </List.Item>
          ))}
        </List>
      </Alert>
    );
  if (run.run.state !== "done" || run.run.kind === "destroy") return null;
  const live = run.environments.filter(({ address }) => address !== null);
  return (
    <Alert color="green" title={`${run.client} is live`}>
      <List size="sm">
        {live.map(({ name, address }) => (
          <List.Item key={name}>
            {name === "staging" ? "Staging" : "Production"}:{" "}
            <Anchor href={address ?? ""} target="_blank" rel="noreferrer" size="sm">
              {address}
            </Anchor>
          </List.Item>
        ))}
      </List>
      {run.notes.map((note) => (
        <Text key={note} size="sm" mt={4}>
          {note}
        </Text>
      ))}
    </Alert>
  );
}
