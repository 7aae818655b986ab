import type { BuiltModule } from "../contract.ts";

export const crmBase: BuiltModule = {
  name: "crm-base",
  manifestName: "crm_base",
  kind: "module",
  title: "CRM Base",
  summary: "Contacts: the people an organisation deals with, searched, kept and archived.",
  state: "built",
  version: "1.2.0",
  requires: ["mocca-client"],
};
