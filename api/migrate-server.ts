import { migrate } from "../db/migrate.ts";
import { Refusal } from "../db/refusal.ts";

/** What Node says of a connection, and PostgreSQL by its appendix A, in words. */
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: "where nothing answers",
  ECONNRESET: "which closed the connection",
  EHOSTUNREACH: "which cannot be reached",
  ENETUNREACH: "which cannot be reached",
  ENOTFOUND: "a name that nobody knows",
  EAI_AGAIN: "a name that nobody knows",
  ETIMEDOUT: "which does not answer",
  "28000": "which does not let that role in",
  "28P01": "which does not take that password",
  "3D000": "which has no database of that name",
  "53300": "which has no connection to spare",
  "57P03": "which is starting or stopping",
};

/** Migrates the database of DATABASE_URL. Refuses in words when it cannot be connected to. */
export async function migrateServer(url: string): Promise<void> {
  try {
    await migrate(url);
  } catch (error) {
    const reason = reasons[codeOf(error)];
    // A fault of the migration itself is no matter of the address.
    if (reason === undefined) throw error;
    const { hostname, port } = new URL(url);
    throw new Refusal(
      "unavailable",
      `The database was not opened: DATABASE_URL leads to ${hostname}:${port || 5432}, ${reason}.`,
      "Start that server, or set DATABASE_URL to one that Mocca may use.",
    );
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
