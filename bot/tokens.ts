/**
 * A piece of a line. `start` and `end` are its place in the text. A flag keeps what was typed, since
 * `—done` after an em dash may be prose; its value is there only when it was joined by `=`.
 */
export type Token =
  | { kind: "word"; text: string; quoted: boolean; start: number; end: number }
  | {
      kind: "flag";
      name: string;
      value?: string;
      dash: string;
      typed: string;
      start: number;
      end: number;
    };

/** Each kind of quote, closed by any mark of its kind: phones mix them. `’` opens nothing: ’tis. */
const quotes = [
  { opens: '"“”„‟', closes: '"“”„‟' },
  { opens: "'‘‚‛", closes: "'‘’‚‛" },
  { opens: "«»", closes: "«»" },
  { opens: "`", closes: "`" },
];

const flag = /(--|[—–―])(\p{L}[\p{L}\p{N}_-]*)/uy;
const word = /\S+/y;

/**
 * Cuts a line into words and flags, in one pass over the text. A quote counts at the start of a word
 * or after a flag's `=`, and closes before a space or at the end; inside it, `\` keeps a quote or
 * another `\`. A quote that never closes is a letter like any other.
 */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  const read = quoteReader(text);
  for (let at = skipSpaces(text, 0); at < text.length; at = skipSpaces(text, at)) {
    const token = flagAt(text, at, read) ?? wordAt(text, at, read);
    found.push(token);
    at = token.end;
  }
  return found;
}

type Read = (at: number) => { text: string; end: number } | undefined;

function flagAt(text: string, start: number, read: Read): Token | undefined {
  flag.lastIndex = start;
  const match = flag.exec(text);
  const dash = match?.[1];
  const name = match?.[2];
  if (dash === undefined || name === undefined) return undefined;
  const after = flag.lastIndex;
  if (after === text.length || isSpace(text, after))
    return { kind: "flag", name, dash, typed: text.slice(start, after), start, end: after };
  if (text[after] !== "=") return undefined;
  const value = read(after + 1) ?? plainAt(text, after + 1);
  const typed = text.slice(start, value.end);
  return { kind: "flag", name, dash, typed, value: value.text, start, end: value.end };
}

function wordAt(text: string, start: number, read: Read): Token {
  const quoted = read(start);
  const { text: value, end } = quoted ?? plainAt(text, start);
  return { kind: "word", text: value, quoted: quoted !== undefined, start, end };
}

function plainAt(text: string, start: number): { text: string; end: number } {
  word.lastIndex = start;
  const value = word.exec(text)?.[0] ?? "";
  return { text: value, end: start + value.length };
}

/** Reads the quoted text that begins at a place; remembers which marks never close, to stay linear. */
function quoteReader(text: string): Read {
  const open = new Set<string>();
  return (start) => {
    const kind = quotes.find(
      ({ opens }) => start < text.length && opens.includes(text.charAt(start)),
    );
    if (kind === undefined || open.has(kind.closes)) return undefined;
    let inside = "";
    for (let at = start + 1; at < text.length; at++) {
      const mark = text.charAt(at);
      const next = text.charAt(at + 1);
      if (mark === "\\" && (next === "\\" || kind.closes.includes(next || " "))) {
        inside += next;
        at++;
      } else if (kind.closes.includes(mark) && (next === "" || isSpace(text, at + 1)))
        return { text: kind.opens === "«»" ? inside.trim() : inside, end: at + 1 };
      else inside += mark;
    }
    open.add(kind.closes);
    return undefined;
  };
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text, at)) at++;
  return at;
}

function isSpace(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}
