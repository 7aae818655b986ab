const units = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
] as const;

const words = new Intl.RelativeTimeFormat("en-NZ", { numeric: "auto" });
const exactly = new Intl.DateTimeFormat("en-NZ", { dateStyle: "medium", timeStyle: "medium" });
const day = new Intl.DateTimeFormat("en-NZ", { day: "numeric", month: "short", year: "numeric" });

/** "3 minutes ago", "in 2 days". */
export function relativeTime(at: string, now: number): string {
  const seconds = (Date.parse(at) - now) / 1000;
  const unit = units.find(([, length]) => Math.abs(seconds) >= length);
  return unit ? words.format(Math.round(seconds / unit[1]), unit[0]) : "just now";
}

/** "21 Nov 2026, 2:02:11 pm", in the person's own time zone. */
export function exactTime(at: string): string {
  return exactly.format(new Date(at));
}

/** "21 Nov 2026", in the person's own time zone. */
export function dayOf(at: string): string {
  return day.format(new Date(at));
}

/** `1 m 42 s`, `3 h 5 m`, `420 ms`; under ten seconds with a tenth. */
export function durationWords(ms: number): string {
  if (ms < 1000) return `${Math.max(0, Math.round(ms))} ms`;
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ${seconds % 60} s`;
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} m`;
}
