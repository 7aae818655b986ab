import type { Dashboard } from "../../contract.ts";

/** What one client's dashboard is made of, as composed from its manifest. */
export type Instance = {
  name: string;
  colour: string | null;
  /** The address of the client's own picture. */
  logo: string | null;
  modules: readonly { title: string; version: string; dashboard?: Dashboard }[];
  custom: Dashboard;
  welcome: Welcome;
};

/** The first page's words. A blank line in `text` begins a new paragraph. */
export type Welcome = { title: string; text: string };
