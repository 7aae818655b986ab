import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";

export type OidcProvider = {
  issuer: string;
  /** What the next ID token says beside the usual; `undefined` leaves a claim out. */
  claims: JWTPayload;
  /** Signs the next tokens with a key that is not in the set. */
  foreignKey: boolean;
  /** What was not as the standard asks, one line each. */
  complaints: string[];
  close(): Promise<void>;
};

type Code = { nonce: string; challenge: string; redirectUri: string };

export const oidcClient = { id: "mocca-console", secret: "s3cret" };

/**
 * A small OpenID provider that is strict about what it is asked: code flow with PKCE S256, state and
 * nonce, a code once and with its own redirect address, the client's secret. Everybody is signed in
 * there already.
 */
export async function oidcProvider(): Promise<OidcProvider> {
  const [own, foreign] = await Promise.all([generateKeyPair("RS256"), generateKeyPair("RS256")]);
  const jwk = { ...(await exportJWK(own.publicKey)), kid: "one", alg: "RS256", use: "sig" };
  const codes = new Map<string, Code>();
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      provider.complaints.push(String(error));
      response.writeHead(400, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: "invalid_request" }));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const issuer = `http://127.0.0.1:${port}`;
  const provider: OidcProvider = {
    issuer,
    claims: {},
    foreignKey: false,
    complaints: [],
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", issuer);
    const json = (body: unknown) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify(body));
    };
    switch (`${request.method} ${url.pathname}`) {
      case "GET /.well-known/openid-configuration":
        return json({
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          id_token_signing_alg_values_supported: ["RS256"],
        });
      case "GET /keys":
        return json({ keys: [jwk] });
      case "GET /authorize": {
        const to = authorize(url.searchParams);
        response.writeHead(302, { location: to });
        response.end();
        return;
      }
      case "POST /token": {
        let body = "";
        for await (const chunk of request) body += chunk;
        return json(await tokens(new URLSearchParams(body), request.headers.authorization));
      }
      default:
        throw new Error(`There is no ${request.method} ${url.pathname}`);
    }
  }

  function authorize(asked: URLSearchParams): string {
    const get = (name: string) => needed(asked.get(name), name);
    if (get("client_id") !== oidcClient.id) throw new Error("another client");
    if (get("response_type") !== "code") throw new Error("another flow");
    if (get("code_challenge_method") !== "S256") throw new Error("no PKCE");
    if (!get("scope").split(" ").includes("openid")) throw new Error("no openid scope");
    const redirectUri = get("redirect_uri");
    const code = randomUUID();
    codes.set(code, { nonce: get("nonce"), challenge: get("code_challenge"), redirectUri });
    const back = new URL(redirectUri);
    back.searchParams.set("code", code);
    back.searchParams.set("state", get("state"));
    return back.toString();
  }

  async function tokens(asked: URLSearchParams, authorization: string | undefined) {
    const code = needed(codes.get(asked.get("code") ?? ""), "code");
    codes.delete(asked.get("code") ?? "");
    const basic = `Basic ${btoa(`${oidcClient.id}:${oidcClient.secret}`)}`;
    if (authorization !== basic && asked.get("client_secret") !== oidcClient.secret)
      throw new Error("wrong secret");
    if (asked.get("redirect_uri") !== code.redirectUri) throw new Error("another redirect address");
    const verifier = needed(asked.get("code_verifier"), "code_verifier");
    if (createHash("sha256").update(verifier).digest("base64url") !== code.challenge)
      throw new Error("wrong PKCE verifier");
    const usual = { sub: "subject-1", nonce: code.nonce, email_verified: true };
    const claims = Object.entries({
      iss: issuer,
      aud: oidcClient.id,
      ...usual,
      ...provider.claims,
    });
    const said = Object.fromEntries(claims.filter(([, value]) => value !== undefined));
    const signed = new SignJWT(said).setProtectedHeader({ alg: "RS256", kid: "one" });
    const now = Math.floor(Date.now() / 1_000);
    if (said["iat"] === undefined) signed.setIssuedAt(now);
    if (said["exp"] === undefined) signed.setExpirationTime(now + 300);
    const key = provider.foreignKey ? foreign.privateKey : own.privateKey;
    const idToken = await signed.sign(key);
    return { access_token: randomUUID(), token_type: "Bearer", id_token: idToken, expires_in: 300 };
  }

  return provider;
}

function needed<T>(value: T | null | undefined, name: string): T {
  if (value === null || value === undefined || value === "") throw new Error(`no ${name}`);
  return value;
}
