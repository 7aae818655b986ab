const named = /(?:--|[—–―])[\p{L}\p{N}_-]*(?:secret|token|password|passphrase|key)\b/iu;

/** Whether a line seems to give a secret; such a line is kept nowhere in the browser. */
export function holdsSecret(line: string): boolean {
  return named.test(line);
}
