import type { BuiltModule } from "../contract.ts";

export const moccaClient: BuiltModule = {
  name: "mocca-client",
  manifestName: "mocca_client",
  kind: "module",
  title: "Mocca Client",
  summary: "The white-label shell: navigation, branding, notifications and command palette.",
  state: "built",
  version: "1.0.0",
  requires: [],
};
