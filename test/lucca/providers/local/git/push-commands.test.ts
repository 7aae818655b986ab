import fc from "fast-check";
import { expect, test } from "vitest";
import { packet } from "../../../../../lucca/providers/local/git/pkt-line.ts";
import { pushCommands } from "../../../../../lucca/providers/local/git/push-commands.ts";
import { pushReport } from "../../../../../lucca/providers/local/git/push-report.ts";

const one = "1".repeat(40);
const none = "0".repeat(40);
const flush = Buffer.from("0000");

test("the head of a push is read, however it is torn, and the pack after it is left", () => {
  const bytes = Buffer.concat([
    packet(`shallow ${one}\n`),
    packet(`${none} ${one} refs/heads/ä\0 report-status quiet\n`),
    packet(`${one} ${none} refs/heads/old`),
    flush,
  ]);
  for (let length = 0; length < bytes.length; length += 1)
    expect(pushCommands(bytes.subarray(0, length))).toBeUndefined();
  expect(pushCommands(Buffer.concat([bytes, Buffer.from("PACKzzzz")]))).toEqual({
    updates: [
      { ref: "refs/heads/ä", before: null, after: one },
      { ref: "refs/heads/old", before: one, after: null },
    ],
    capabilities: ["report-status", "quiet"],
  });
});

test("anything else is no push, and nothing makes the reader fail", () => {
  expect(pushCommands(Buffer.from("GET / HTTP/1.1"))).toBeNull();
  expect(pushCommands(Buffer.concat([packet("push-cert\0"), flush]))).toBeNull();
  expect(pushCommands(packet(`${none} ${one} HEAD`))).toBeNull();
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void pushCommands(Buffer.from(bytes))));
  fc.assert(
    fc.property(fc.array(fc.string()), (lines) => {
      pushCommands(Buffer.concat([...lines.map((line) => packet(line)), flush]));
    }),
  );
});

test("git's report is read in pieces of any size, with a side band and without", () => {
  const refs = Array.from({ length: 60 }, (_, n) => `refs/heads/branch-${n}`);
  const lines = ["unpack ok\n", ...refs.map((ref) => `ok ${ref}\n`), "ng refs/heads/no stale\n"];
  const plain = Buffer.concat([...lines.map((line) => packet(line)), flush]);
  const bands = [packet("\x02Resolving deltas\n")];
  for (let at = 0; at < plain.length; at += 100)
    bands.push(packet(Buffer.concat([Buffer.from([1]), plain.subarray(at, at + 100)])));
  const banded = Buffer.concat([...bands, flush]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_000 }), fc.boolean(), (size, sideBand) => {
      const report = pushReport(sideBand ? ["report-status", "side-band-64k"] : ["report-status"]);
      const bytes = sideBand ? banded : plain;
      for (let at = 0; at < bytes.length; at += size) report.take(bytes.subarray(at, at + size));
      expect([...(report.moved() ?? [])]).toEqual(refs);
    }),
  );
  expect(pushReport([]).moved()).toBeUndefined();
});
