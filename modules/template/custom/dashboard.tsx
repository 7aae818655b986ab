import type { Dashboard } from "../apps/contract.ts";

/** Your own pages: their menu entries, their addresses and what the command palette can start. */
export const dashboard: Dashboard = {
  menu: [],
  pages: [],
  actions: [],
};
