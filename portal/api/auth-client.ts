import { passkeyClient } from "@better-auth/passkey/client";
import { createAuthClient } from "better-auth/client";

/** The sign-in library's own half in the browser, for what only it can do: passkeys. */
export const authClient = createAuthClient({
  basePath: "/api/auth",
  plugins: [passkeyClient()],
});
