import type { DateBase, DateChoices } from './date-base.ts';
import {
  addDays,
  addMonths,
  type LocalDate,
  lastOfMonth,
  localDate,
  mondayOf,
  monthOf,
  weekdayOf,
  yearOf,
} from './local-date.ts';
import type { DateWord } from './phrase.ts';

/** The n-th weekday (last for -1) of the month a date lies in, or null where the month has no fifth one. */
function nthOfMonth(first: LocalDate, weekday: number, nth: number): LocalDate | null {
  const start = addDays(first, (weekday - weekdayOf(first) + 7) % 7);
  if (nth > 0) {
    const date = addDays(start, 7 * (nth - 1));
    return monthOf(date) === monthOf(first) ? date : null;
  }
  const fifth = addDays(start, 28);
  return monthOf(fifth) === monthOf(first) ? fifth : addDays(start, 21);
}

/** The day of words such as "first Friday of December"; without a year the coming one. */
export function nthWeekday(word: Extract<DateWord, { kind: 'nth_weekday' }>, base: DateBase): DateChoices {
  const { today } = base;
  const { month, weekday, nth } = word;
  const only = (date: LocalDate | null): DateChoices =>
    date === null ? 'invalid_date' : [{ date, notes: [] }];
  if ('away' in month) {
    return only(nthOfMonth(addMonths(`${today.slice(0, 8)}01`, month.away), weekday, nth));
  }
  const inYear = (year: number) => {
    const first = localDate(year, month.which, 1);
    return first && nthOfMonth(first, weekday, nth);
  };
  const year = month.year ?? (month.years === undefined ? null : yearOf(today) + month.years);
  if (year !== null) return only(inYear(year));
  for (const candidate of [yearOf(today), yearOf(today) + 1]) {
    const date = inYear(candidate);
    if (date === null) continue;
    if (date >= today) {
      return candidate === yearOf(today) ? only(date) : [{ date, notes: ['next_year'] }];
    }
  }
  return 'invalid_date';
}

/** The days that a week, a month or a weekend without a day can mean, all still to come where any is. */
export function wholePeriod(
  word: Extract<DateWord, { kind: 'period' | 'weekend' }>,
  base: DateBase,
): DateChoices {
  const { today } = base;
  const monday = mondayOf(today);
  let days: readonly LocalDate[];
  if (word.kind === 'weekend') {
    days = [addDays(monday, 7 * word.week + 5), addDays(monday, 7 * word.week + 6)];
  } else if (word.of === 'week') {
    const start = addDays(monday, 7 * word.shift);
    days = [start, addDays(start, 4), addDays(start, 6)];
    if (word.shift > 0) days = days.slice(0, 2);
  } else {
    const first = addMonths(`${today.slice(0, 8)}01`, word.shift);
    days = [first, lastOfMonth(first)];
  }
  const coming = days.filter((date) => base.ahead(date));
  return (coming.length > 0 ? coming : days.slice(-1)).map((date) => ({ date, notes: [] }));
}
