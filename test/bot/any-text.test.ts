import fc from "fast-check";
import { expect, test } from "vitest";
import { normalise } from "../../bot/normalise.ts";
import { parse } from "../../bot/parse.ts";
import { print, quote } from "../../bot/print.ts";
import { tokens } from "../../bot/tokens.ts";
import { note, provision, tag, vocabulary } from "./room.ts";

const read = (line: string) => parse(vocabulary, () => true, line);

const dirt = fc.constantFrom(
  ..." \t\n\u00a0\u200b\u200d\"'“”‘’«»`\\/<>|=-—–@#:.,é漢👩‍💻\ud800\u0000",
  ..."<@U1>,<at>,</at>,<https://a.b|,--,--on,--no-,run,provision,panna,mocca,“,it's".split(","),
);
const line = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(dirt, { maxLength: 60 }).map((pieces) => pieces.join("")),
  fc.array(dirt, { maxLength: 60 }).map((pieces) => `/provision ${pieces.join("")}`),
  fc.array(dirt, { maxLength: 60 }).map((pieces) => `/run ${pieces.join("")}`),
);
const value = fc.oneof(line, fc.string({ unit: "binary" })).map(normalise);

test("any text has an answer, and nothing throws", () => {
  const kinds = ["ready", "incomplete", "forbidden", "unknown", "empty", "too long"];
  fc.assert(
    fc.property(line, (text) => kinds.includes(read(text).kind)),
    { numRuns: 2000 },
  );
});

test("any text is cleaned once and for all", () => {
  fc.assert(
    fc.property(line, (text) => {
      const once = normalise(text);
      expect(normalise(once)).toBe(once);
    }),
    { numRuns: 2000 },
  );
});

test("any text survives being quoted", () => {
  fc.assert(
    fc.property(value, (text) => {
      const [token, ...more] = tokens(normalise(quote(text)));
      expect(token).toMatchObject({ kind: "word", text });
      expect(more).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test("a command that was printed is understood as the same", () => {
  const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
  const cases = fc.oneof(
    fc.record({
      command: fc.constant(provision),
      values: fc.record({
        client: value,
        on: optional(fc.constantFrom("local", "cloudflare")),
        dryRun: optional(fc.boolean()),
      }),
    }),
    fc.record({
      command: fc.constant(note),
      values: fc.record({ client: value, loud: optional(fc.boolean()), text: value }),
    }),
    fc.record({
      command: fc.constant(tag),
      values: fc.record({
        client: value,
        names: optional(fc.array(value, { minLength: 1, maxLength: 4 })),
      }),
    }),
  );
  fc.assert(
    fc.property(cases, ({ command, values: wide }) => {
      const values = Object.fromEntries(
        Object.entries(wide).filter(
          (entry): entry is [string, string | boolean | string[]] => entry[1] !== undefined,
        ),
      );
      const parsed = read(print(command, values));
      expect(parsed).toMatchObject({ kind: "ready", command: { words: command.words } });
      expect(parsed.kind === "ready" && parsed.values).toEqual(values);
    }),
    { numRuns: 2000 },
  );
});

test("any text takes time that grows with its length", () => {
  const hard = [
    '" '.repeat(8000),
    `${"<at".repeat(3000)}${">".repeat(3000)}`,
    '"\\'.repeat(8000),
    "'a ".repeat(5000),
  ];
  for (const text of hard) {
    const start = performance.now();
    read(text);
    expect(performance.now() - start).toBeLessThan(1000);
  }
});
