/** How much of a child's output is kept, head and tail; `whole` means that more than that is too much. */
export type Keep = { bytes: number; whole: boolean };

/** Collects output in bounded memory; calls `tooMuch` when it had to be whole and is not. */
export function keepOutput({ bytes, whole }: Keep, tooMuch: () => void) {
  const head: Buffer[] = [];
  let tail = Buffer.alloc(0);
  let headBytes = 0;
  let left = 0;
  const half = whole ? bytes : bytes / 2;
  return {
    add(part: Buffer) {
      const toHead = part.subarray(0, half - headBytes);
      headBytes += toHead.length;
      if (toHead.length > 0) head.push(toHead);
      if (toHead.length === part.length) return;
      if (whole) return tooMuch();
      const all = Buffer.concat([tail, part.subarray(toHead.length)]);
      tail = all.subarray(Math.max(0, all.length - half));
      left += all.length - tail.length;
    },
    read(): string {
      const middle = left > 0 ? `\n… ${left} bytes left out …\n` : "";
      return Buffer.concat(head).toString() + middle + tail.toString();
    },
  };
}
