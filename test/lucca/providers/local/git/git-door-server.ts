import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type {
  Access,
  GitDoor,
  Push,
  Right,
} from "../../../../../lucca/providers/local/git/git-door.ts";
import { gitLimits } from "../../../../../lucca/providers/local/git/git-limits.ts";
import { smartHttp } from "../../../../../lucca/providers/local/git/smart-http.ts";
import {
  countWrongTokens,
  type WrongTokens,
} from "../../../../../lucca/providers/local/git/wrong-tokens.ts";

export type House = {
  folder: string;
  /** Of the repository "panna", which anaT may push to and benT may only read. */
  gitDir: string;
  base: string;
  tokens: Map<string, { name: string; right: Right }>;
  pushes: Push[];
  logs: string[];
  limits: typeof gitLimits;
};

export function houseOf(gitDir: string, folder: string): House {
  return {
    folder,
    gitDir,
    base: "",
    tokens: new Map([
      ["anaT", { name: "Ana", right: "write" }],
      ["benT", { name: "Ben", right: "read" }],
    ]),
    pushes: [],
    logs: [],
    limits: { ...gitLimits },
  };
}

/** The git door of a house on a real node:http server. */
export async function serveHouse(house: House): Promise<{ base: string; close(): Promise<void> }> {
  const wrongTokens = countWrongTokens(5);
  const server = createServer(
    getRequestListener((request, env) => {
      const { remoteAddress = "" } = "socket" in env.incoming ? env.incoming.socket : {};
      return smartHttp(request, doorOf(house, remoteAddress, wrongTokens));
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = server.address();
  return {
    base: `http://127.0.0.1:${at && typeof at === "object" ? at.port : 0}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function doorOf(house: House, address: string, wrongTokens: WrongTokens): GitDoor {
  return {
    baseUrl: house.base,
    address,
    wrongTokens,
    limits: house.limits,
    async authorise(name, token, right): Promise<Access | "unauthenticated" | "not found"> {
      const known = house.tokens.get(token);
      if (!known) return "unauthenticated";
      if (name !== "panna" || (right === "write" && known.right === "read")) return "not found";
      const person = { name: known.name, email: `${known.name.toLowerCase()}@panna.test` };
      return {
        gitDir: house.gitDir,
        person,
        actor: {
          via: "key",
          key: token,
          scopes: ["look", "deploy"],
          person: { ...person, id: token, role: "member" },
        },
      };
    },
    async pushed(push) {
      house.pushes.push(push);
    },
    waitUntil() {},
    log(line) {
      house.logs.push(line);
    },
  };
}
