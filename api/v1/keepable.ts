const lost = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/** Whether a database can keep what was handed in: PostgreSQL takes neither NUL nor half of a UTF-16 pair. */
export function keepable(value: unknown): boolean {
  return !lost.test(JSON.stringify(value));
}
