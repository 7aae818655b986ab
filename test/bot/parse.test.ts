import { describe, expect, test } from "vitest";
import { longestLine, parse } from "../../bot/parse.ts";
import { vocabulary } from "./room.ts";

const anyone = () => true;
const read = (line: string) => parse(vocabulary, anyone, line);

/** The command and what was typed for its arguments, or the kind of answer. */
function said(line: string): unknown {
  const parsed = read(line);
  return parsed.kind === "ready" ? [parsed.command.words, parsed.values] : parsed;
}

describe("a command is understood however it was typed", () => {
  const panna = ["provision", { client: "panna", on: "local" }];
  test.each([
    ["with a slash", "/provision panna --on local"],
    ["without a slash", "provision panna --on local"],
    ["after the bot's own command", "/mocca provision panna --on local"],
    ["addressed by name", "@Mocca: /provision panna --on local"],
    ["with an equals sign", "/provision panna --on=local"],
    ["with the flag first", "/provision --on local panna"],
    ["in capitals", "/PROVISION panna --ON Local"],
    ["by an alias", "/up panna --on local"],
    ["with every argument by name", "/provision --on local --client panna"],
    [
      "with no-break and zero-width spaces",
      "\u200b/provision\u00a0panna\u202f--on\u00a0local\ufeff",
    ],
    ["with a dash that a phone drew", "/provision panna —on local"],
    ["with the other dash", "/provision panna –on=local"],
    ["over several lines", "/provision\n  panna\n\t--on local\r\n"],
    ["with straight quotes", `/provision "panna" --on='local'`],
    ["with smart quotes", "/provision “panna” --on ‘local’"],
    ["with guillemets", "/provision « panna » --on «local»"],
    ["with backticks", "/provision `panna` --on `local`"],
    ["with a leftover of Teams", '<at id="0">Mocca</at> provision panna --on local'],
    ["with a mention of Slack", "<@U012AB3CD> provision panna --on local"],
  ])("%s", (_, line) => {
    expect(said(line)).toEqual(panna);
  });

  test.each([
    ["a domain that became a link", "<http://panna.mocca.nz|panna.mocca.nz>", "panna.mocca.nz"],
    [
      "an address with nothing else",
      "<https://panna.mocca.nz/a?b=c>",
      "https://panna.mocca.nz/a?b=c",
    ],
    ["a link under other words", "<https://panna.mocca.nz|our page>", "https://panna.mocca.nz"],
    ["an e-mail address", "<mailto:ian@mio.nz|ian@mio.nz>", "ian@mio.nz"],
    ["a person", "<@U012AB3CD|ian>", "@U012AB3CD"],
    ["a person in Teams", "<at>Ian</at>", "Ian"],
    ["an apostrophe", "don't", "don't"],
    ["a year’s apostrophe", "’26", "’26"],
    ["a quote that never closes", '"panna', '"panna'],
    ["a quote inside quotes", '"the \\"old\\" one"', 'the "old" one'],
    ["an apostrophe inside single quotes", "'don't worry'", "don't worry"],
    ["a backslash", '"C:\\\\mio"', "C:\\mio"],
    ["nothing", '""', ""],
    ["what looks like a flag", '"--on"', "--on"],
    ["a negative number", "-5", "-5"],
  ])("a pasted value: %s", (_, typed, value) => {
    expect(said(`/provision ${typed}`)).toEqual(["provision", { client: value }]);
  });

  test("after two dashes alone everything is a value", () => {
    expect(said("/tag panna -- --priority high")).toEqual([
      "tag",
      { client: "panna", names: ["--priority", "high"] },
    ]);
  });

  test("a yes-or-no flag is said, denied, or given a value", () => {
    for (const flag of ["--dry-run", "--dry-run=yes", "--Dry-Run=TRUE"])
      expect(said(`/provision panna ${flag}`)).toEqual([
        "provision",
        { client: "panna", dryRun: true },
      ]);
    for (const flag of ["--no-dry-run", "--dry-run=no"])
      expect(said(`/provision ${flag} panna`)).toEqual([
        "provision",
        { client: "panna", dryRun: false },
      ]);
  });

  test("the last argument takes the rest of the line, and prose may hold a dash", () => {
    expect(said("/note panna fixed login — but —really— not  tested")).toEqual([
      "note",
      { client: "panna", text: "fixed login — but —really— not tested" },
    ]);
  });

  test("several values are gathered, in order or by name", () => {
    const tags = ["tag", { client: "panna", names: ["red", "very old"] }];
    expect(said('/tag panna red "very old"')).toEqual(tags);
    expect(said('/tag panna --names red --names="very old"')).toEqual(tags);
  });

  test("what the schema makes of the values reaches the command", () => {
    const parsed = read("/tag panna --priority 3");
    expect(parsed.kind === "ready" && parsed.args).toEqual({ client: "panna", priority: 3 });
    const dry = read("/provision panna");
    expect(dry.kind === "ready" && dry.args).toEqual({ client: "panna", dryRun: false });
  });
});

