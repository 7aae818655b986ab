/** Signs in by a passkey of this device. Throws words when the person or the device said no. */
export async function passkeySignIn(): Promise<void> {
  const { authClient } = await import("../../api/auth-client.ts");
  const { error } = await authClient.signIn.passkey();
  if (error) throw new Error("No passkey of the team was used. Try again, or ask for a link.");
}
