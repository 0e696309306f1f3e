import { MONTHS_EN, WEEKDAY_EN } from './calendar-words.ts';
import type { DateFound } from './date-found.ts';
import { isWordChar, Lexicon, matchWord, skipSpaces, words } from './lexicon.ts';
import { readDigits } from './numerals.ts';
import { readOrdinal } from './numerals-en.ts';
import { WHOLE_PERIODS } from './period-words.ts';
import type { MonthSaid } from './phrase.ts';
import { readMonthAway, readYearBehind } from './read-english-date.ts';

const PART = new Lexicon<'early' | 'late'>([
  ...words<'early' | 'late'>('early', 'early', 'early in'),
  ...words<'early' | 'late'>('late', 'late', 'late in', 'later'),
]);

/** Words that make a month's name the coming one. */
const NEXT = new Lexicon<true>(words(true, 'next', 'this coming', 'the coming', 'coming'));

/** `november`, `december 2027`, `q4`, `q1 2027`. */
function readNamedPeriod(text: string, pos: number): DateFound | null {
  const quarter = text[pos] === 'q' ? readDigits(text, pos + 1, 1) : null;
  const month = quarter ? null : MONTHS_EN.at(text, pos);
  const found = quarter ?? month;
  if (!found || found.value < 1 || (quarter && (quarter.value > 4 || isWordChar(text[quarter.end]))))
    return null;
  const year = readYearBehind(text, found.end);
  // "may" alone is another word.
  if (!year && text.slice(pos, found.end) === 'may') return null;
  const of = quarter ? 'quarter' : 'month';
  const said = year ? { year: year.value } : {};
  return {
    value: { kind: 'period', of, shift: 0, which: found.value, ...said },
    end: year?.end ?? found.end,
  };
}

/** `next week`, `下个月`, `this weekend`, `november`, `late next week`: days that must be asked for. */
export function readWholePeriod(text: string, pos: number): DateFound | null {
  const lead = PART.at(text, pos);
  const start = lead ? skipSpaces(text, lead.end) : pos;
  const next = lead ? null : NEXT.at(text, pos);
  const coming = next ? readNamedPeriod(text, skipSpaces(text, next.end)) : null;
  if (coming?.value.kind === 'period' && coming.value.year === undefined)
    return { ...coming, standing: 'after_gap' };
  const found = WHOLE_PERIODS.at(text, start) ?? readNamedPeriod(text, start);
  if (!found) return null;
  if (lead) {
    if (found.value.kind !== 'period' || found.value.of === 'quarter') return null;
    return { value: { ...found.value, part: lead.value }, end: found.end, standing: 'after_gap' };
  }
  const present = found.value.kind === 'period' && found.value.shift === 0;
  return { ...found, standing: present ? 'with_cue' : 'after_gap' };
}

interface MonthFound {
  readonly value: MonthSaid;
  readonly end: number;
}

/** A month in English: `december`, `december 2027`, `this december`, `next month`. */
function readMonth(text: string, pos: number): MonthFound | null {
  const away = readMonthAway(text, pos);
  if (away) return { value: { away: away.value }, end: away.end };
  const lead = matchWord(text, pos, 'this');
  const month = MONTHS_EN.at(text, lead < 0 ? pos : skipSpaces(text, lead));
  if (!month) return null;
  const year = readYearBehind(text, month.end);
  return year
    ? { value: { which: month.value, year: year.value }, end: year.end }
    : { value: { which: month.value }, end: month.end };
}

function skipWord(text: string, pos: number, ...list: string[]): number {
  const gap = skipSpaces(text, pos);
  for (const word of list) {
    const end = matchWord(text, gap, word);
    if (end > 0) return skipSpaces(text, end);
  }
  return gap;
}

