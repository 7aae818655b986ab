import { type ClientRequest, request } from "node:http";
import { packet } from "../../../../../lucca/providers/local/git/pkt-line.ts";
import { runGit } from "../../../../../lucca/providers/local/git/run-git.ts";

/** The body of a push that moves main of the house from `before` to `after`, as git sends it. */
export async function pushBody(work: string, before: string, after: string): Promise<Buffer> {
  const range = `${after}\n^${before}\n`;
  const pack = await runGit(`${work}/.git`, ["pack-objects", "--stdout", "--revs", "-q"], range);
  const command = `${before} ${after} refs/heads/main\0 report-status side-band-64k quiet agent=test`;
  return Buffer.concat([packet(command), Buffer.from("0000"), pack]);
}

/** Opens a push by hand, so that a test can stop anywhere in it. */
export function openPush(base: string, length: number): ClientRequest {
  return request(`${base}/git/panna.git/git-receive-pack`, {
    method: "POST",
    headers: {
      Authorization: `Basic ${btoa("x:anaT")}`,
      "Content-Type": "application/x-git-receive-pack-request",
      "Content-Length": length,
    },
  }).on("error", () => {});
}
