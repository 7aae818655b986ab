import { describe, expect, test } from "vitest";
import type { Actor, Role } from "../../db/actor.ts";
import { judge, type Right, rights } from "../../mocca/rights.ts";

const roles: readonly Role[] = ["owner", "operator", "member"];
const operates: readonly Right[] = ["look", "deploy", "provision", "manage"];
const may: Record<Role, readonly Right[]> = { owner: rights, operator: operates, member: ["look"] };

function person(role: Role): Actor {
  return { via: "terminal", person: { id: "019", name: "Sam", email: "sam@mio.nz", role } };
}

describe.each(roles)("an %s of the house", (role) => {
  test.each(rights)("in the house: %s", (right) => {
    expect(judge(person(role), right, { at: "house" }).may).toBe(may[role].includes(right));
  });

  describe.each([undefined, ...roles])("who is %s at the client", (there) => {
    test.each(rights)("%s", (right) => {
      const verdict = judge(person(role), right, { at: "client", role: there });
      const here = there === undefined ? [] : may[there];
      const house = role === "member" ? [] : may[role];
      expect(verdict.may).toBe([...here, ...house].includes(right));
      expect(verdict.because).toMatch(/^Sam is (a member|owner|operator|member)/);
    });
  });

  test("may not report for a pipeline", () => {
    expect(judge(person(role), "report", { at: "client", role: "owner" }).may).toBe(false);
  });
});

test("a webhook may report and nothing else", () => {
  const webhook: Actor = { via: "webhook", principal: "pipeline" };
  const place = { at: "client", role: "owner" } as const;
  expect(judge(webhook, "report", place).may).toBe(true);
  for (const right of rights) expect(judge(webhook, right, place).may, right).toBe(false);
});
