import type { Context } from "hono";
import { z } from "zod";
import type { Platform } from "../../db/platform.ts";
import { Refusal } from "../../db/refusal.ts";
import { faultsOf } from "../../lucca/faults.ts";
import { askForLink } from "../../mocca/people/ask-for-link.ts";
import { overLimit } from "../rate-limit.ts";
import { tooMany } from "../too-many.ts";
import { readBody } from "../v1/read-body.ts";

const said = z.object({
  email: z.email("an e-mail address").max(200).toLowerCase(),
  to: z.string().max(2_000).optional(),
});

const quarterHour = 900;

/**
 * `POST /api/v1/sign-in/link`, `{ email, to? }`: 202 with the same words in the same time, whether the
 * address is known or not; what follows is done after the answer. 429 when one caller asks more than 20
 * times in 15 minutes, or anybody more than 5 times for one address.
 */
export async function askLink(platform: Platform, address: string, c: Context): Promise<Response> {
  const read = said.safeParse(await readBody(c), { reportInput: true });
  if (!read.success)
    throw new Refusal(
      "invalid",
      "No link was sent.",
      "Write your e-mail address.",
      faultsOf(read.error),
    );
  const { email, to } = read.data;
  const wait = await platform.withDb(async (db) => {
    const caller = { most: 20, seconds: quarterHour };
    const letters = { most: 5, seconds: quarterHour };
    const first = await overLimit(db, `link from ${address}`, caller);
    return first ?? (await overLimit(db, `link to ${email}`, letters));
  });
  if (wait !== undefined) return tooMany(c, wait);
  platform.waitUntil(askForLink(platform, email, to));
  return c.json({ title: "If that address is on the team, a link is on its way to it." }, 202);
}
