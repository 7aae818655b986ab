import { Hono } from "hono";
import type { ApiEnv, Routes } from "../../contract.ts";
import type { Notification } from "../../mocca-client/notification.ts";

type Row = Omit<Notification, "at"> & { at: Date };

const newest = `
  select id::text, at, title, detail, path from mocca_client.notification
  order by id desc limit 30`;

export const routes: Routes = new Hono<ApiEnv>().get("/notifications", async (c) => {
  const rows = await c.var.database.query<Row>(newest);
  const notifications: Notification[] = rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  return c.json({ notifications });
});
