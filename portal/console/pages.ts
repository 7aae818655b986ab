import IconApi from "@tabler/icons-react/dist/esm/icons/IconApi.mjs";
import IconBuildings from "@tabler/icons-react/dist/esm/icons/IconBuildings.mjs";
import IconChecklist from "@tabler/icons-react/dist/esm/icons/IconChecklist.mjs";
import IconHistory from "@tabler/icons-react/dist/esm/icons/IconHistory.mjs";
import IconKey from "@tabler/icons-react/dist/esm/icons/IconKey.mjs";
import IconMessages from "@tabler/icons-react/dist/esm/icons/IconMessages.mjs";
import IconPlayerPlay from "@tabler/icons-react/dist/esm/icons/IconPlayerPlay.mjs";
import IconPlugConnected from "@tabler/icons-react/dist/esm/icons/IconPlugConnected.mjs";
import IconRocket from "@tabler/icons-react/dist/esm/icons/IconRocket.mjs";
import IconSend from "@tabler/icons-react/dist/esm/icons/IconSend.mjs";
import IconServer from "@tabler/icons-react/dist/esm/icons/IconServer.mjs";
import IconShieldLock from "@tabler/icons-react/dist/esm/icons/IconShieldLock.mjs";
import IconUser from "@tabler/icons-react/dist/esm/icons/IconUser.mjs";
import IconUsers from "@tabler/icons-react/dist/esm/icons/IconUsers.mjs";
import type { Page } from "./page.ts";

/** Every page of the console, in the menu's order. */
export const pages: readonly Page[] = [
  {
    path: "/",
    title: "Conversation",
    load: async () => (await import("./conversation/conversation-page.tsx")).ConversationPage,
    icon: IconMessages,
    menu: "main",
    letter: "h",
  },
  {
    path: "/environments",
    title: "Environments",
    load: async () => (await import("./environments/environments-page.tsx")).EnvironmentsPage,
    icon: IconServer,
    menu: "main",
    letter: "e",
  },
  {
    path: "/clients",
    title: "Clients",
    load: async () => (await import("./clients/clients-page.tsx")).ClientsPage,
    icon: IconBuildings,
    menu: "main",
    letter: "c",
  },
  {
    path: "/clients/:client",
    title: "Client",
    load: async () => (await import("./clients/client-page.tsx")).ClientPage,
  },
  {
    path: "/clients/:client/manifest",
    title: "Lucca configuration",
    load: async () => (await import("./clients/manifest/manifest-page.tsx")).ManifestPage,
  },
  {
    path: "/runs",
    title: "Runs",
    load: async () => (await import("./runs/runs-page.tsx")).RunsPage,
    icon: IconPlayerPlay,
    menu: "main",
    letter: "r",
  },
  {
    path: "/runs/:number",
    title: "Run",
    load: async () => (await import("./runs/run-page.tsx")).RunPage,
  },
  {
    path: "/deploys",
    title: "Deploys",
    load: async () => (await import("./deploys/deploys-page.tsx")).DeploysPage,
    icon: IconRocket,
    menu: "main",
    letter: "d",
  },
  {
    path: "/deploys/:id",
    title: "Deploy",
    load: async () => (await import("./deploys/deploy-page.tsx")).DeployPage,
  },
  {
    path: "/approvals",
    title: "Approvals",
    load: async () => (await import("./approvals/approvals-page.tsx")).ApprovalsPage,
    icon: IconChecklist,
    menu: "main",
    letter: "a",
  },
  {
    path: "/audit",
    title: "Audit",
    load: async () => (await import("./audit/audit-page.tsx")).AuditPage,
    icon: IconHistory,
    menu: "main",
    letter: "u",
  },
  {
    path: "/audit/:seq",
    title: "Event",
    load: async () => (await import("./audit/event-page.tsx")).EventPage,
  },
  {
    path: "/settings/me",
    title: "You",
    load: async () => (await import("./settings/me/me-page.tsx")).MePage,
    icon: IconUser,
    menu: "settings",
    letter: "s",
  },
  {
    path: "/settings/people",
    title: "People",
    load: async () => (await import("./settings/people/people-page.tsx")).PeoplePage,
    icon: IconUsers,
    menu: "settings",
    right: "manage",
  },
  {
    path: "/settings/connections",
    title: "Connections",
    load: async () => (await import("./settings/connections/connections-page.tsx")).ConnectionsPage,
    icon: IconPlugConnected,
    menu: "settings",
    right: "manage",
  },
  {
    path: "/settings/tokens",
    title: "Tokens",
    load: async () => (await import("./settings/tokens/tokens-page.tsx")).TokensPage,
    icon: IconKey,
    menu: "settings",
  },
  {
    path: "/settings/policies",
    title: "Policies",
    load: async () => (await import("./settings/policies/policies-page.tsx")).PoliciesPage,
    icon: IconShieldLock,
    menu: "settings",
  },
  {
    path: "/settings/outbox",
    title: "Outbox",
    load: async () => (await import("./settings/outbox/outbox-page.tsx")).OutboxPage,
    icon: IconSend,
    menu: "settings",
    right: "manage",
  },
  {
    path: "/reference",
    title: "API reference",
    load: async () => (await import("./reference/reference-page.tsx")).ReferencePage,
    icon: IconApi,
    menu: "settings",
  },
];
