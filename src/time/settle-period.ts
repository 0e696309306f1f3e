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

type Period = Extract<DateWord, { kind: 'period' }>;
const MONTHS_IN = { month: 1, quarter: 3 } as const;
/** Last day of a month's first third, and first day of its last one. */
const THIRDS = { early: 10, late: 21 } as const;

/** The first day of a month or quarter; without a year the one that is not over. */
function startOf(word: Period & { of: 'month' | 'quarter' }, today: LocalDate): LocalDate {
  const length = MONTHS_IN[word.of];
  const present = Math.ceil(monthOf(today) / length);
  const january = (year: number) => `${String(year).padStart(4, '0')}-01-01`;
  if (word.which === undefined) {
    return addMonths(january(yearOf(today)), (present - 1 + word.shift) * length);
  }
  const said = word.year ?? (word.years === undefined ? null : yearOf(today) + word.years);
  const coming = word.which < present ? yearOf(today) + 1 : yearOf(today);
  return addMonths(january(said ?? coming), (word.which - 1) * length);
}

function daysOf(word: Period, today: LocalDate): readonly LocalDate[] {
  if (word.of === 'week') {
    const start = addDays(mondayOf(today), 7 * word.shift);
    if (word.part === 'early') return [start, addDays(start, 1)];
    if (word.part === 'late') return [addDays(start, 3), addDays(start, 4)];
    const days = [start, addDays(start, 4), addDays(start, 6)];
    return word.shift > 0 ? days.slice(0, 2) : days;
  }
  const first = startOf({ ...word, of: word.of }, today);
  const last = lastOfMonth(first, MONTHS_IN[word.of] - 1);
  if (word.part === 'early') return [first, addDays(first, THIRDS.early - 1)];
  return word.part === 'late' ? [addDays(first, THIRDS.late - 1), last] : [first, last];
}

/** The days that a week, a month, a quarter or a weekend without a day can mean, all still to come where any is. */
export function wholePeriod(
  word: Extract<DateWord, { kind: 'period' | 'weekend' }>,
  base: DateBase,
): DateChoices {
  const { today } = base;
  const days =
    word.kind === 'weekend'
      ? [5, 6].map((day) => addDays(mondayOf(today), 7 * word.week + day))
      : daysOf(word, today);
  const coming = days.filter((date) => base.ahead(date));
  return (coming.length > 0 ? coming : days.slice(-1)).map((date) => ({ date, notes: [] }));
}
