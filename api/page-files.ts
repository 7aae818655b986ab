import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { extname, join, relative } from "node:path";
import { keepOf } from "./page-address.ts";

export type PageFile = {
  type: string;
  /** What it says of caching: names with a hash never change what they mean. */
  keep: string;
  /** Weak, because the packed copies say the same in other bytes. */
  etag: string;
  bytes: Buffer<ArrayBuffer>;
  packed: { encoding: "br" | "gzip"; bytes: Buffer<ArrayBuffer> }[];
};

/** Every file of the built pages by the path it answers at. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const types: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".json": "application/json",
};

/** Endings of the packed copies that stand beside a file. */
export const packings = [
  { encoding: "br", ending: ".br" },
  { encoding: "gzip", ending: ".gz" },
] as const;

/** Reads what was built, about two megabytes, into memory. */
export async function readPageFiles(folder: string): Promise<PageFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const own = paths.filter((path) => extname(path) in types);
  const read = own.map(async (path): Promise<[string, PageFile]> => {
    const at = `/${relative(folder, path).replaceAll("\\", "/")}`;
    return [at, await readPageFile(path, at, paths)];
  });
  return new Map(await Promise.all(read));
}

async function readPageFile(path: string, at: string, all: readonly string[]): Promise<PageFile> {
  const bytes = await readFile(path);
  const beside = packings.filter(({ ending }) => all.includes(path + ending));
  return {
    type: types[extname(path)] ?? "application/octet-stream",
    keep: keepOf(at),
    etag: `W/"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
    bytes,
    packed: await Promise.all(
      beside.map(async ({ encoding, ending }) => ({
        encoding,
        bytes: await readFile(path + ending),
      })),
    ),
  };
}
