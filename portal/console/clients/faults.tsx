import { Alert, List, Text } from "@mantine/core";
import type { Problem } from "../../api/api-error.ts";

/** A refusal in its words, with every fault by its path. */
export function Faults({ problem: { title, next, faults = [] } }: { problem: Problem }) {
  return (
    <Alert color="red" role="alert" title={title}>
      {faults.length > 0 && (
        <List size="sm" mb={next ? "xs" : 0}>
          {faults.map(({ path, found, allowed }) => (
            <List.Item key={path} style={{ overflowWrap: "anywhere" }}>
              <b>{path}</b> is {found}; allowed: {allowed}
            </List.Item>
          ))}
        </List>
      )}
      {next && <Text size="sm">{next}</Text>}
    </Alert>
  );
}
