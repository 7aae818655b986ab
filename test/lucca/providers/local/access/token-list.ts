import { type CryptoKey, exportSPKI, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";

export type Wanted = { issuer: string; aud: string; otherAud: string; email: string };
export type Key = { kid: string; key: CryptoKey; jwk: JWK };

/** `ours` alone: refused here, while Cloudflare's plugin does not look at that. */
export type Case = { name: string; token: string; opens: boolean; ours?: true };

const now = () => Math.floor(Date.now() / 1000);

/** The same tokens for every wall: what is right, and each way of being wrong. `more` are claims of a right one. */
export async function tokenList(
  key: Key,
  { issuer, aud, otherAud, email }: Wanted,
  more: object,
): Promise<Case[]> {
  const right = { iss: issuer, aud: [aud], email, type: "app", ...more };
  const good = { iat: now(), nbf: now(), exp: now() + 900 };
  const sign = (claims: object, header: object = {}, by: CryptoKey | Uint8Array = key.key) =>
    new SignJWT({ ...right, ...good, ...claims })
      .setProtectedHeader({ alg: "RS256", kid: key.kid, ...header })
      .sign(by);
  const bare = (header: object) => {
    const of = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    return `${of(header)}.${of({ ...right, ...good })}.`;
  };
  const foreign = await generateKeyPair("RS256");
  const ps = await generateKeyPair("PS256");
  const publicKey = await importJWK(key.jwk, "RS256", { extractable: true });
  if (publicKey instanceof Uint8Array) throw new Error("not a public key");
  const pem = new TextEncoder().encode(await exportSPKI(publicKey));
  const wrong = async (name: string, token: string | Promise<string>): Promise<Case> => ({
    name,
    token: await token,
    opens: false,
  });
  const genuine = await sign({});
  const [head = "", body = "", signature = ""] = genuine.split(".");
  const forged = Buffer.from(JSON.stringify({ ...right, ...good, email: "boss@mio.nz" }));
  return [
    { name: "right", token: genuine, opens: true },
    {
      name: "right, for several applications",
      token: await sign({ aud: [otherAud, aud] }),
      opens: true,
    },
    await wrong("expired", sign({ iat: now() - 1100, nbf: now() - 1100, exp: now() - 200 })),
    await wrong("from the future", sign({ iat: now() + 600, nbf: now() + 600 })),
    { ...(await wrong("signed in the future", sign({ iat: now() + 600 }))), ours: true },
    { ...(await wrong("without an end", sign({ exp: undefined }))), ours: true },
    { ...(await wrong("without an application", sign({ aud: undefined }))), ours: true },
    { ...(await wrong("without an issuer", sign({ iss: undefined }))), ours: true },
    await wrong("for another application", sign({ aud: [otherAud] })),
    await wrong("of another issuer", sign({ iss: "https://evil.cloudflareaccess.com" })),
    await wrong("of an issuer that begins alike", sign({ iss: `${issuer}.evil.example` })),
    await wrong("by another key", sign({}, {}, foreign.privateKey)),
    await wrong("by an unknown key", sign({}, { kid: "0" }, foreign.privateKey)),
    await wrong("with algorithm none", bare({ alg: "none", kid: key.kid })),
    await wrong("with algorithm None", bare({ alg: "None", kid: key.kid })),
    await wrong("with the public key as a secret", sign({}, { alg: "HS256" }, pem)),
    await wrong("with PS256", sign({}, { alg: "PS256" }, ps.privateKey)),
    await wrong(
      "with its own key inside",
      sign({}, { jwk: key.jwk, kid: "1" }, foreign.privateKey),
    ),
    await wrong("changed", `${head}.${forged.toString("base64url")}.${signature}`),
    await wrong("without a signature", `${head}.${body}.`),
    await wrong("cut short", genuine.slice(0, -20)),
    await wrong("no token at all", "not.a.token"),
    await wrong("empty", ""),
  ];
}
