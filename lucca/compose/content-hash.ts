import type { FileTree } from "./file-tree.ts";

/** SHA-256, in hex, over every path and content: the same for the same files in any order. */
export async function contentHash(files: FileTree): Promise<string> {
  const encoder = new TextEncoder();
  const lines: string[] = [];
  for (const path of [...files.keys()].sort()) {
    const content = files.get(path) ?? "";
    const bytes = typeof content === "string" ? encoder.encode(content) : new Uint8Array(content);
    lines.push(`${await sha256(bytes)} ${path}\n`);
  }
  return sha256(encoder.encode(lines.join("")));
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
