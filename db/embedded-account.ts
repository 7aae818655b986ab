import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { Refusal } from "./refusal.ts";

/** Whom PostgreSQL runs as when Mocca itself is root. */
export type Account = { uid: number; gid: number };

/** The user `nobody`; PostgreSQL refuses root, and a uid without a passwd entry fails initdb. */
export async function nobody(): Promise<Account> {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n");
  const fields = lines.find((line) => line.startsWith("nobody:"))?.split(":") ?? [];
  const account = { uid: Number(fields[2]), gid: Number(fields[3]) };
  if (account.uid > 0 && account.gid > 0) return account;
  throw new Refusal(
    "unavailable",
    "PostgreSQL does not run as root, and there is no user nobody to run it as.",
    "Start Mocca as an ordinary user, or set DATABASE_URL.",
  );
}

/** Whether the account can go into the folder: asked of the system, so that every kind of right counts. */
export async function canEnter(account: Account, folder: string): Promise<boolean> {
  const child = spawn("test", ["-x", folder], { ...account, cwd: "/", stdio: "ignore" });
  const [code] = await once(child, "exit");
  return code === 0;
}
