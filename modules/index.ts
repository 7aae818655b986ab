import type { CatalogueEntry, PlannedModule } from "./contract.ts";
import { crmBase } from "./crm-base/module.ts";
import { moccaClient } from "./mocca-client/module.ts";

/** Every module that a manifest may name. One folder of this directory is one version. */
export const catalogue: readonly CatalogueEntry[] = [
  moccaClient,
  crmBase,
  planned("board-rm", "BoardRM", "Meetings, agendas, resolutions, documents and signatures."),
  planned("mocca-workflow", "Mocca Workflow", "Approvals, task queues, triggers and alerts."),
  integration("xero", "Xero", "Contacts, invoices, quotes and payments, both ways."),
  integration("sap", "SAP", "Master data and documents with SAP."),
  integration("netsuite", "NetSuite", "Master data and documents with NetSuite."),
  integration("dynamics", "Dynamics 365", "Dynamics 365 Business Central."),
  integration("hubspot", "HubSpot", "Pipelines, contacts and status updates."),
  integration("accredo", "Accredo", "Debtors, creditors and stock with Accredo."),
  integration("shopify", "Shopify", "Orders, customers and products of a Shopify store."),
];

function planned(name: string, title: string, summary: string): PlannedModule {
  return {
    name,
    manifestName: name.replaceAll("-", "_"),
    kind: "module",
    title,
    summary,
    state: "planned",
    requires: ["mocca-client"],
  };
}

function integration(name: string, title: string, summary: string): PlannedModule {
  return {
    ...planned(`integration-${name}`, title, summary),
    manifestName: name,
    kind: "integration",
  };
}
