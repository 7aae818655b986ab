const units = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;

const words = new Intl.RelativeTimeFormat("en-NZ", { numeric: "auto" });
const exactly = new Intl.DateTimeFormat("en-NZ", { dateStyle: "medium", timeStyle: "short" });

/** "3 minutes ago", in the person's language of time. */
export function relativeTime(at: string, now: number = Date.now()): string {
  const seconds = (Date.parse(at) - now) / 1000;
  const unit = units.find(([, length]) => Math.abs(seconds) >= length);
  return unit ? words.format(Math.round(seconds / unit[1]), unit[0]) : "just now";
}

/** "21 Nov 2026, 2:02 pm", in the person's own time zone. */
export function exactTime(at: string): string {
  return exactly.format(new Date(at));
}