describe("a group of commands", () => {
  test.each([
    ["/run", "run list", {}],
    ["/runs", "run list", {}],
    ["/run --client panna", "run list", { client: "panna" }],
    ["/run R-7", "run show", { run: "R-7" }],
    ["/run show R-7", "run show", { run: "R-7" }],
    ["/Run Cancel R-7", "run cancel", { run: "R-7" }],
    ["/stop R-7", "run cancel", { run: "R-7" }],
  ])("%s is %s", (line, words, values) => {
    expect(said(line)).toEqual([words, values]);
  });

  test("a slip in its second word is not taken for a value", () => {
    expect(said("/run lsit")).toMatchObject({ kind: "unknown", suggestions: ["run list"] });
    expect(said("/run banana")).toMatchObject({ kind: "incomplete" });
  });
});

describe("what cannot be done is told exactly", () => {
  const lack = (line: string) => {
    const parsed = read(line);
    if (parsed.kind !== "incomplete") return parsed;
    const wrong = parsed.wrong.map(({ argument, ...rest }) => ({ of: argument?.key, ...rest }));
    return { missing: parsed.missing.map(({ key }) => key), wrong };
  };

  test("what is missing, all at once", () => {
    expect(lack("/promote")).toEqual({ missing: ["client", "environment"], wrong: [] });
    expect(lack("/destroy panna --confirm")).toEqual({ missing: ["confirm"], wrong: [] });
    expect(lack("/destroy panna --confirm --loud")).toMatchObject({ missing: ["confirm"] });
  });

  test("what is wrong: which, what was found, what is allowed, what was meant", () => {
    expect(lack("/promote panna stagin")).toEqual({
      missing: [],
      wrong: [
        {
          of: "environment",
          found: "“stagin”",
          allowed: "staging, production",
          instead: ["staging"],
        },
      ],
    });
    expect(lack("/provision panna --om local")).toMatchObject({
      wrong: [
        { found: "--om", instead: ["--on"] },
        { found: "“local”", allowed: "nothing more" },
      ],
    });
    expect(lack("/provision panna cotta")).toMatchObject({ wrong: [{ found: "“cotta”" }] });
    expect(lack("/provision panna --client cotta")).toMatchObject({
      wrong: [{ found: "“panna”" }],
    });
    expect(lack("/provision --on local --on cloudflare panna")).toMatchObject({
      wrong: [{ of: "on", allowed: "one value" }],
    });
    expect(lack("/tag panna --priority high")).toMatchObject({ wrong: [{ of: "priority" }] });
    expect(lack("/provision panna --dry-run=maybe")).toMatchObject({ wrong: [{ of: "dryRun" }] });
  });

  test.each([
    ["/provison panna", ["provision"]],
    ["/depsroy", ["destroy"]],
    ["/cancel R-7", ["run cancel"]],
    ["/list", ["run list"]],
    ["/prov", ["provision"]],
    ["/stpo", ["run cancel"]],
    ["/helo", ["help"]],
    ["/zebra", []],
  ])("%s: did you mean %j", (line, suggestions) => {
    expect(read(line)).toMatchObject({ kind: "unknown", suggestions });
  });

  test("only what this person may use is suggested", () => {
    const parsed = parse(vocabulary, (right) => right !== "destroy", "/destory panna");
    expect(parsed).toMatchObject({ kind: "unknown", suggestions: [] });
  });

  test("the right comes before the values", () => {
    expect(parse(vocabulary, () => false, "/promote nonsense --x")).toMatchObject({
      kind: "forbidden",
    });
  });

  test("nothing, and too much", () => {
    for (const line of ["", " ", "/", "/mocca", "\u200b"])
      expect(read(line)).toEqual({ kind: "empty" });
    expect(read(`/note panna ${"x".repeat(longestLine)}`)).toEqual({ kind: "too long" });
  });

  test("--help asks about the command", () => {
    expect(said("/run cancel R-7 --help")).toEqual(["help", { command: "run cancel" }]);
  });
});
