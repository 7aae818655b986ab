/** gitprotocol-common: four hex digits of length, themselves counted; below four: no payload. */
export type Packet = { payload: Buffer; flush: boolean; next: number };

/** The packet that starts at `at`; undefined when more bytes are needed, null when it is none. */
export function packetAt(bytes: Buffer, at: number): Packet | undefined | null {
  if (bytes.length < at + 4) return undefined;
  const digits = bytes.toString("latin1", at, at + 4);
  if (!/^[0-9a-f]{4}$/i.test(digits)) return null;
  const length = Number.parseInt(digits, 16);
  if (length < 4) return { payload: Buffer.alloc(0), flush: length === 0, next: at + 4 };
  if (bytes.length < at + length) return undefined;
  return { payload: bytes.subarray(at + 4, at + length), flush: false, next: at + length };
}

/** Takes a stream in pieces of any size; `each` gets every payload of it. */
export function packets(each: (payload: Buffer) => void): (chunk: Uint8Array) => void {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    let at = 0;
    for (let packet = packetAt(rest, at); packet; packet = packetAt(rest, at)) {
      if (packet.payload.length > 0) each(packet.payload);
      at = packet.next;
    }
    rest = rest.subarray(at);
  };
}

export function packet(payload: string | Uint8Array): Buffer<ArrayBuffer> {
  const length = (Buffer.byteLength(payload) + 4).toString(16).padStart(4, "0");
  return Buffer.concat([Buffer.from(length), Buffer.from(payload)]);
}

export const flush = Buffer.from("0000");
