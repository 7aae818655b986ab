import type { Line } from "./graph-layout.ts";

/** One line of the graph, bent softly at its turns. */
export function GraphLine({ line, done }: { line: Line; done: boolean }) {
  const [first, ...rest] = line.points;
  if (first === undefined) return null;
  return (
    <path
      className="run-graph-line"
      data-done={done || undefined}
      d={`M ${first.x} ${first.y} ${curves(first, rest)}`}
    />
  );
}

type Point = Line["points"][number];

function curves(first: Point, rest: readonly Point[]): string {
  return rest
    .map((to, i) => {
      const from = rest[i - 1] ?? first;
      const middle = (from.x + to.x) / 2;
      return `C ${middle} ${from.y} ${middle} ${to.y} ${to.x} ${to.y}`;
    })
    .join(" ");
}
