import type { Context, Hono } from "hono";
import type { House } from "../../mocca/verb.ts";
import { answerAuth } from "./answer-auth.ts";
import { askLink } from "./ask-link.ts";
import { waysOf } from "./ways.ts";

/**
 * Mounts sign-in: the library's own addresses, the request for a link, and what ways there are.
 * `addressOf` tells the caller's network address as the socket knows it.
 */
export function mountSignIn(app: Hono, house: House, addressOf: (c: Context) => string): void {
  app.get("/api/v1/sign-in/ways", (c) => {
    const providers = waysOf(house.platform.config).map(({ id, name }) => ({ id, name }));
    return c.json({ ways: ["link", "passkey"], providers });
  });
  app.post("/api/v1/sign-in/link", (c) => askLink(house.platform, addressOf(c), c));
  app.all("/api/auth/*", (c) => answerAuth(house, addressOf(c), c));
}
