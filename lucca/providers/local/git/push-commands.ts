import { noObject } from "./git-names.ts";
import { packetAt } from "./pkt-line.ts";

/** One ref that a push asks to move; null: it is to be made, or to be deleted. */
export type Update = { ref: string; before: string | null; after: string | null };

export type PushCommands = { updates: Update[]; capabilities: string[] };

/**
 * Reads the head of a push, up to the packet that ends it (gitprotocol-pack, "Reference update
 * request"). Undefined when more bytes are needed, null when it is not the head of a push.
 */
export function pushCommands(bytes: Buffer): PushCommands | undefined | null {
  const updates: Update[] = [];
  let capabilities: string[] = [];
  let at = 0;
  for (;;) {
    const packet = packetAt(bytes, at);
    if (!packet) return packet;
    if (packet.flush) return { updates, capabilities };
    at = packet.next;
    const [line = "", offered] = packet.payload.toString().replace(/\n$/, "").split("\0");
    if (offered !== undefined) capabilities = offered.trim().split(" ");
    if (/^shallow [0-9a-f]{40}$/.test(line)) continue;
    const [, before = "", after = "", ref = ""] =
      /^([0-9a-f]{40}) ([0-9a-f]{40}) (refs\/.+)$/.exec(line) ?? [];
    if (!ref) return null;
    updates.push({ ref, before: orNull(before), after: orNull(after) });
  }
}

const orNull = (id: string) => (id === noObject ? null : id);
