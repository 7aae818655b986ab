import { expect, test } from "vitest";
import { Refusal } from "../../../db/refusal.ts";
import { composed, panna } from "../../modules/panna.ts";

const withoutCrm = { ...panna, modules: { ...panna.modules, crm_base: { enabled: false } } };

test("a composed repository holds the manifest, the lock, the sources, the migrations and custom/", async () => {
  const paths = [...(await composed()).keys()];
  expect(paths).toEqual(
    expect.arrayContaining([
      "manifest.json",
      "mocca.lock.json",
      "apps/contract.ts",
      "apps/api/index.ts",
      "apps/api/mocca-client/worker.ts",
      "apps/api/crm-base/routes.ts",
      "apps/dashboard/index.html",
      "apps/dashboard/main.tsx",
      "apps/dashboard/crm-base/dashboard.tsx",
      "apps/crm-base/contact.ts",
      "migrations/crm-base/0001_contacts.sql",
      "custom/welcome.ts",
      "custom/api.ts",
      "custom/dashboard.tsx",
      "custom/migrations/.gitkeep",
      ".github/workflows/deploy.yml",
      "package.json",
    ]),
  );
  expect(paths.filter((path) => path.endsWith("module.ts"))).toEqual([]);
});

test("the same wish makes the same bytes", async () => {
  expect(await composed()).toEqual(await composed());
});

test("the lock names exact versions, a hash of each module's content, and what is wanted", async () => {
  const lock = JSON.parse(String((await composed()).get("mocca.lock.json")));
  const sha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
  expect(lock).toEqual({
    migrations: "migrations",
    modules: [
      { name: "mocca-client", version: "1.0.0", sha256 },
      { name: "crm-base", version: "1.2.0", sha256 },
    ],
    wanted: ["integration-xero"],
  });
});

test("a disabled module is nowhere in the repository", async () => {
  const tree = await composed(withoutCrm);
  expect([...tree.keys()].filter((path) => path.includes("crm-base"))).toEqual([]);
  const generated = ["apps/api/index.ts", "apps/dashboard/instance.ts", "mocca.lock.json"];
  for (const path of generated) expect(String(tree.get(path))).not.toContain("crm");
});

test("a name with quotes and brackets stays what it is in every file", async () => {
  const name = 'O\'Brien & "Sons" <NZ> $& `x`';
  const tree = await composed({ ...panna, client: { ...panna.client, name } });
  expect(String(tree.get("README.md"))).toContain(`# ${name}\n`);
  expect(String(tree.get("custom/welcome.ts"))).toContain(
    `title: ${JSON.stringify(`Welcome to ${name}`)}`,
  );
  expect(String(tree.get("apps/dashboard/instance.ts"))).toContain(`name: ${JSON.stringify(name)}`);
  expect(String(tree.get("apps/dashboard/index.html"))).toContain("&amp; &quot;Sons&quot; &lt;NZ>");
  expect([...tree.values()].filter((content) => String(content).includes("@CLIENT_"))).toEqual([]);
});

test("a manifest with modules that cannot be had is refused with every fault", async () => {
  const wish = {
    ...panna,
    modules: { crm_base: { enabled: true, version: "3.0.0" }, x: { enabled: true } },
  };
  const refused = await composed(wish).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refusal);
  expect(refused).toMatchObject({
    code: "invalid",
    faults: [{ path: "modules.x" }, { found: "“3.0.0”" }],
  });
});
