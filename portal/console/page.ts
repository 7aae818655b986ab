import type { ComponentType } from "react";
import type { Me } from "../api/me.ts";

export type PageProps = { params: Record<string, string | undefined> };

/** A page of the console; its code is fetched when it is first opened. */
export type Page = {
  path: string;
  title: string;
  load: () => Promise<ComponentType<PageProps>>;
  icon?: ComponentType<{ size?: number; stroke?: number }>;
  /** Where it stands in the menu; a page without one is reached from another page. */
  menu?: "main" | "settings";
  /** Whoever may not do this in the house does not see it in the menu. */
  right?: Me["rights"][number];
  /** The letter that opens it after G. */
  letter?: string;
};
