import { expect, test } from "vitest";
import { resolveModules } from "../../../lucca/compose/resolve-modules.ts";
import { readManifest } from "../../../lucca/manifest.ts";
import { catalogue } from "../../../modules/index.ts";
import { panna } from "../../modules/panna.ts";

function resolve(modules: object, entries = catalogue) {
  const read = readManifest({ ...panna, modules });
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const { enabled, wanted, faults } = resolveModules(read.manifest.modules, entries);
  return {
    enabled: enabled.map(({ name, version }) => `${name} ${version}`),
    wanted: wanted.map(({ name }) => name),
    faults,
  };
}

test("Panna's manifest means the shell, then the contacts, and wants Xero", () => {
  expect(resolve(panna.modules)).toEqual({
    enabled: ["mocca-client 1.0.0", "crm-base 1.2.0"],
    wanted: ["integration-xero"],
    faults: [],
  });
});

test("the shell is in though the manifest does not name it", () => {
  expect(resolve({}).enabled).toEqual(["mocca-client 1.0.0"]);
});

test("the shell cannot be left out", () => {
  expect(resolve({ mocca_client: { enabled: false } }).faults).toEqual([
    expect.objectContaining({ path: "modules.mocca_client.enabled", found: "false" }),
  ]);
});

test("a module comes after what it requires, however the manifest orders them", () => {
  const { enabled } = resolve({ crm_base: { enabled: true }, mocca_client: { enabled: true } });
  expect(enabled).toEqual(["mocca-client 1.0.0", "crm-base 1.2.0"]);
});

test("unknown names and versions are all refused at once, with what there is", () => {
  const { faults } = resolve({
    crm: { enabled: false },
    crm_base: { enabled: true, version: "9.9.9" },
    board_rm: { enabled: true, version: "1.3.0" },
    integrations: { zero: { enabled: true } },
  });
  expect(faults).toEqual([
    {
      path: "modules.crm",
      found: "“crm”",
      allowed: "mocca_client, crm_base, board_rm, mocca_workflow",
    },
    {
      path: "modules.integrations.zero",
      found: "“zero”",
      allowed: "xero, sap, netsuite, dynamics, hubspot, accredo, shopify",
    },
    { path: "modules.crm_base.version", found: "“9.9.9”", allowed: "latest, 1.2.0" },
    { path: "modules.board_rm.version", found: "“1.3.0”", allowed: "latest: this one is planned" },
  ]);
});

test("a module whose requirement is not enabled is refused", () => {
  const entries = catalogue.map((entry) =>
    entry.name === "crm-base" ? { ...entry, requires: ["mocca-client", "board-rm"] } : entry,
  );
  expect(resolve({ crm_base: { enabled: true } }, entries).faults).toEqual([
    {
      path: "modules.board_rm.enabled",
      found: "a module that is only planned",
      allowed: "true: CRM Base requires it",
    },
  ]);
});

test("a disabled module keeps a version of its own without a fault", () => {
  const { enabled, faults } = resolve({ crm_base: { enabled: false, version: "0.0.1" } });
  expect({ enabled, faults }).toEqual({ enabled: ["mocca-client 1.0.0"], faults: [] });
});
