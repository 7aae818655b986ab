const rooms = new Map<string, Set<() => void>>();
const pollMs = 5000;
const longestPause = 15_000;

let socket: WebSocket | undefined;
let failures = 0;

/**
 * Calls `wake` whenever `room` was woken, until the returned function is called. A wake says only
 * "read again": one also comes after every reconnect, and every 5 s while there is no socket.
 */
export function join(room: string, wake: () => void): () => void {
  const members = rooms.get(room) ?? new Set();
  if (members.size === 0) tell({ join: [room] });
  rooms.set(room, members.add(wake));
  if (socket === undefined) open();
  return () => {
    members.delete(wake);
    if (members.size > 0) return;
    rooms.delete(room);
    tell({ leave: [room] });
  };
}

function open(): void {
  const { protocol, host } = window.location;
  const opened = new WebSocket(`${protocol === "https:" ? "wss" : "ws"}://${host}/api/v1/live`);
  socket = opened;
  opened.addEventListener("open", () => {
    failures = 0;
    tell({ join: [...rooms.keys()] });
    wakeAll();
  });
  opened.addEventListener("message", ({ data }) => {
    const said: unknown = JSON.parse(String(data));
    if (typeof said === "object" && said !== null && "woken" in said) wake(String(said.woken));
  });
  opened.addEventListener("close", () => {
    failures += 1;
    // The session may be over, or the server gone: asking tells which.
    if (failures === 1) wakeAll();
    window.setTimeout(open, Math.min(longestPause, 500 * 2 ** Math.min(failures, 5)));
  });
}

function tell(words: { join?: string[]; leave?: string[] }): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(words));
}

function wake(room: string): void {
  for (const told of [...(rooms.get(room) ?? [])]) told();
}

function wakeAll(): void {
  for (const room of [...rooms.keys()]) wake(room);
}

window.setInterval(() => {
  if (rooms.size > 0 && socket?.readyState !== WebSocket.OPEN) wakeAll();
}, pollMs);
