import { flush, packet, packets } from "./pkt-line.ts";

export type PushReport = {
  /** Takes what git receive-pack writes, in pieces of any size. */
  take(chunk: Uint8Array): void;
  /** The refs that git said it moved; undefined when it said nothing. */
  moved(): Set<string> | undefined;
};

/** Reads git's own report of a push ("report-status"), inside the side band when there is one. */
export function pushReport(capabilities: readonly string[]): PushReport {
  let moved: Set<string> | undefined;
  const lines = packets((payload) => {
    const line = payload.toString().replace(/\n$/, "");
    if (line.startsWith("unpack ")) moved ??= new Set();
    if (line.startsWith("ok ")) moved?.add(line.slice(3));
  });
  const bands = packets((payload) => {
    if (payload[0] === 1) lines(payload.subarray(1));
  });
  return { take: hasSideBand(capabilities) ? bands : lines, moved: () => moved };
}

/** An answer to a push that no git ran for: the words as "remote: …", and each ref as refused. */
export function refusedPush(
  capabilities: readonly string[],
  refs: readonly string[],
  words: string,
): Buffer<ArrayBuffer> {
  const told = refs.map((ref) => packet(`ng ${ref} refused\n`));
  const reports = capabilities.some((word) => word.startsWith("report-status"));
  const report = reports ? Buffer.concat([packet("unpack ok\n"), ...told, flush]) : Buffer.alloc(0);
  if (!hasSideBand(capabilities)) return report;
  const band = (number: number, text: Buffer) =>
    packet(Buffer.concat([Buffer.from([number]), text]));
  const parts = [band(2, Buffer.from(`${words}\n`))];
  for (let at = 0; at < report.length; at += 900)
    parts.push(band(1, report.subarray(at, at + 900)));
  return Buffer.concat([...parts, flush]);
}

const hasSideBand = (capabilities: readonly string[]) =>
  capabilities.some((word) => word.startsWith("side-band"));
