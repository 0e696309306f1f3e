import { rollBack, rollForward } from './calendar.ts';
import type { DateBase, DateChoices } from './date-base.ts';
import {
  addDays,
  addMonths,
  dayOf,
  type LocalDate,
  lastOfMonth,
  localDate,
  mondayOf,
  monthOf,
  weekdayOf,
  yearOf,
} from './local-date.ts';
import type { DateWord } from './phrase.ts';
import { nthWeekday, wholePeriod } from './settle-period.ts';
import type { Calendar, NoteCode } from './types.ts';

const only = (date: LocalDate | null, ...notes: NoteCode[]): DateChoices =>
  date === null ? 'invalid_date' : [{ date, notes }];

/** The note for a date in a year whose official table is not out yet. */
export function unannounced(calendar: Calendar, date: LocalDate): NoteCode[] {
  return calendar.announced(yearOf(date)) ? [] : ['calendar_unannounced'];
}

function comingWeekday(weekday: number, base: DateBase): LocalDate {
  const date = addDays(base.today, (weekday - weekdayOf(base.today) + 7) % 7);
  return date === base.today && !base.ahead(date) ? addDays(date, 7) : date;
}

function weekdayChoice(word: Extract<DateWord, { kind: 'weekday' }>, base: DateBase): DateChoices {
  const coming = comingWeekday(word.weekday, word.notToday ? { ...base, ahead: () => false } : base);
  if (word.week === null) return only(coming);
  const date = addDays(mondayOf(base.today), 7 * word.week + word.weekday - 1);
  if (!word.loose) return only(date);
  return [{ date, notes: ['other_week'], other: coming === date ? addDays(date, 7) : coming }];
}

/** The first year from the present on in which a month and day exist and have not passed. */
function yearless(month: number, day: number, base: DateBase): DateChoices {
  const year = yearOf(base.today);
  for (let later = 0; later <= 8; later++) {
    const date = localDate(year + later, month, day);
    if (date !== null && date >= base.today) return later === 0 ? only(date) : only(date, 'next_year');
  }
  return 'invalid_date';
}

function monthDay(word: Extract<DateWord, { kind: 'month_day' }>, base: DateBase): DateChoices {
  const first = `${base.today.slice(0, 8)}01`;
  const inMonth = (months: number) => {
    const month = addMonths(first, months);
    return localDate(yearOf(month), monthOf(month), word.day);
  };
  if (word.months !== null) return only(inMonth(word.months));
  for (let months = 0; months < 12; months++) {
    const date = inMonth(months);
    if (date !== null && (date > base.today || (date === base.today && base.ahead(date)))) return only(date);
  }
  return 'invalid_date';
}

function ahead(word: Extract<DateWord, { kind: 'ahead' }>, base: DateBase): DateChoices {
  const { count, unit } = word;
  // Longer spans are typing mistakes, and leave the years that a date can be written in.
  if (unit === 'month') return Math.abs(count) > 1200 ? 'invalid_date' : only(addMonths(base.today, count));
  if (unit !== 'workday') return only(addDays(base.today, unit === 'week' ? count * 7 : count));
  if (Math.abs(count) > 2000) return 'invalid_date';
  const date = base.calendar.addWorkingDays(base.today, count);
  return only(date, ...unannounced(base.calendar, date));
}

function periodEnd(word: Extract<DateWord, { kind: 'end' }>, base: DateBase): LocalDate {
  const { today } = base;
  const year = word.year ?? (word.years === undefined ? null : yearOf(today) + word.years);
  if (year !== null) {
    const month =
      word.of === 'month' ? (word.which ?? 12) : word.of === 'quarter' ? (word.which ?? 4) * 3 : 12;
    return lastOfMonth(`${year}-${String(month).padStart(2, '0')}-01`);
  }
  if (word.of === 'week') {
    const friday = addDays(mondayOf(today), 4 + 7 * word.shift);
    return friday < today ? addDays(friday, 7) : friday;
  }
  if (word.of === 'month' && word.which === undefined) return lastOfMonth(today, word.shift);
  if (word.of === 'year') return `${yearOf(today) + word.shift}-12-31`;
  const quarter = Math.ceil(monthOf(today) / 3);
  const month = word.of === 'month' ? (word.which ?? 1) : (word.which ?? quarter) * 3;
  const date = lastOfMonth(addMonths(`${yearOf(today)}-01-01`, month - 1 + 3 * word.shift));
  return date < today ? lastOfMonth(addMonths(`${yearOf(today) + 1}-01-01`, month - 1)) : date;
}

