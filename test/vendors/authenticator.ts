import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

type Creating = { challenge: string; rp: { id: string } };
type Getting = { challenge: string; rpId: string };

const sha256 = (data: Uint8Array | string) => createHash("sha256").update(data).digest();
const url = (data: Uint8Array) => Buffer.from(data).toString("base64url");

/**
 * A passkey in software: makes one credential (ES256, no attestation) and signs challenges with it, as
 * a browser at `origin` hands them on.
 */
export function authenticator(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  let counter = 0;

  const client = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

  /** Relying party, flags (present, verified, and with `credential` attached), counter. */
  function authData(rpId: string, credential?: Uint8Array): Buffer {
    counter += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const flags = Buffer.from([credential === undefined ? 0x05 : 0x45]);
    return Buffer.concat([sha256(rpId), flags, count, credential ?? Buffer.alloc(0)]);
  }

  return {
    create({ challenge, rp }: Creating) {
      const length = Buffer.from([0, id.length]);
      const credential = Buffer.concat([Buffer.alloc(16), length, id, coseKey(publicKey)]);
      const data = authData(rp.id, credential);
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        text("fmt"),
        text("none"),
        text("attStmt"),
        Buffer.from([0xa0]),
        text("authData"),
        bytes(data),
      ]);
      const response = {
        clientDataJSON: url(client("webauthn.create", challenge)),
        attestationObject: url(attestation),
        transports: ["internal"],
      };
      return credentialOf(response);
    },
    get({ challenge, rpId }: Getting) {
      const [data, said] = [authData(rpId), client("webauthn.get", challenge)];
      const signature = sign("sha256", Buffer.concat([data, sha256(said)]), privateKey);
      return credentialOf({
        clientDataJSON: url(said),
        authenticatorData: url(data),
        signature: url(signature),
      });
    },
  };

  function credentialOf(response: object) {
    const extra = { clientExtensionResults: {}, authenticatorAttachment: "platform" };
    return { id: url(id), rawId: url(id), type: "public-key", response, ...extra };
  }
}

/** An EC key as COSE writes it: kty 2, alg -7, curve 1, x, y. */
function coseKey(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    bytes(Buffer.from(x, "base64url")),
    Buffer.from([0x22]),
    bytes(Buffer.from(y, "base64url")),
  ]);
}

/** CBOR text of fewer than 24 bytes. */
function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
}

/** CBOR bytes, up to 255. */
function bytes(value: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([0x58, value.length]), value]);
}
