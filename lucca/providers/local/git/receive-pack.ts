import { plainError } from "../../../../db/plain-error.ts";
import { gitAnswer, words, wrongEncoding } from "./git-answer.ts";
import type { Access, GitDoor } from "./git-door.ts";
import { type PushCommands, pushCommands, type Update } from "./push-commands.ts";
import { type PushReport, pushReport, refusedPush } from "./push-report.ts";
import { pushRules } from "./push-rules.ts";
import { refsOf } from "./refs.ts";
import { feed, requestBody } from "./request-body.ts";
import { startGit } from "./run-git.ts";

const resultType = "git-receive-pack-result";

/**
 * Answers a push. Refusals reach the client's git as "remote: …". A client that goes before its
 * push is in ends it; one that goes later does not: the push is finished and told on.
 */
export async function receivePack(
  request: Request,
  name: string,
  access: Access,
  door: GitDoor,
): Promise<Response> {
  const { gitDir, person, actor, protect = ["main", "staging"] } = access;
  const timeUp = AbortSignal.timeout(door.limits.ms);
  const body = requestBody(request, timeUp);
  if (!body) return wrongEncoding();
  const opening = await readOpening(body[Symbol.asyncIterator](), door.limits.requestBytes);
  if (!opening) return words(400, "This is not a push as git sends it.");
  const { updates, capabilities, bytes } = opening;

  const rules = await pushRules(gitDir, updates, protect, door.limits);
  if (rules.no) {
    // A client that is still sending would not hear the answer.
    for await (const _ of bytes);
    const refs = updates.map(({ ref }) => ref);
    return gitAnswer(resultType, refusedPush(capabilities, refs, rules.no));
  }

  const child = startGit([...rules.settings, "receive-pack", "--stateless-rpc", gitDir]);
  timeUp.addEventListener("abort", child.stop);
  child.stderr.resume();
  const fed = feed(bytes, child.stdin).catch(child.stop);
  const report = pushReport(capabilities);
  const client = answering();
  const finish = async () => {
    for await (const chunk of child.stdout) {
      report.take(chunk);
      client.send(chunk);
    }
    await child.ended;
    await fed;
    const moved = await movedBy(gitDir, updates, report);
    if (moved.length > 0) await door.pushed({ name, person, actor, updates: moved });
  };
  // The refs have moved whatever fails here, so the client is not told of it.
  const done = finish().catch((error: unknown) =>
    door.log("A push was not told on", { repository: name, error: plainError(error) }),
  );
  door.waitUntil(done.finally(client.end));
  return gitAnswer(resultType, client.stream);
}

type Opening = PushCommands & { bytes: AsyncIterable<Uint8Array> };

/** Reads as far as a push says what it wants; `bytes` is the whole body all the same. */
async function readOpening(
  body: AsyncIterator<Uint8Array>,
  limit: number,
): Promise<Opening | undefined> {
  let head = Buffer.alloc(0);
  let commands = pushCommands(head);
  while (commands === undefined && head.length < limit) {
    // A client that went or packed its body wrongly has sent no push.
    const next = await body.next().catch(() => undefined);
    if (!next || next.done) return undefined;
    head = Buffer.concat([head, next.value]);
    commands = pushCommands(head);
  }
  if (!commands) return undefined;
  async function* bytes() {
    yield head;
    for (let next = await body.next(); !next.done; next = await body.next()) yield next.value;
  }
  return { ...commands, bytes: bytes() };
}

/** What git said it moved or, when it was ended before it could say, what stands there now. */
async function movedBy(
  gitDir: string,
  updates: readonly Update[],
  report: PushReport,
): Promise<Update[]> {
  const changes = updates.filter(({ before, after }) => before !== after);
  const said = report.moved();
  if (said) return changes.filter(({ ref }) => said.has(ref));
  const refs = await refsOf(gitDir);
  return refs ? changes.filter(({ ref, after }) => (refs[ref] ?? null) === after) : [];
}

/** A body that is written to while its client is there, and to nobody after. */
function answering() {
  let open: ReadableStreamDefaultController<Uint8Array> | undefined;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      open = controller;
    },
    cancel() {
      open = undefined;
    },
  });
  return {
    stream,
    send: (chunk: Uint8Array) => open?.enqueue(chunk),
    end: () => open?.close(),
  };
}
