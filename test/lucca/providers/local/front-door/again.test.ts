import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { newStaging } from "./staging.ts";

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
