import { expect, test } from "vitest";
import { countWrongTokens } from "../../../../../lucca/providers/local/git/wrong-tokens.ts";
import { clone, commit, git, must, started } from "./git-client.ts";
import { address, openHouse } from "./git-house.ts";

test("a wrong token and a revoked one are refused, and nothing is read", async () => {
  const house = await openHouse();
  const { work } = await started(house);
  const wrong = await git(house.folder, ["clone", address(house, "wrong"), "x"]);
  expect(wrong.stderr).toContain("Authentication failed");
  house.tokens.delete("anaT");
  await commit(work, { a: "1" });
  const revoked = await git(work, ["push", "origin", "HEAD:main"]);
  expect(revoked.code).not.toBe(0);
  expect(revoked.stderr).toContain("Authentication failed");
  expect(house.pushes).toEqual([]);
});

test("who may only read is told so when pushing", async () => {
  const house = await openHouse();
  await started(house);
  const work = await clone(house, "benT");
  await commit(work, { a: "1" });
  const ran = await git(work, ["push", "origin", "HEAD:main"]);
  expect(ran.stderr).toContain("remote: You may read panna and not push to it.");
});

test("an unknown repository looks like one without right: 401 without a token, 404 with one", async () => {
  const house = await openHouse();
  const at = (name: string) => `${house.base}/git/${name}.git/info/refs?service=git-upload-pack`;
  const token = { headers: { Authorization: `Basic ${btoa("x:anaT")}` } };
  const answers = await Promise.all([
    fetch(at("panna")),
    fetch(at("other")),
    fetch(at("other"), token),
    fetch(at("panna"), token),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 404, 200]);
  expect(answers[0]?.headers.get("www-authenticate")).toMatch(/^Basic /);
  await Promise.all(answers.map((answer) => answer.text()));
});

test("many wrong tokens from one address are no longer looked up", async () => {
  const house = await openHouse();
  const at = `${house.base}/git/panna.git/info/refs?service=git-upload-pack`;
  const say = async (token: string) => {
    const answer = await fetch(at, { headers: { Authorization: `Basic ${btoa(`x:${token}`)}` } });
    await answer.text();
    return answer;
  };
  for (let n = 0; n < 5; n += 1) expect((await say(`wrong${n}`)).status).toBe(401);
  const last = await say("anaT");
  expect(last.status).toBe(429);
  expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("wrong tokens are forgotten after a minute, and the oldest address when there are many", () => {
  let now = 0;
  const wrong = countWrongTokens(1, 2, () => now);
  wrong.add("a");
  expect(wrong.wait("a")).toBe(60);
  now = 61_000;
  expect(wrong.wait("a")).toBe(0);
  for (const address of ["a", "b", "c"]) wrong.add(address);
  expect(["a", "b", "c"].map((address) => wrong.wait(address) > 0)).toEqual([false, true, true]);
});

test("a browser is told how to clone, and everything that git would not ask is refused", async () => {
  const house = await openHouse();
  const say = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${house.base}${path}`, {
      ...init,
      headers: { Authorization: `Basic ${btoa("x:anaT")}`, ...init.headers },
    });
    return { status: answer.status, text: await answer.text() };
  };
  const page = await say("/git/panna.git");
  expect(page.text).toContain(`git clone ${house.base}/git/panna.git`);
  expect((await say("/git/panna.git/info/refs")).status).toBe(403);
  expect((await say("/git/panna.git/info/refs?service=git-upload-archive")).status).toBe(403);
  expect((await say("/git/panna.git/HEAD")).status).toBe(404);
  expect((await say("/git/..%2fpanna.git/info/refs?service=git-upload-pack")).status).toBe(404);
  expect((await say("/git/panna.git/git-upload-pack")).status).toBe(405);
  const post = { method: "POST", body: "0000" };
  expect((await say("/git/panna.git/git-receive-pack", post)).status).toBe(415);
  const headers = { "Content-Type": "application/x-git-receive-pack-request" };
  const nonsense = { ...post, headers, body: "not a push" };
  expect((await say("/git/panna.git/git-receive-pack", nonsense)).status).toBe(400);
  const packed = { ...post, headers: { ...headers, "Content-Encoding": "br" } };
  expect((await say("/git/panna.git/git-receive-pack", packed)).status).toBe(415);
  const torn = { ...post, headers: { ...headers, "Content-Encoding": "gzip" }, body: "torn" };
  expect((await say("/git/panna.git/git-receive-pack", torn)).status).toBe(400);
  expect(await must(house.gitDir, "for-each-ref")).toBe("");
});
