import { describe, expect, test } from "vitest";
import { partsOf } from "../../lucca/city.ts";
import { manifestSchema } from "../../lucca/manifest.ts";
import { box, graphLayout } from "../../portal/console/runs/graph-layout.ts";
import { manifestOf } from "../house.ts";

describe("a run's drawing", () => {
  const steps = partsOf(manifestSchema.parse(manifestOf("panna")), "panna");
  const { nodes, lines, width, height } = graphLayout(steps);

  test("has every step once, inside it, and none on another", () => {
    expect(nodes.map(({ step }) => step.key)).toEqual(steps.map(({ key }) => key));
    for (const one of nodes) {
      expect(one.x + box.width / 2).toBeLessThanOrEqual(width);
      expect(one.y + box.height / 2).toBeLessThanOrEqual(height);
      const over = nodes.filter(
        ({ x, y }) => Math.abs(x - one.x) < box.width && Math.abs(y - one.y) < box.height,
      );
      expect(over).toEqual([one]);
    }
  });

  test("leads from what comes first to what comes after, from left to right", () => {
    const placed = new Map(nodes.map((node) => [node.step.key, node.x]));
    expect(lines).toHaveLength(steps.flatMap(({ after }) => after).length);
    for (const { from, to } of lines)
      expect(placed.get(from)).toBeLessThan(placed.get(to) ?? Number.NaN);
  });

  test("leaves out what a step would come after when that is not in the run", () => {
    expect(graphLayout([{ key: "dns", after: ["compute"] }]).lines).toEqual([]);
  });
});
