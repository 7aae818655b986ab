import { z } from "zod";
import { type Fault, Refusal } from "../../db/refusal.ts";
import { plain } from "../../lucca/manifest.ts";
import { checkManifest } from "../clients/check-manifest.ts";
import { sameSlug } from "../clients/same-slug.ts";
import { type Difference, difference } from "../plans/difference.ts";
import { question } from "../verb.ts";
import { findCity } from "./find.ts";

type Checked = { faults: Fault[]; changes: Difference[] };

/** Every fault of a manifest that somebody is still writing, and what it would change. */
export const checkProject = question({
  name: "projects/check",
  help: "Checks a configuration and says what it would change.",
  scope: "client",
  right: "look",
  input: z.strictObject({ project: z.string(), manifest: z.unknown() }),
  async run(db, { client }, { project, manifest: value }): Promise<Checked> {
    const city = await findCity(db, client, project);
    // A fault is what was asked for here, not a refusal to answer.
    try {
      const manifest = checkManifest(value, "Nothing was changed");
      sameSlug(city, manifest);
      return { faults: [], changes: difference(plain(city.project.manifest), plain(manifest)) };
    } catch (error) {
      if (error instanceof Refusal) return { faults: [...error.faults], changes: [] };
      throw error;
    }
  },
});
