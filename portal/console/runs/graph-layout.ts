import { type EdgeLabel, Graph, type GraphLabel, layout, type NodeLabel } from "@dagrejs/dagre";

export const box = { width: 236, height: 34 };

type Node = { key: string; after: readonly string[] };
export type Placed<N> = { step: N; x: number; y: number };
export type Line = { from: string; to: string; points: { x: number; y: number }[] };

/** Where each step stands and each line runs, from left to right; `x` and `y` are a box's middle. */
export function graphLayout<N extends Node>(steps: readonly N[]) {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>();
  graph.setGraph({ rankdir: "LR", nodesep: 10, ranksep: 32, marginx: 4, marginy: 4 });
  graph.setDefaultEdgeLabel(() => ({}));
  const keys = new Set(steps.map(({ key }) => key));
  for (const { key } of steps) graph.setNode(key, { ...box });
  for (const { key, after } of steps)
    for (const before of after) if (keys.has(before)) graph.setEdge(before, key);
  layout(graph);
  const nodes: Placed<N>[] = steps.map((step) => {
    const { x = 0, y = 0 } = graph.node(step.key);
    return { step, x, y };
  });
  const lines: Line[] = graph.edges().map((edge: { v: string; w: string }) => ({
    from: edge.v,
    to: edge.w,
    points: graph.edge(edge).points ?? [],
  }));
  const { width = 0, height = 0 } = graph.graph();
  return { nodes, lines, width, height };
}
