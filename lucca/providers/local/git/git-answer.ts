/** An answer in words; git shows a text/plain body of an error to its person. */
export function words(status: number, text: string, headers: Record<string, string> = {}) {
  return new Response(`${text}\n`, {
    status,
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "X-Content-Type-Options": "nosniff",
      "Cache-Control": "no-store",
      ...headers,
    },
  });
}

/** An answer in git's own protocol. */
export function gitAnswer(type: string, body: ReadableStream<Uint8Array> | Buffer<ArrayBuffer>) {
  return new Response(body, {
    headers: { "Content-Type": `application/x-${type}`, "Cache-Control": "no-store" },
  });
}

export const notFound = (name: string) =>
  words(404, `There is no repository ${name}, or your token has no right to it.`);

export const wrongEncoding = () => words(415, "Send the body as it is, or packed with gzip.");
