import { advertise, type Service } from "./advertise.ts";
import { basicToken } from "./basic-token.ts";
import { notFound, words } from "./git-answer.ts";
import type { Access, GitDoor, Right } from "./git-door.ts";
import { receivePack } from "./receive-pack.ts";
import { uploadPack } from "./upload-pack.ts";

const route =
  /^\/git\/([a-z][a-z0-9-]*(?:\/[a-z][a-z0-9-]*)?)\.git(?:\/(info\/refs|git-upload-pack|git-receive-pack)?)?$/;

/**
 * git's smart HTTP protocol (gitprotocol-http) for `/git/<name>.git`, with a personal token as the
 * password of HTTP Basic. Without a token every name is answered alike (401), with one an unknown
 * repository and one without right are (404).
 */
export async function smartHttp(request: Request, door: GitDoor): Promise<Response> {
  const url = new URL(request.url);
  const [, name, place] = route.exec(url.pathname) ?? [];
  if (!name) return words(404, "There is nothing at this address.");
  if (!place) return words(200, howToClone(name, door.baseUrl));

  const asked = place === "info/refs" ? url.searchParams.get("service") : place;
  if (!isService(asked)) return words(403, "This address is for git's smart HTTP protocol.");
  const method = place === "info/refs" ? "GET" : "POST";
  if (request.method !== method) return words(405, `Use ${method} here.`, { Allow: method });
  // No page of a browser can send this type without asking first.
  const type = `application/x-${asked}-request`;
  if (method === "POST" && request.headers.get("content-type") !== type)
    return words(415, `Send ${type} here.`);

  const right = asked === "git-receive-pack" ? "write" : "read";
  const entered = await enter(request, name, right, door);
  if ("no" in entered) return entered.no;
  const { access } = entered;
  if (place === "info/refs") return advertise(request, asked, name, access.gitDir);
  if (right === "read") return uploadPack(request, access.gitDir, door.limits);
  return receivePack(request, name, access, door);
}

async function enter(
  request: Request,
  name: string,
  right: Right,
  door: GitDoor,
): Promise<{ access: Access } | { no: Response }> {
  const token = basicToken(request);
  if (!token) return { no: unauthenticated(name) };
  const seconds = door.wrongTokens.wait(door.address);
  if (seconds > 0)
    return {
      no: words(429, `Too many wrong tokens came from your address. Wait ${seconds} s.`, {
        "Retry-After": String(seconds),
      }),
    };
  const access = await door.authorise(name, token, right);
  if (access === "unauthenticated") {
    door.wrongTokens.add(door.address);
    return { no: unauthenticated(name) };
  }
  if (access !== "not found") return { access };
  const reader = right === "write" && (await door.authorise(name, token, "read"));
  if (reader && typeof reader === "object")
    return { no: words(403, `You may read ${name} and not push to it. Ask an owner in Mocca.`) };
  return { no: notFound(name) };
}

function unauthenticated(name: string): Response {
  return words(
    401,
    `Give a personal token as the password. /client clone ${name} in Mocca makes one.`,
    { "WWW-Authenticate": 'Basic realm="Mocca", charset="UTF-8"' },
  );
}

function howToClone(name: string, baseUrl: string): string {
  return [
    "This is the address of a git repository. To get a copy of it:",
    "",
    `  git clone ${baseUrl}/git/${name}.git`,
    "",
    "git asks for a user name, which may be anything, and for a password, which is your personal",
    `token. /client clone ${name} in Mocca makes one.`,
  ].join("\n");
}

function isService(asked: string | null | undefined): asked is Service {
  return asked === "git-upload-pack" || asked === "git-receive-pack";
}
