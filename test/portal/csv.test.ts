import { expect, test } from "vitest";
import { eventsCsv } from "../../portal/console/audit/events-csv.ts";
import {
  environmentsCsv,
  environmentsOf,
} from "../../portal/console/environments/environments-csv.ts";
import { csvOf } from "../../portal/looks/csv.ts";

type Row = { name: string; age: number | null };
const columns = [
  ["Name", ({ name }: Row) => name],
  ["Age", ({ age }: Row) => age],
] as const;
const lineOf = (name: string, age: number | null = null) =>
  csvOf(columns, [{ name, age }]).split("\r\n")[1];

test("a list as CSV has a line of names, a line for each row, and the mark that spreadsheets look for", () => {
  expect(csvOf(columns, [{ name: "Sina", age: 0 }])).toBe("\uFEFFName,Age\r\nSina,0\r\n");
  expect(csvOf(columns, [])).toBe("\uFEFFName,Age\r\n");
});

test("commas, quotes and line breaks are kept, and what is not there is empty", () => {
  expect(lineOf('Sina "S", Apia')).toBe('"Sina ""S"", Apia",');
  expect(csvOf(columns, [{ name: "one\ntwo", age: 3 }])).toContain('\r\n"one\ntwo",3\r\n');
});

test.each(["=HYPERLINK(0)", "+1", "-1", "@SUM(A1)", "\t=1"])(
  "a spreadsheet does not run %j",
  (hostile) => {
    expect(lineOf(hostile)).toBe(`'${hostile},`);
  },
);

test("an event's line has its actor, run, facts and hash", () => {
  const event = {
    seq: 7,
    at: "2026-11-21T01:02:03.000Z",
    actor: { via: "system" as const, name: "=cmd", email: null },
    verb: "run",
    kind: "step done",
    client: "panna",
    clientName: "Panna",
    project: "panna",
    run: 3,
    deploy: null,
    facts: { title: "Database" },
    visibility: "team" as const,
    previous: "0".repeat(64),
    hash: "f".repeat(64),
  };
  const facts = '"{""title"":""Database""}"';
  expect(csvOf(eventsCsv, [event]).split("\r\n")[1]).toBe(
    `7,2026-11-21T01:02:03.000Z,'=cmd,,system,run,step done,panna,panna,R-3,${facts},${event.hash}`,
  );
});

test("a project on the board is a line for each of its environments", () => {
  const place = {
    projectId: "p",
    state: "planned" as const,
    address: null,
    live: null,
    latest: null,
  };
  const rows = environmentsOf({
    ...{ client: "panna", clientName: "Panna", project: "panna", provider: "local" },
    ...{ run: null, plan: null, ahead: false, behind: [], record: "new" as const, rights: [] },
    staging: { ...place, name: "staging" },
    production: { ...place, name: "production" },
  });
  expect(csvOf(environmentsCsv, rows).split("\r\n").slice(1, 3)).toEqual([
    "panna,panna,staging,planned,,,,,",
    "panna,panna,production,planned,,,,,",
  ]);
});
