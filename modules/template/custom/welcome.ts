import type { Welcome } from "../apps/dashboard/mocca-client/instance.ts";

/** The first page's words. A blank line begins a new paragraph. */
export const welcome: Welcome = {
  title: "Welcome to @CLIENT_NAME@",
  text: "Everything you work with is in the menu. Press Ctrl K, or ⌘ K on a Mac, to go anywhere by name.",
};
