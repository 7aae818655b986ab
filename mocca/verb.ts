import type { z } from "zod";
import type { Actor } from "../db/actor.ts";
import type { NewEvent } from "../db/event.ts";
import type { Db, Platform } from "../db/platform.ts";
import type { Vendor } from "../lucca/provider.ts";
import type { Right } from "./rights.ts";

/** What every door hands in: the runtime and the vendors that this process offers. */
export type House = { platform: Platform; vendors: readonly Vendor[] };

export type Client = { id: string; slug: string; name: string; timeZone: string; guarded: boolean };

/** Who asks, and about which client; the client was loaded through the actor's rights. */
export type Context<C extends Client | undefined = Client | undefined> = {
  house: House;
  db: Db;
  actor: Actor;
  client: C;
};
