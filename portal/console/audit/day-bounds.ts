/** The first moment of a day such as 2026-11-21, in the person's own time zone; nothing for no date. */
export function startOfDay(day: string): string | undefined {
  return momentOf(day, 0);
}

/** The first moment of the day after. */
export function endOfDay(day: string): string | undefined {
  return momentOf(day, 1);
}

function momentOf(day: string, later: number): string | undefined {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year === undefined) return undefined;
  // Counted in days, because a day is not always 24 hours long.
  const moment = new Date(Number(year), Number(month) - 1, Number(date) + later);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}