function launchChoice(word: Extract<DateWord, { kind: 'launch' }>, base: DateBase): DateChoices {
  const { launchDay, calendar } = base;
  if (launchDay === null) return 'no_launch';
  if (word.unit === 'workday') {
    if (Math.abs(word.days) > 2000) return 'invalid_date';
    const date = calendar.addWorkingDays(launchDay, word.days);
    return only(date, ...unannounced(calendar, date));
  }
  const raw = addDays(launchDay, word.days);
  const date = word.days < 0 ? rollBack(calendar, raw) : word.days > 0 ? rollForward(calendar, raw) : raw;
  const rolled: NoteCode[] = date < raw ? ['rolled_back'] : date > raw ? ['rolled_forward'] : [];
  return only(date, ...rolled, ...unannounced(calendar, raw));
}

function named(word: Extract<DateWord, { kind: 'named' }>, base: DateBase): DateChoices {
  const { day, shift } = word;
  if (day.unknown) return 'unknown_event';
  const calendar = day.country ? base.calendarOfCountry(day.country) : base.calendar;
  const year = yearOf(base.today);
  const said = word.year ?? (word.years === undefined ? null : year + word.years);
  let past: LocalDate | null = null;
  for (const candidate of said === null ? [year - 1, year, year + 1] : [said]) {
    const itself = day.inYear(candidate);
    if (itself === null) continue;
    const workdays = shift?.unit === 'workday';
    if (shift && Math.abs(shift.days) > 2000) return 'invalid_date';
    const date = !shift
      ? itself
      : workdays
        ? calendar.addWorkingDays(itself, shift.days)
        : addDays(itself, shift.days);
    if (date < base.today) {
      past = date;
      continue;
    }
    // Which days around a holiday are worked is exactly what the notice decides.
    if (workdays && !calendar.announced(candidate)) return 'calendar_unannounced';
    return only(date);
  }
  return past === null ? 'unknown_event' : only(past);
}

/** The first or last working day of a month, `later` months (years, where the month was named) on. */
function monthWorkday(
  word: Extract<DateWord, { kind: 'month_workday' }>,
  base: DateBase,
  later = 0,
): LocalDate {
  const { calendar, today } = base;
  const { month, nth } = word;
  const inMonth = (first: LocalDate) =>
    nth === 1 ? rollForward(calendar, first) : rollBack(calendar, lastOfMonth(first));
  if ('away' in month) return inMonth(addMonths(`${today.slice(0, 8)}01`, month.away + later));
  const { which, year, years } = month;
  const said = year ?? (years === undefined ? null : yearOf(today) + years);
  const of = (each: number) => inMonth(addMonths(`${each}-01-01`, which - 1));
  const coming = said ?? (of(yearOf(today)) < today ? yearOf(today) + 1 : yearOf(today));
  return of(coming + later);
}

/** Another date with days, weeks, months or working days put on it; every choice of it stays a choice. */
function after(word: Extract<DateWord, { kind: 'after' }>, base: DateBase): DateChoices {
  const choices = settleDate(word.base, base);
  if (typeof choices === 'string') return choices;
  const moved: { date: LocalDate; notes: NoteCode[]; other?: LocalDate }[] = [];
  for (const { date, other } of choices) {
    const shifted = ahead({ kind: 'ahead', count: word.count, unit: word.unit }, { ...base, today: date });
    if (typeof shifted === 'string') return shifted;
    const beside =
      other === undefined
        ? []
        : ahead({ kind: 'ahead', count: word.count, unit: word.unit }, { ...base, today: other });
    const [second] = typeof beside === 'string' ? [] : beside;
    for (const choice of shifted)
      moved.push({ date: choice.date, notes: [...choice.notes], ...(second ? { other: second.date } : {}) });
  }
  return moved;
}

