const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How long something took, from milliseconds: `0.4 s`, `42 s`, `1 m 42 s`, `2 h 5 m`, `3 d 4 h`. */
export function duration(ms: number): string {
  const time = Math.max(0, ms);
  if (time < 10 * second) return `${Number((time / second).toFixed(1))} s`;
  if (time < minute) return `${Math.floor(time / second)} s`;
  if (time < hour) return two(time, minute, "m", second, "s");
  if (time < day) return two(time, hour, "h", minute, "m");
  return two(time, day, "d", hour, "h");
}

function two(
  ms: number,
  large: number,
  largeName: string,
  small: number,
  smallName: string,
): string {
  const rest = Math.floor((ms % large) / small);
  const head = `${Math.floor(ms / large)} ${largeName}`;
  return rest === 0 ? head : `${head} ${rest} ${smallName}`;
}

/** When something was, and exactly when: `3 min ago (14:02)`, `5 days ago (16 Nov 2026, 14:02)`. */
export function ago(at: Date, now: Date, timeZone: string): string {
  const past = now.getTime() - at.getTime();
  const today = date(at, timeZone) === date(now, timeZone);
  const exact = today ? clock(at, timeZone) : `${date(at, timeZone)}, ${clock(at, timeZone)}`;
  const far = distance(Math.abs(past));
  if (far === undefined) return `just now (${exact})`;
  return past > 0 ? `${far} ago (${exact})` : `in ${far} (${exact})`;
}

function distance(ms: number): string | undefined {
  if (ms < minute) return undefined;
  if (ms < hour) return `${Math.floor(ms / minute)} min`;
  if (ms < day) return `${Math.floor(ms / hour)} h`;
  const days = Math.floor(ms / day);
  return days === 1 ? "1 day" : `${days} days`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `21 Nov 2026`, in a person's time zone. */
export function date(at: Date, timeZone: string): string {
  const part = parts(at, timeZone, { day: "numeric", month: "numeric", year: "numeric" });
  return `${part("day")} ${months[Number(part("month")) - 1]} ${part("year")}`;
}

/** `14:02`, in a person's time zone. */
export function clock(at: Date, timeZone: string): string {
  const part = parts(at, timeZone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return `${part("hour")}:${part("minute")}`;
}

function parts(at: Date, timeZone: string, wanted: Intl.DateTimeFormatOptions) {
  const format = new Intl.DateTimeFormat("en-NZ", { ...wanted, timeZone });
  const found = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? "";
}

/** The seven characters by which people know a commit. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}

/** A text as a sentence: with a full stop where it has no end of its own. */
export function sentence(text: string): string {
  return /[.?:…][)”"`]*$/.test(text) ? text : `${text}.`;
}
