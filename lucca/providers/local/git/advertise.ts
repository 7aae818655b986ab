import { gitAnswer, notFound } from "./git-answer.ts";
import { gitProtocol } from "./git-protocol.ts";
import { flush, packet } from "./pkt-line.ts";
import { tryGit } from "./run-git.ts";

export type Service = "git-upload-pack" | "git-receive-pack";

/** Answers `info/refs`: what the repository holds and can do. Only a fetch knows protocol 2. */
export async function advertise(
  request: Request,
  service: Service,
  name: string,
  gitDir: string,
): Promise<Response> {
  const fetching = service === "git-upload-pack";
  const protocol = fetching ? gitProtocol(request) : undefined;
  const args = [fetching ? "upload-pack" : "receive-pack", "--stateless-rpc", "--advertise-refs"];
  const { code, stdout } = await tryGit(gitDir, [...args, gitDir], "", protocol);
  if (code !== 0) return notFound(name);
  const second = protocol?.GIT_PROTOCOL.split(":").includes("version=2");
  const head = second ? [] : [packet(`# service=${service}\n`), flush];
  return gitAnswer(`${service}-advertisement`, Buffer.concat([...head, stdout]));
}
