/** The address of a room, or of a thread in it. */
export function roomPath(room: string, thread?: string): string {
  return `/?room=${room}${thread === undefined ? "" : `&thread=${thread}`}`;
}
