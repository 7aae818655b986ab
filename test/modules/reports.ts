import type { FileTree } from "../../lucca/compose/file-tree.ts";

/** A repository to which the client has added a table, a route, a page and words of its own. */
export function withReports(tree: FileTree): FileTree {
  return new Map([...tree, ...Object.entries(custom)]);
}

const custom = {
  "custom/welcome.ts": `export const welcome = {
  title: "Kia ora",
  text: "Panna's own words.\\n\\nAnd a second paragraph.",
};
`,
  "custom/migrations/0001_reports.sql": `create schema custom;
create table custom.report (id bigint generated always as identity primary key, title text not null);
insert into custom.report (title) values ('Annual report');
`,
  "custom/api.ts": `import { Hono } from "hono";
import type { ApiEnv, Routes } from "../apps/contract.ts";
import type { Report } from "./report.ts";

export const routes: Routes = new Hono<ApiEnv>().get("/reports", async (c) => {
  const reports = await c.var.database.query<Report>("select title from custom.report order by id");
  return c.json({ reports });
});
`,
  "custom/report.ts": `export type Report = { title: string };
`,
  "custom/dashboard.tsx": `import IconReport from "@tabler/icons-react/dist/esm/icons/IconReport.mjs";
import type { Dashboard } from "../apps/contract.ts";

export const dashboard: Dashboard = {
  menu: [{ label: "Reports", detail: "What we publish.", path: "/reports", icon: IconReport }],
  pages: [
    {
      path: "/reports",
      title: "Reports",
      load: async () => (await import("./reports-page.tsx")).ReportsPage,
    },
  ],
  actions: [],
};
`,
  "custom/reports-page.tsx": `import { List, Title } from "@mantine/core";
import type { PageProps } from "../apps/contract.ts";
import type { Report } from "./report.ts";

export function ReportsPage({ api }: PageProps) {
  const { value } = api.useGet<{ reports: Report[] }>("/custom/reports");
  return (
    <>
      <Title order={1}>Reports</Title>
      <List>
        {value?.reports.map(({ title }) => (
          <List.Item key={title}>{title}</List.Item>
        ))}
      </List>
    </>
  );
}
`,
};
