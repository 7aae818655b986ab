import { Anchor, Group } from "@mantine/core";
import { Link } from "wouter";
import type { Run } from "./run-row.ts";

/** Where to go from a run: its plan, its events in the audit, its client, its deploys. */
export function RunLinks({ run }: { run: Run }) {
  const links = [
    ["The plan", `/approvals?plan=${run.run.planId}`],
    ["Audit of this run", `/audit?run=R-${run.run.number}`],
    [run.client, `/clients/${run.clientSlug}`],
    ["Its deploys", `/deploys?client=${run.clientSlug}&project=${run.project}`],
  ] as const;
  return (
    <Group gap="md">
      {links.map(([label, href]) => (
        <Anchor key={href} component={Link} href={href} size="sm">
          {label}
        </Anchor>
      ))}
    </Group>
  );
}
