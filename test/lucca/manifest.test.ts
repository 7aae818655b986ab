import { describe, expect, test } from "vitest";
import { Refusal } from "../../db/refusal.ts";
import {
  domainOf,
  manifestHash,
  manifestSchema,
  onLocal,
  plain,
  readManifest,
} from "../../lucca/manifest.ts";
import { checkManifest } from "../../mocca/clients/check-manifest.ts";

const issue = {
  client: { name: "Panna", slug: "panna", domain: "panna.mocca.nz" },
  infrastructure: { provider: "cloudflare", database: "neon", auth: "microsoft-sso" },
  modules: {
    mocca_client: { enabled: true, version: "latest" },
    crm_base: { enabled: true, version: "1.2.0" },
    board_rm: { enabled: false },
    integrations: { xero: { enabled: true } },
  },
};

/** The same document with other members, as deep as needed. */
function but(more: object): unknown {
  const merge = (base: unknown, over: unknown): unknown =>
    base !== null &&
    typeof base === "object" &&
    over !== null &&
    typeof over === "object" &&
    !Array.isArray(over)
      ? Object.fromEntries(
          [...new Set([...Object.keys(base), ...Object.keys(over)])].map((key) => [
            key,
            key in over
              ? merge(Reflect.get(base, key), Reflect.get(over, key))
              : Reflect.get(base, key),
          ]),
        )
      : over;
  return merge(issue, more);
}

/** Every fault of a value as `path: found; allowed`. */
function faults(value: unknown): string[] {
  try {
    checkManifest(value, "Not done");
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.faults.map((fault) => `${fault.path}: ${fault.found}; ${fault.allowed}`);
  }
}

describe("the issue's document", () => {
  const manifest = checkManifest(issue, "Not done");

  test("is accepted to the letter, and the rest has defaults", () => {
    expect(manifest).toMatchObject(issue);
    expect(manifest).toMatchObject({
      git: { branches: { production: "main", staging: "staging" } },
      database: { version: 17, migrations: "migrations" },
      storage: { enabled: true },
      time_zone: "Pacific/Auckland",
    });
    expect(domainOf(manifest, "production")).toBe("panna.mocca.nz");
    expect(domainOf(manifest, "staging")).toBe("panna-test.mocca.nz");
  });

  test("has one hash, however it was written down, also once it was kept", () => {
    const again = readManifest(JSON.parse(JSON.stringify(plain(manifest))));
    if (!("manifest" in again)) throw new Error("unreadable");
    expect(manifestHash(again.manifest)).toBe(manifestHash(manifest));
    const other = {
      modules: issue.modules,
      infrastructure: issue.infrastructure,
      client: issue.client,
    };
    expect(manifestHash(manifestSchema.parse(other))).toBe(manifestHash(manifest));
  });

  test("moved to this machine names no other vendor", () => {
    const { infrastructure } = onLocal(manifest);
    expect(new Set(Object.values(infrastructure))).toEqual(new Set(["local"]));
    expect(faults(plain(onLocal(manifest)))).toEqual([]);
  });
});

describe("what cannot be used is said with its path, what was found and what is allowed", () => {
  test.each<[string, object, string]>([
    ["a slug with capitals", { client: { slug: "Panna" } }, "client.slug: “Panna”; 2 to 31 of a–z"],
    ["a slug of ours", { client: { slug: "git" } }, "client.slug: “git”; any name but"],
    [
      "a slug like a host of staging",
      { client: { slug: "panna-test" } },
      "client.slug: “panna-test”; a name that does not end",
    ],
    [
      "a slug that PostgreSQL keeps",
      { client: { slug: "pg-one" } },
      "client.slug: “pg-one”; a name that does not begin with pg-",
    ],
    ["a slug that is too long", { client: { slug: "p".repeat(32) } }, "client.slug:"],
    ["no domain", { client: { domain: undefined } }, "client.domain: nothing; string, required"],
    [
      "a domain with a path",
      { client: { domain: "panna.nz/x" } },
      "client.domain: “panna.nz/x”; a domain such as",
    ],
    ["a name that is not text", { client: { name: 7 } }, "client.name: 7; string"],
    ["a name on two lines", { client: { name: "Pan\nna" } }, "client.name:"],
    ["a name of nothing", { client: { name: "  " } }, "client.name:"],
    [
      "a vendor that nobody knows",
      { infrastructure: { provider: "heroku" } },
      "infrastructure.provider: “heroku”; cloudflare, local",
    ],
    [
      "a name that is not known",
      { infrastructure: { provder: "local" } },
      "infrastructure: provder; no such names here",
    ],
    [
      "a member at the top that is not known",
      { extra: 1 },
      "the whole value: extra; no such names here",
    ],
    ["a module that nobody knows", { modules: { crm: { enabled: true } } }, "modules.crm: “crm”;"],
    [
      "a version that is not there",
      { modules: { crm_base: { version: "9.9.9" } } },
      "modules.crm_base.version: “9.9.9”; latest, 1.2.0",
    ],
    [
      "a version that is none",
      { modules: { crm_base: { version: "new" } } },
      "modules.crm_base.version: “new”; latest, or a version",
    ],
    [
      "the shell turned off",
      { modules: { mocca_client: { enabled: false } } },
      "modules.mocca_client.enabled: false; true",
    ],
    [
      "an integration that nobody knows",
      { modules: { integrations: { sage: { enabled: true } } } },
      "modules.integrations.sage",
    ],
    [
      "one branch for both",
      { git: { branches: { production: "main", staging: "main" } } },
      "git.branches: ",
    ],
    [
      "a branch that is a path",
      { git: { branches: { staging: "../x" } } },
      "git.branches.staging: “../x”;",
    ],
    ["one domain for both", { domains: { staging: "panna.mocca.nz" } }, "domains.staging: "],
    ["an old database", { database: { version: 9 } }, "database.version: 9; 15, 16, 17"],
    [
      "migrations elsewhere",
      { database: { migrations: "../m" } },
      "database.migrations: “../m”; a folder name",
    ],
    [
      "a time zone that is none",
      { time_zone: "NZ/Nowhere" },
      "time_zone: “NZ/Nowhere”; a time zone",
    ],
    [
      "a person who is no address",
      { access: { allow: ["sam"] } },
      "access.allow.0: “sam”; an address, @domain",
    ],
    [
      "a team that is none",
      { access: { api: { allow: ["team:everybody"] } } },
      "access.api.allow.0: “team:everybody”; an address",
    ],
    ["a colour in words", { branding: { colour: "red" } }, "branding.colour: “red”; a colour"],
    ["a picture outside", { branding: { logo: "../logo.svg" } }, "branding.logo:"],
  ])("%s", (_, more, said) => {
    const all = faults(but(more));
    expect(all).toHaveLength(1);
    expect(all[0]).toContain(said);
  });

  test.each([undefined, null, 1, "text", [], {}])("%j is no manifest", (value) => {
    expect(faults(value).length).toBeGreaterThan(0);
  });

  test("all at once", () => {
    const all = faults(
      but({
        client: { slug: "X", domain: "x" },
        infrastructure: { database: "db" },
        time_zone: 1,
        extra: true,
      }),
    );
    expect(all.map((one) => one.split(":")[0]).toSorted()).toEqual([
      "client.domain",
      "client.slug",
      "infrastructure.database",
      "the whole value",
      "time_zone",
    ]);
  });

  test("a member that pretends to be a prototype is no module", () => {
    const value = JSON.parse(JSON.stringify(issue).replace('"board_rm"', '"__proto__"'));
    expect(() => checkManifest(value, "Not done")).not.toThrow(TypeError);
  });
});
