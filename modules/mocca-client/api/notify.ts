import type { Notice, Query } from "../../contract.ts";

/** Adds a notice for everybody, in the transaction of what it tells of. */
export async function notify(query: Query, notice: Notice): Promise<void> {
  await query("insert into mocca_client.notification (title, detail, path) values ($1, $2, $3)", [
    notice.title,
    notice.detail,
    notice.path,
  ]);
}
