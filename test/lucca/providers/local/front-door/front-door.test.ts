import { once } from "node:events";
import { request as ask, type ClientRequest, createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { type City, get, newCity } from "../compute/city.ts";

async function newStaging(options: Parameters<typeof newCity>[0] = {}): Promise<City> {
  const city = await newCity(options);
  await city.compute.run(await city.version("staging", "one"));
  return city;
}

type Options = { method?: string };

function begin(city: City, path: string, { method = "GET" }: Options = {}): ClientRequest {
  const headers = { Host: "staging.localhost" };
  return ask({ host: "127.0.0.1", port: city.port, path, method, headers });
}

async function answerOf(request: ClientRequest): Promise<IncomingMessage> {
  return await new Promise((resolve, reject) => {
    request.once("response", resolve);
    request.once("error", reject);
  });
}

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

test("a body of any size streams in and out without being held", async () => {
  const city = await newStaging();
  const before = process.memoryUsage().rss;
  const size = 150_000_000;
  const upload = begin(city, "/count", { method: "POST" });
  for (let sent = 0; sent < size; sent += 1_000_000)
    if (!upload.write(Buffer.alloc(1_000_000))) await once(upload, "drain");
  expect(await text(await answerOf(upload.end()))).toBe(String(size));

  let received = 0;
  const flood = await answerOf(begin(city, `/flood?bytes=${size}`).end());
  for await (const chunk of flood) received += chunk.length;
  expect(received).toBe(size);
  expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
});

test("bodies with and without a length arrive as they were sent", async () => {
  const city = await newStaging();
  const sized = await city.ask("staging", "/echo", { method: "PUT", body: "kia ora" });
  expect([sized.body, sized.headers["x-length"]]).toEqual(["kia ora", "7"]);
  const headers = { "Transfer-Encoding": "chunked" };
  for (const method of ["POST", "DELETE"]) {
    const chunked = await city.ask("staging", "/echo", { method, headers, body: "kia ora" });
    expect([chunked.body, chunked.headers["x-length"]]).toEqual(["kia ora", "none"]);
  }
  expect((await city.ask("staging", "/echo", { method: "POST" })).body).toBe("");
});

test("an answer before the whole body has arrived reaches the client", async () => {
  const city = await newStaging();
  const upload = begin(city, "/early", { method: "POST" });
  upload.write(Buffer.alloc(1_000_000));
  const answer = await answerOf(upload);
  expect([answer.statusCode, await text(answer)]).toEqual([413, "too much"]);
  upload.destroy();
});

test("a client that goes away takes its request with it", async () => {
  const city = await newStaging();
  const request = begin(city, "/flood?bytes=1e12").end();
  (await answerOf(request)).on("error", () => undefined);
  request.destroy();
  const inside = () => {
    const visit = city.compute.enter("staging");
    visit?.leave();
    return visit?.others;
  };
  await expect.poll(inside, { timeout: 3000 }).toBe(0);
});

test("a WebSocket goes through both ways, and its plain refusal too", async () => {
  const city = await newStaging();
  const at = `ws://127.0.0.1:${city.port}`;
  const socket = new WebSocket(`${at}/socket`, { headers: { Host: "staging.localhost" } });
  await once(socket, "open");
  socket.send("kia ora");
  const [message] = await once(socket, "message");
  expect(String(message)).toBe("one: kia ora");
  socket.close(1000);
  expect((await once(socket, "close"))[0]).toBe(1000);

  const refused = new WebSocket(`${at}/early`, { headers: { Host: "staging.localhost" } });
  const [failure] = await once(refused, "error");
  expect(failure.message).toContain("413");
});

test("a request is sent once more when its version was gone before it arrived", async () => {
  const city = await newStaging();
  const gone = createServer().listen(0, "127.0.0.1");
  await once(gone, "listening");
  // A server that listens on TCP has an address and a port.
  const { port } = gone.address() as AddressInfo;
  gone.close();
  const enter = city.compute.enter;
  let visits = 0;
  city.compute.enter = (environmentId) => {
    const visit = enter(environmentId);
    return visit && visits++ % 2 === 0 ? { ...visit, port } : visit;
  };
  const body = "kia ora";
  expect((await city.ask("staging", "/echo", { method: "POST", body })).body).toBe("kia ora");
  expect((await city.ask("staging", "/slow?ms=0")).body).toBe("one");
  expect(visits).toBe(4);
});

test("a write that may have had its effect is not sent twice", async () => {
  const city = await newStaging();
  let arrived = 0;
  const breaking = createServer((request) => {
    arrived++;
    request.socket.destroy();
  }).listen(0, "127.0.0.1");
  await once(breaking, "listening");
  onTestFinished(() => void breaking.close());
  // A server that listens on TCP has an address and a port.
  const { port } = breaking.address() as AddressInfo;
  const enter = city.compute.enter;
  city.compute.enter = (environmentId) => {
    const visit = enter(environmentId);
    return visit && { ...visit, port };
  };
  expect((await city.ask("staging", "/echo", { method: "POST", body: "x" })).status).toBe(502);
  expect(arrived).toBe(1);
  expect((await city.ask("staging", "/")).status).toBe(503);
  expect(arrived).toBe(3);
});

test("an environment with too many requests at once is busy; its neighbour is not", async () => {
  const city = await newStaging({ drain: 100 });
  await city.compute.run(await city.version("production", "one"));
  const visits = Array.from({ length: 512 }, () => city.compute.enter("staging"));
  expect((await city.ask("staging", "/")).status).toBe(503);
  expect((await city.ask("production", "/")).status).toBe(200);
  for (const visit of visits) visit?.leave();
  expect((await city.ask("staging", "/")).status).toBe(200);
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
