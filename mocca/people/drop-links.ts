import { and, like } from "drizzle-orm";
import type { Db } from "../../db/platform.ts";
import { verification } from "../../db/schema.ts";

/** From now on no link that was made for a person signs anybody in. */
export async function dropLinks(tx: Db, personId: string): Promise<void> {
  await tx
    .delete(verification)
    .where(
      and(
        like(verification.identifier, "link:%"),
        like(verification.value, `{"person":"${personId}"%`),
      ),
    );
}
