import { once } from "node:events";
import { request as ask, type ClientRequest, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import type { City } from "../compute/city.ts";
import { newStaging } from "./staging.ts";

vi.setConfig({ testTimeout: 60_000 });

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
  await expect.poll(inside, { timeout: 15_000 }).toBe(0);
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
