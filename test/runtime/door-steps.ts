import { baseUrl } from "./runtime.ts";
import type { Step } from "./step.ts";

const json = { "content-type": "application/json" };

/** Hosts, pages, sign-in and webhooks: what is there before anybody is known. */
export const doorSteps: readonly Step[] = [
  { name: "health", status: 200, ask: () => ({ at: "/healthz" }) },
  {
    name: "health on any host",
    status: 200,
    ask: () => ({ at: "http://anything.example/healthz" }),
  },
  { name: "a host of nobody's", status: 404, ask: () => ({ at: "http://evil.example/" }) },
  {
    name: "an environment's host",
    status: 404,
    ask: () => ({ at: "http://panna.localhost:8787/api/v1/people/me" }),
  },
  {
    name: "a page on another of our hosts",
    status: 302,
    ask: () => ({ at: "http://127.0.0.1:8787/runs?state=failed" }),
  },
  { name: "the first page", status: 200, ask: () => ({ at: "/" }) },
  { name: "a page by its address", status: 200, ask: () => ({ at: "/runs/R-7" }) },
  { name: "a page's head", status: 200, ask: () => ({ method: "HEAD", at: "/" }) },
  {
    name: "a page as JSON",
    status: 404,
    ask: () => ({ at: "/runs", headers: { accept: "application/json" } }),
  },
  { name: "the page's own file", status: 404, ask: () => ({ at: "/index.html" }) },
  { name: "a file that is not there", status: 404, ask: () => ({ at: "/assets/nothing.js" }) },
  { name: "a picture that is not there", status: 404, ask: () => ({ at: "/nothing.png" }) },
  {
    name: "a page that is told something",
    status: 404,
    ask: () => ({ method: "POST", at: "/runs" }),
  },
  { name: "nothing of the API", status: 404, ask: () => ({ at: "/api/nothing" }) },
  { name: "git, which needs a machine", status: 404, ask: () => ({ at: "/git/panna.git/HEAD" }) },
  { name: "the live socket's address", status: 426, ask: () => ({ at: "/api/v1/live" }) },
  { name: "the API's document", status: 200, ask: () => ({ at: "/api/v1/openapi.json" }) },
  { name: "a question of nobody", status: 401, ask: () => ({ at: "/api/v1/people/me" }) },
  {
    name: "a question with a wrong key",
    status: 401,
    ask: () => ({ at: "/api/v1/people/me", headers: { authorization: "Bearer mocca_key_guess" } }),
  },
  { name: "ways to sign in", status: 200, ask: () => ({ at: "/api/v1/sign-in/ways" }) },
  askLink("a link for somebody of the team", 202, { email: "Ian@mio.nz", to: "/runs" }),
  askLink("a link for somebody unknown", 202, { email: "who@mio.nz" }),
  askLink("a link for no address", 422, { email: "nobody" }),
  askLink("a link in no JSON", 400, "{"),
  {
    name: "a link's head",
    status: 204,
    ask: ({ world }) => ({ method: "HEAD", at: world.link }),
  },
  {
    name: "a link",
    status: 302,
    ask: ({ world }) => ({ at: world.link }),
    keep(visit, { headers }) {
      const cookie = headers.getSetCookie()[0]?.split(";")[0] ?? "";
      visit.cookie = { cookie, origin: baseUrl };
    },
  },
  { name: "a link again", status: 302, ask: ({ world }) => ({ at: world.link }) },
  {
    name: "who has just signed in",
    status: 200,
    ask: ({ cookie }) => ({ at: "/api/v1/people/me", headers: cookie }),
  },
  {
    name: "somebody's passkeys",
    status: 200,
    ask: ({ cookie }) => ({ at: "/api/auth/passkey/list-user-passkeys", headers: cookie }),
  },
  {
    name: "an address of the library's that is closed",
    status: 404,
    ask: ({ cookie }) => ({ at: "/api/auth/get-session", headers: cookie }),
  },
  {
    name: "signing out from a foreign page",
    status: 403,
    ask: ({ cookie }) => ({
      method: "POST",
      at: "/api/auth/sign-out",
      headers: { ...cookie, origin: "https://evil.example" },
    }),
  },
  {
    name: "signing out",
    status: 200,
    ask: ({ cookie }) => ({
      method: "POST",
      at: "/api/auth/sign-out",
      headers: { ...cookie, ...json },
      body: {},
    }),
  },
  {
    name: "who has signed out",
    status: 401,
    ask: ({ cookie }) => ({ at: "/api/v1/people/me", headers: cookie }),
  },
  { name: "the gate's keys", status: 200, ask: () => ({ at: "/cdn-cgi/access/certs" }) },
  { name: "the gate without a place", status: 404, ask: () => ({ at: "/access/sign-in" }) },
  report("a pipeline's report", 200, ({ signature }, body) => signature(body)),
  report("a pipeline's report again", 200, ({ signature }, body) => signature(body)),
  report("a report that is not signed", 401, () => ""),
  report("a report that was changed", 401, ({ signature }, body) => signature(`${body} `)),
];

function askLink(name: string, status: number, body: unknown): Step {
  return { name, status, ask: () => ({ method: "POST", at: "/api/v1/sign-in/link", body }) };
}

function report(
  name: string,
  status: number,
  signed: (world: { signature(body: string): string }, body: string) => string,
): Step {
  const at = new Date().toISOString();
  const told = { id: "d-1", stage: "lint", state: "running", commit: "a".repeat(40) };
  const body = JSON.stringify({ ...told, author: "Sam", at });
  return {
    name,
    status,
    ask: ({ world }) => ({
      method: "POST",
      at: `/webhooks/deploys/${world.environment}`,
      headers: { "x-mocca-signature": signed(world, body) },
      body,
    }),
  };
}
