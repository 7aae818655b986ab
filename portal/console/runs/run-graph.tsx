import { Paper } from "@mantine/core";
import { useMemo } from "react";
import { graphLayout } from "./graph-layout.ts";
import { GraphLine } from "./graph-line.tsx";
import { GraphNode } from "./graph-node.tsx";
import type { Step } from "./run-row.ts";
import "./run-graph.css";

type Props = { steps: readonly Step[]; onChoose: (key: string) => void };

/** A run's steps drawn as what comes after what; choosing one opens it in the list below. */
export function RunGraph({ steps, onChoose }: Props) {
  // What comes after what never changes while a run goes on, and laying it out is not free.
  const shape = JSON.stringify(steps.map(({ key, after }) => ({ key, after })));
  const { nodes, lines, width, height } = useMemo(
    () => graphLayout<{ key: string; after: string[] }>(JSON.parse(shape)),
    [shape],
  );
  const byKey = new Map(steps.map((step) => [step.key, step]));
  return (
    <Paper withBorder p="sm" radius="md">
      <svg className="run-graph" viewBox={`0 0 ${width} ${height}`} style={{ maxWidth: width }}>
        <title>What each step comes after</title>
        {lines.map((line) => (
          <GraphLine
            key={`${line.from} ${line.to}`}
            line={line}
            done={byKey.get(line.from)?.state === "done"}
          />
        ))}
        {nodes.map(({ step: { key }, x, y }) => {
          const step = byKey.get(key);
          return step && <GraphNode key={key} step={step} x={x} y={y} onChoose={onChoose} />;
        })}
      </svg>
    </Paper>
  );
}
