import { Refusal } from "../db/refusal.ts";
import { migrateServer } from "./migrate-server.ts";
import { inPlainWords } from "./plain-words.ts";

// The entry's one catch: a refusal in words, anything else as the bug that it is.
try {
  const url = process.env["DATABASE_URL"];
  if (!url)
    throw new Refusal(
      "invalid",
      "Nothing was migrated: DATABASE_URL is not set.",
      "Set it to the server to migrate. The embedded database is migrated by npm start.",
    );
  await migrateServer(url);
  console.log("The database is up to date.");
} catch (error) {
  console.error(error instanceof Refusal ? inPlainWords(error) : error);
  process.exitCode = 1;
}
