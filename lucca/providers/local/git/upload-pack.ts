import { Readable } from "node:stream";
import { gitAnswer, wrongEncoding } from "./git-answer.ts";
import type { GitLimits } from "./git-limits.ts";
import { gitProtocol } from "./git-protocol.ts";
import { atMost, feed, requestBody } from "./request-body.ts";
import { startGit } from "./run-git.ts";

/** Answers one request of a clone or fetch; git ends when the client goes or time is up. */
export function uploadPack(request: Request, gitDir: string, limits: GitLimits): Response {
  const over = AbortSignal.any([request.signal, AbortSignal.timeout(limits.ms)]);
  const body = requestBody(request, over);
  if (!body) return wrongEncoding();
  const child = startGit(["upload-pack", "--stateless-rpc", gitDir], gitProtocol(request));
  const end = () => child.stdout.destroy();
  child.stdout.once("close", child.stop);
  child.stderr.resume();
  over.addEventListener("abort", end);
  feed(atMost(body, limits.requestBytes), child.stdin).catch(end);
  return gitAnswer("git-upload-pack-result", Readable.toWeb(child.stdout));
}