/** The days a date word can mean from a base, or the code of what is wrong with it. */
export function settleDate(word: DateWord, base: DateBase): DateChoices {
  switch (word.kind) {
    case 'today_plus':
      return only(addDays(base.today, word.days));
    case 'weekday':
      return weekdayChoice(word, base);
    case 'date':
      return word.year === null
        ? yearless(word.month, word.day, base)
        : only(localDate(word.year, word.month, word.day));
    case 'year_date':
      return only(localDate(yearOf(base.today) + word.years, word.month, word.day));
    case 'slashed': {
      const monthFirst = localDate(word.year, word.first, word.second);
      const dayFirst = localDate(word.year, word.second, word.first);
      if (monthFirst === null || dayFirst === null) return 'invalid_date';
      const choices = [monthFirst, dayFirst].map((date) => ({ date, notes: [] }));
      return base.dayFirst || word.open ? choices : choices.slice(0, 1);
    }
    case 'month_day':
      return monthDay(word, base);
    case 'ahead':
      return ahead(word, base);
    case 'nth_weekday':
      return nthWeekday(word, base);
    case 'period':
    case 'weekend':
      return wholePeriod(word, base);
    case 'after':
      return after(word, base);
    case 'end':
      return only(periodEnd(word, base));
    case 'month_workday': {
      const date = monthWorkday(word, base);
      return only(date, ...unannounced(base.calendar, date));
    }
    case 'launch':
      return launchChoice(word, base);
    case 'launch_day':
      return base.launchDay === null ? 'no_launch' : only(base.launchDay);
    case 'named':
      return named(word, base);
  }
}

/** The same kind of day once more, `times` periods later: the next week's, month's or year's. */
export function laterPeriod(
  word: DateWord | undefined,
  date: LocalDate,
  base: DateBase,
  times: number,
): LocalDate | null {
  switch (word?.kind) {
    case 'weekday':
      return addDays(date, 7 * times);
    case 'date':
    case 'year_date':
    case 'slashed':
      return localDate(yearOf(base.today) + times - 1, monthOf(date), dayOf(date));
    case 'month_day':
      return addMonths(date, times);
    case 'end':
      if (word.of === 'week') return addDays(date, 7 * times);
      return lastOfMonth(date, times * { month: 1, quarter: 3, year: 12 }[word.of]);
    case 'named':
      return word.shift ? null : word.day.inYear(yearOf(base.today) + times - 1);
    case 'ahead':
      return times === 1 && word.count < 0 && word.unit !== 'workday'
        ? addDays(base.today, word.unit === 'week' ? -7 * word.count : -word.count)
        : addDays(base.today, times - 1);
    case 'month_workday':
      return monthWorkday(word, base, times);
    case 'weekend':
    case 'period':
      if (word.kind === 'weekend' || word.of === 'week') return addDays(date, 7 * times);
      return addMonths(date, times * (word.which !== undefined ? 12 : word.of === 'month' ? 1 : 3));
    case 'nth_weekday':
    case 'after':
      return null;
    case 'launch':
    case 'launch_day':
      return base.calendar.addWorkingDays(addDays(base.today, -1), times);
    default:
      return addDays(base.today, times - 1);
  }
}

/** Why a settled day deserves the day-off note: it was derived, or it is a weekday that is not worked. */
export function dayOffNote(word: DateWord | undefined, date: LocalDate, calendar: Calendar): NoteCode[] {
  if (calendar.isWorkingDay(date)) return [];
  const derived =
    word === undefined ||
    word.kind === 'end' ||
    word.kind === 'ahead' ||
    word.kind === 'launch' ||
    word.kind === 'launch_day' ||
    ('about' in word && word.about === true);
  return derived || (weekdayOf(date) < 6 && word.kind !== 'named') ? ['day_off'] : [];
}
