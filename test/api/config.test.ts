import { describe, expect, test } from "vitest";
import { readSettings } from "../../api/config.ts";
import { Refusal } from "../../db/refusal.ts";

const key = Buffer.alloc(32, 7).toString("base64");

/** Every fault of an environment as `path: found; allowed`. */
function faults(env: Record<string, string>): string[] {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.faults.map((fault) => `${fault.path}: ${fault.found}; ${fault.allowed}`);
  }
}

test("nothing needs to be set", () => {
  const { settings, vendors } = readSettings({ HOME: "/root", PATH: "/bin" });
  expect(settings).toEqual({
    PORT: 8787,
    HOST: "127.0.0.1",
    MOCCA_DATA_DIR: ".mocca",
    MOCCA_OWNER_EMAIL: "owner@mocca.localhost",
  });
  expect(vendors).toEqual({});
});

test("what is set is read, and a vendor's variables are kept by name", () => {
  const { settings, vendors } = readSettings({
    PORT: "9000",
    NEON_API_KEY: "k",
    MOCCA_MASTER_KEY: key,
  });
  expect(settings.PORT).toBe(9000);
  expect(vendors).toEqual({ NEON_API_KEY: "k" });
});

describe("what is wrong is refused by name", () => {
  test.each<[string, Record<string, string>, string[]]>([
    ["a port that is none", { PORT: "mocca" }, ["PORT: "]],
    ["a port that is too large", { PORT: "70000" }, ["PORT: "]],
    [
      "a base address that is none",
      { MOCCA_BASE_URL: "mocca" },
      ["MOCCA_BASE_URL: “mocca”; an address"],
    ],
    ["an owner without an address", { MOCCA_OWNER_EMAIL: "owner" }, ["MOCCA_OWNER_EMAIL: "]],
    ["a short key", { MOCCA_MASTER_KEY: "c2hvcnQ=" }, ["MOCCA_MASTER_KEY: a value; 32 bytes"]],
    [
      "a database without a key",
      { DATABASE_URL: "postgres://a@b/c" },
      ["MOCCA_MASTER_KEY: nothing; 32 bytes"],
    ],
    [
      "half of a vendor",
      { CLOUDFLARE_API_TOKEN: "t" },
      ["CLOUDFLARE_ACCOUNT_ID: nothing; set with CLOUDFLARE_API_TOKEN"],
    ],
    [
      "half of a provider",
      { OIDC_ISSUER: "https://id.example" },
      ["OIDC_CLIENT_ID: ", "OIDC_CLIENT_SECRET: ", "OIDC_NAME: "],
    ],
    [
      "a provider that is not private, and everybody's Microsoft",
      {
        OIDC_ISSUER: "http://id.example",
        OIDC_CLIENT_ID: "i",
        OIDC_CLIENT_SECRET: "s",
        OIDC_NAME: "n",
        MICROSOFT_CLIENT_ID: "i",
        MICROSOFT_CLIENT_SECRET: "s",
        MICROSOFT_TENANT_ID: "common",
      },
      ["MICROSOFT_TENANT_ID: a value; the id", "OIDC_ISSUER: a value; https://"],
    ],
    [
      "several at once",
      { PORT: "-1", GITEA_URL: "u", GITEA_TOKEN: "t" },
      ["PORT: ", "GITEA_ORG: nothing"],
    ],
  ])("%s", (_, env, said) => {
    const all = faults(env);
    expect(all).toHaveLength(said.length);
    for (const [i, words] of said.entries()) expect(all[i]).toContain(words);
  });

  test.each([
    "PORT",
    "HOST",
    "MOCCA_DATA_DIR",
    "MOCCA_BASE_URL",
    "MOCCA_MASTER_KEY",
    "MOCCA_OWNER_EMAIL",
    "DATABASE_URL",
    "NEON_API_KEY",
  ])("%s that is set to nothing", (name) => {
    expect(faults({ [name]: "" }).map((fault) => fault.split(":")[0])).toContain(name);
  });

  test("and never with what a secret variable holds", () => {
    const env = {
      DATABASE_URL: "postgres//mocca:canary-1@db/mocca",
      MOCCA_MASTER_KEY: "canary-2",
      CLOUDFLARE_API_TOKEN: "canary-3",
      SMTP_URL: "http://mocca:canary-4@mail.example",
    };
    expect(faults(env).length).toBeGreaterThan(2);
    expect(JSON.stringify(faults(env))).not.toContain("canary");
  });
});
