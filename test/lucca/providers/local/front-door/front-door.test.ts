import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { get, newCity } from "../compute/city.ts";
import { newStaging } from "./staging.ts";

type Seen = { url: string; headers: [string, string][] };

test("a host that is no environment's is left to Mocca", async () => {
  const city = await newCity();
  expect((await get(city.port, "example.com", "/")).body).toBe("Mocca itself");
  expect((await get(city.port, "panna.example.com:80", "/")).body).toBe("Mocca itself");
});

test("the worker sees the client's own host and where the request came from", async () => {
  const city = await newStaging();
  const { body } = await get(city.port, "Staging.localhost.:8787", "/headers?a=1");
  const { url, headers }: Seen = JSON.parse(body);
  expect(url).toBe("http://Staging.localhost.:8787/headers?a=1");
  expect(Object.fromEntries(headers)).toMatchObject({
    host: "Staging.localhost.:8787",
    "x-forwarded-host": "Staging.localhost.:8787",
    "x-forwarded-for": "127.0.0.1",
    "x-forwarded-proto": "http",
    "cf-connecting-ip": "127.0.0.1",
  });
});

test("headers that only the front door may set are dropped, whoever sends them", async () => {
  const city = await newStaging({
    guard: async () => ({ pass: { "Cf-Access-Jwt-Assertion": "ours" } }),
  });
  const { body } = await city.ask("staging", "/headers", {
    headers: {
      "Cf-Access-Jwt-Assertion": "forged",
      "CF-ACCESS-Authenticated-User-Email": "owner@panna.nz",
      "Cf-Access-Client-Id": "forged",
      "CF-Connecting-IP": "1.2.3.4",
      "X-Forwarded-For": "1.2.3.4",
      "X-Forwarded-Proto": "https",
      Forwarded: "for=1.2.3.4",
      "MF-CF-Blob": "{}",
      "Mocca-Source": "production",
      Connection: "X-Only-Here, close",
      "X-Only-Here": "1",
      "X-Kept": "1",
    },
  });
  const { headers }: Seen = JSON.parse(body);
  const seen = Object.fromEntries(headers);
  expect(seen["cf-access-jwt-assertion"]).toBe("ours");
  expect(seen["x-forwarded-for"]).toBe("127.0.0.1");
  expect(seen["x-kept"]).toBe("1");
  expect(body).not.toMatch(/forged|owner@|1\.2\.3\.4|mf-cf-blob|mocca-source|x-only-here|https/i);
});

test("the guard answers instead of the environment when it does not let a request pass", async () => {
  const headers = { Location: "http://localhost/sign-in", "Set-Cookie": ["a=1", "b=2"] };
  const city = await newStaging({
    guard: async () => ({ answer: { status: 302, headers, body: "" } }),
  });
  const answer = await city.ask("staging", "/");
  expect(answer.status).toBe(302);
  expect(answer.headers["set-cookie"]).toEqual(["a=1", "b=2"]);
  const socket = new WebSocket(`ws://127.0.0.1:${city.port}/socket`, {
    headers: { Host: "staging.localhost" },
  });
  const [failure] = await once(socket, "error");
  expect(failure.message).toContain("302");
});

test("an environment that does not run answers 503, as a page or as problem details", async () => {
  const city = await newCity();
  const program = await city.ask("staging", "/");
  expect(program.status).toBe(503);
  expect(program.headers["retry-after"]).toBe("5");
  expect(JSON.parse(program.body)).toEqual({
    type: "about:blank",
    status: 503,
    title: "Not running",
    detail: "Panna (staging) is not running right now. Try again soon.",
  });
  const page = await city.ask("staging", "/", { headers: { Accept: "text/html" } });
  expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(page.body).toContain("<h1>Not running</h1>");
  expect(page.body).not.toMatch(/mocca|crema|lucca/i);
});

test("a request in absolute form or with two hosts reaches the place of its first host", async () => {
  const city = await newStaging();
  const raw = async (words: string) => {
    const socket = connect(city.port, "127.0.0.1");
    socket.write(words);
    return await text(socket);
  };
  const close = "Connection: close\r\n\r\n";
  const absolute = await raw(
    `GET http://production.localhost/headers HTTP/1.1\r\nHost: staging.localhost\r\n${close}`,
  );
  expect(absolute).toContain('"url":"http://staging.localhost/headers"');
  const twice = await raw(
    `GET /headers HTTP/1.1\r\nHost: staging.localhost\r\nHost: a\r\n${close}`,
  );
  expect(twice).toContain('["host","staging.localhost"]');
});

test("no request hides in the body of another", async () => {
  const city = await newStaging();
  const hidden =
    "GET /log?line=hidden HTTP/1.1\r\nHost: staging.localhost\r\nCf-Access-Jwt-Assertion: forged\r\n\r\n";
  for (const head of [
    "GET /log?line=outer HTTP/1.1\r\nConnection: content-length",
    "POST /log?line=outer HTTP/1.1\r\nConnection: content-length, transfer-encoding",
    "DELETE /log?line=outer HTTP/1.1\r\nConnection: content-length, host",
  ]) {
    const socket = connect(city.port, "127.0.0.1");
    socket.write(
      `${head}\r\nHost: staging.localhost\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`,
    );
    const [answer] = await once(socket, "data");
    expect(String(answer)).toContain("HTTP/1.1 200 OK");
    socket.destroy();
  }
  await city.ask("staging", "/log?line=last");
  const lines = async () => (await city.compute.logs("staging")).map(({ text }) => text.trim());
  // The log comes behind the answers; what was hidden would stand before the last line.
  await expect.poll(async () => (await lines()).at(-1), { timeout: 15_000 }).toBe("last");
  expect(await lines()).toEqual(["outer", "outer", "outer", "last"]);
});