/** `first friday of december`, `the last monday of next month`, `3rd thursday in november 2027`. */
export function readNthWeekday(text: string, pos: number): DateFound | null {
  const start = skipWord(text, pos, 'the');
  const last = matchWord(text, start, 'last');
  const nth = last > 0 ? { value: -1, end: last } : readOrdinal(text, start);
  if (!nth || nth.value > 5) return null;
  const weekday = WEEKDAY_EN.at(text, skipSpaces(text, nth.end));
  const month = weekday && readMonth(text, skipWord(text, weekday.end, 'of', 'in'));
  if (!weekday || !month) return null;
  return {
    value: { kind: 'nth_weekday', weekday: weekday.value, nth: nth.value, month: month.value },
    end: month.end,
  };
}

const WORKDAYS = ['working day', 'business day', 'workday'];

/** `first working day of december`, `the last business day of november 2027`. */
export function readMonthWorkday(text: string, pos: number): DateFound | null {
  const start = skipWord(text, pos, 'the');
  const last = matchWord(text, start, 'last');
  const nth = last > 0 ? last : matchWord(text, start, 'first');
  const day =
    nth < 0 ? -1 : Math.max(...WORKDAYS.map((word) => matchWord(text, skipSpaces(text, nth), word)));
  const month = day < 0 ? null : readMonth(text, skipWord(text, day, 'of', 'in'));
  return (
    month && {
      value: { kind: 'month_workday', nth: last > 0 ? -1 : 1, month: month.value },
      end: month.end,
    }
  );
}

const PARTS = new Lexicon<number>([
  ...words(
    1,
    'the beginning of',
    'beginning of',
    'the start of',
    'start of',
    'the first day of',
    'first day of',
  ),
  ...words(15, 'the middle of', 'middle of', 'mid'),
]);
/** Weekdays that a part of a week is said for. */
const WEEK_PARTS = new Lexicon<number>([
  ...words(1, 'the beginning of', 'beginning of', 'the start of', 'start of'),
  ...words(3, 'the middle of', 'middle of', 'mid'),
]);
const WEEKS = new Lexicon<number>([
  ...words(0, 'this week', 'the week'),
  ...words(1, 'next week', 'the next week', 'the following week'),
]);

/** `start of next week`, `mid next week`. */
export function readWithinWeek(text: string, pos: number): DateFound | null {
  const part = WEEK_PARTS.at(text, pos);
  const week = part ? WEEKS.at(text, skipSpaces(text, part.end)) : null;
  return part && week
    ? { value: { kind: 'weekday', weekday: part.value, week: week.value, loose: false }, end: week.end }
    : null;
}

/** `beginning of next month`, `mid november`, `last day of october 2027`. */
export function readWithinMonth(text: string, pos: number): DateFound | null {
  const part = PARTS.at(text, pos);
  if (part) {
    const month = readMonth(text, text[part.end] === '-' ? part.end + 1 : skipSpaces(text, part.end));
    if (!month || ('which' in month.value && month.value.years !== undefined)) return null;
    if ('away' in month.value) {
      return {
        value: { kind: 'month_day', day: part.value, months: month.value.away, about: true },
        end: month.end,
      };
    }
    const { which, year } = month.value;
    return {
      value: { kind: 'date', year: year ?? null, month: which, day: part.value, about: true },
      end: month.end,
    };
  }
  const lead = Math.max(
    ...['end of', 'the end of', 'last day of', 'the last day of', 'last day in'].map((word) =>
      matchWord(text, pos, word),
    ),
  );
  const month = lead < 0 ? null : readMonth(text, skipSpaces(text, lead));
  if (!month || !('which' in month.value)) return null;
  const { which, year } = month.value;
  const said = year === undefined ? {} : { year };
  return { value: { kind: 'end', of: 'month', shift: 0, which, ...said }, end: month.end };
}

/** `end of 2027`, `end of Q4 2027`. */
export function readYearEnd(text: string, pos: number): DateFound | null {
  const lead = Math.max(...['end of', 'the end of'].map((word) => matchWord(text, pos, word)));
  const year = lead < 0 ? null : readYearBehind(text, lead);
  return year && { value: { kind: 'end', of: 'year', shift: 0, year: year.value }, end: year.end };
}
