/** A calendar day without zone, `YYYY-MM-DD`. */
export type LocalDate = string;

const DAY = 86_400_000;

function epoch(date: LocalDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
}

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0');
}

/** The local date of year, month (1–12) and day, or null where the calendar has no such day. */
export function localDate(year: number, month: number, day: number): LocalDate | null {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return null;
  }
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** Number of days in a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whether a text is a real day written `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false;
  return localDate(yearOf(text), monthOf(text), dayOf(text)) === text;
}

/** Year of a local date. */
export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}

/** Month (1–12) of a local date. */
export function monthOf(date: LocalDate): number {
  return Number(date.slice(5, 7));
}

/** Day of the month of a local date. */
export function dayOf(date: LocalDate): number {
  return Number(date.slice(8, 10));
}

/** The day `days` calendar days later (earlier when negative). */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(epoch(date) + days * DAY).toISOString().slice(0, 10);
}

/** The same day `months` later; a day that month lacks becomes its last one. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(Math.min(dayOf(date), daysInMonth(year, month)), 2)}`;
}

/** Last day of the month that is `months` after the one of `date`. */
export function lastOfMonth(date: LocalDate, months = 0): LocalDate {
  const first = addMonths(`${date.slice(0, 8)}01`, months);
  return `${first.slice(0, 8)}${pad(daysInMonth(yearOf(first), monthOf(first)), 2)}`;
}

/** ISO weekday, Monday = 1 … Sunday = 7. */
export function weekdayOf(date: LocalDate): number {
  return new Date(epoch(date)).getUTCDay() || 7;
}

/** Monday of the week of a date; weeks start on Monday. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** Calendar days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((epoch(to) - epoch(from)) / DAY);
}
