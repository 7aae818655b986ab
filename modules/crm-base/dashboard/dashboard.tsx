import IconUserPlus from "@tabler/icons-react/dist/esm/icons/IconUserPlus.mjs";
import IconUsers from "@tabler/icons-react/dist/esm/icons/IconUsers.mjs";
import type { Dashboard } from "../../contract.ts";

export const dashboard: Dashboard = {
  menu: [
    {
      label: "Contacts",
      detail: "The people you deal with: find, add and change them.",
      path: "/contacts",
      icon: IconUsers,
    },
  ],
  pages: [
    {
      path: "/contacts",
      title: "Contacts",
      load: async () => (await import("./contacts-page.tsx")).ContactsPage,
    },
    {
      path: "/contacts/new",
      title: "New contact",
      load: async () => (await import("./new-contact-page.tsx")).NewContactPage,
    },
    {
      path: "/contacts/:id",
      title: "Contact",
      load: async () => (await import("./contact-page.tsx")).ContactPage,
    },
  ],
  actions: [
    {
      label: "Add contact",
      detail: "Write down somebody new",
      path: "/contacts/new",
      icon: IconUserPlus,
    },
  ],
};
