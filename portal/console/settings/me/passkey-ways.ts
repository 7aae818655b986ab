import { ApiError } from "../../../api/api-error.ts";
import { fetchJson } from "../../../api/call-api.ts";
import { browserName } from "./browser-name.ts";

/** Adds a passkey of this device. Throws words when the person or the device said no. */
export async function addPasskey(): Promise<void> {
  const { authClient } = await import("../../../api/auth-client.ts");
  const name = browserName(navigator.userAgent);
  const { error } = await authClient.passkey.addPasskey({ name });
  if (error)
    throw new ApiError({
      title: "No passkey was added.",
      status: error.status,
      next: "The device or its person said no. Try again.",
    });
}

export function removePasskey(id: string): Promise<unknown> {
  return fetchJson("/api/auth/passkey/delete-passkey", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id }),
  });
}
