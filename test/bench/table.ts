import type { Result } from "./results.ts";
import type { Unit } from "./rows.ts";

const heads = ["", "median", "spread", "beside it", "its median", "ratio", "aim", ""];

/** The results as a Markdown table that also reads well as it stands. */
export function tableOf(results: readonly Result[]): string {
  const lines = [heads, ...results.map(cellsOf)];
  const widths = heads.map((_, i) => Math.max(3, ...lines.map((cells) => cells[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  const [head = "", ...rest] = lines.map(line);
  return [head, rule, ...rest].join("\n");
}

function cellsOf({ what, unit, aim, beside, ours, floor, ratio, met }: Result): string[] {
  return [
    what,
    inWords(ours.median, unit),
    `${inWords(ours.low, unit)} to ${inWords(ours.high, unit)}`,
    beside,
    inWords(floor.median, unit),
    ratio === undefined ? "" : `${ratio < 10 ? ratio.toFixed(1) : Math.round(ratio)} ×`,
    aim === undefined ? "" : inWords(aim, unit),
    met === undefined ? "" : met ? "met" : "missed",
  ];
}

function inWords(value: number, unit: Unit): string {
  if (unit === "requests") return String(value);
  if (unit === "MB") return `${Math.round(value)} MB`;
  if (value >= 1_000) return `${Number((value / 1_000).toFixed(1))} s`;
  return `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} ms`;
}
