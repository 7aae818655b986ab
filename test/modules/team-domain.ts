import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

export const auds = { dashboard: "aud-of-the-dashboard", api: "aud-of-the-api" };

export type TeamDomain = {
  address: string;
  /** A token for an instance's pages and API. */
  token(email: string): Promise<string>;
  close(): void;
};

/** Where an instance's people sign in: tells the keys that its tokens are signed with. */
export async function startTeamDomain(): Promise<TeamDomain> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const jwk = { ...(await exportJWK(publicKey)), kid: "1", alg: "RS256" };
  const server = createServer((_, response) => response.end(JSON.stringify({ keys: [jwk] })));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on TCP has an address and a port.
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}`;
  return {
    address,
    token: (email) =>
      new SignJWT({ email, type: "app" })
        .setProtectedHeader({ alg: "RS256", kid: "1" })
        .setIssuer(address)
        .setAudience([auds.dashboard, auds.api])
        .setSubject("1")
        .setIssuedAt()
        .setExpirationTime("1h")
        .sign(privateKey),
    close: () => void server.close(),
  };
}
