import { describe, expect, test } from "vitest";
import { endOfDay, startOfDay } from "../../portal/console/audit/day-bounds.ts";
import { withValue } from "../../portal/console/clients/manifest/document.ts";
import { slugOf } from "../../portal/console/clients/slug-of.ts";

test("a day begins and ends where the person is, also when it is not 24 hours long", () => {
  expect(startOfDay("2026-09-27")).toBe(new Date(2026, 8, 27).toISOString());
  expect(endOfDay("2026-09-27")).toBe(new Date(2026, 8, 28).toISOString());
  expect(startOfDay("")).toBeUndefined();
  expect(startOfDay("yesterday")).toBeUndefined();
});

test.each([
  ["Panna Cotta", "panna-cotta"],
  ["  Café Ōrākei Ltd. ", "cafe-orakei-ltd"],
  ["42 Below", "below"],
])("the name “%s” suggests the slug %s", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

describe("a value of a manifest", () => {
  const manifest = { client: { name: "Panna" }, access: { allow: ["@panna.nz"] } };

  test("is set where nothing stood, without touching the rest", () => {
    const next = withValue(manifest, ["git", "branches", "staging"], "next");
    expect(next).toEqual({ ...manifest, git: { branches: { staging: "next" } } });
    expect(manifest).not.toHaveProperty("git");
  });

  test("is taken out with what it leaves empty around it", () => {
    expect(withValue(manifest, ["access", "allow"], undefined)).toEqual({
      client: { name: "Panna" },
    });
  });

  test("may be an empty list or a false", () => {
    expect(withValue(manifest, ["access", "allow"], [])).toHaveProperty("access.allow", []);
    expect(withValue(manifest, ["storage", "enabled"], false)).toHaveProperty(
      "storage.enabled",
      false,
    );
  });
});
