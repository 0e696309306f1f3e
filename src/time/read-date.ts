import { type DayCount, MONTH_WORKDAYS, NEAR_DAYS, WEEKDAY_EN } from './calendar-words.ts';
import type { DateFound } from './date-found.ts';
import { type Found, isWordChar, Lexicon, matchWord, skipSpaces, words } from './lexicon.ts';
import { readNumber } from './numerals.ts';
import { PERIOD_ENDS } from './period-ends.ts';
import type { DateWord } from './phrase.ts';
import { readChineseDate } from './read-chinese-date.ts';
import { readEnglishDate, readYearBehind } from './read-english-date.ts';
import { readNumericDate } from './read-numeric-date.ts';
import {
  readMonthWorkday,
  readNthWeekday,
  readWholePeriod,
  readWithinMonth,
  readWithinWeek,
  readYearEnd,
} from './read-period.ts';

const WEEKS_EN = new Lexicon<number>([
  ...words(0, 'this week'),
  ...words(1, 'next week', 'the following week', 'following week'),
  ...words(2, 'the week after next', 'week after next'),
  ...words(-1, 'last week'),
]);
const WEEKDAY_LEADS = new Lexicon<{ week: number | null; loose: boolean }>([
  ['next', { week: 1, loose: true }],
  ['this', { week: 0, loose: false }],
  ['this coming', { week: null, loose: false }],
  ['coming', { week: null, loose: false }],
  ['this upcoming', { week: null, loose: false }],
  ['upcoming', { week: null, loose: false }],
  ['following', { week: 1, loose: true }],
  ['the following', { week: 1, loose: true }],
  ['last', { week: -1, loose: false }],
  ['this past', { week: -1, loose: false }],
  ['past', { week: -1, loose: false }],
  ['previous', { week: -1, loose: false }],
]);

/** `fri`, `next fri`, `this friday`, `next week friday`, `friday of next week`. */
function readEnglishWeekday(text: string, pos: number): DateFound | null {
  const week = WEEKS_EN.at(text, pos);
  const lead = week ? null : WEEKDAY_LEADS.at(text, pos);
  const start = week?.end ?? lead?.end ?? pos;
  const gap = skipSpaces(text, start);
  const on = week ? matchWord(text, text[gap] === ',' ? skipSpaces(text, gap + 1) : gap, 'on') : -1;
  const name = WEEKDAY_EN.at(text, on > 0 ? skipSpaces(text, on) : gap);
  if (!name) return null;
  // "mondays" is every one of them.
  if (text[name.end - 1] === 's' && text.startsWith('days', name.end - 4)) return null;
  const weekday = name.value;
  if (week) return { value: { kind: 'weekday', weekday, week: week.value, loose: false }, end: name.end };
  if (lead) return { value: { kind: 'weekday', weekday, ...lead.value }, end: name.end };
  const comma = skipSpaces(text, name.end);
  const after = text[comma] === ',' ? skipSpaces(text, comma + 1) : comma;
  const of = matchWord(text, after, 'of');
  const behind = WEEKS_EN.at(text, of < 0 ? after : skipSpaces(text, of));
  if (behind) {
    return { value: { kind: 'weekday', weekday, week: behind.value, loose: false }, end: behind.end };
  }
  const base: DateWord = { kind: 'weekday', weekday, week: null, loose: false };
  // "friday week" is the Friday after the coming one.
  const more = matchWord(text, skipSpaces(text, name.end), 'week');
  if (more > 0) return { value: { kind: 'after', base, count: 1, unit: 'week' }, end: more };
  return { value: base, end: name.end };
}

function near({ value, end }: Found<DayCount>, text: string): DateFound {
  const word: DateWord = { kind: 'today_plus', days: value.days };
  if (value.part) return { value: word, end, part: value.part };
  const night = matchWord(text, skipSpaces(text, end), 'night');
  // Delivery next day.
  if (text.endsWith('next day', end) && !text.endsWith('the next day', end))
    return { value: word, end, standing: 'with_cue' };
  return night < 0 ? { value: word, end } : { value: word, end: night, part: 'night' };
}

/** `Q4末`, `第三季度末`, `end of Q4 2027`, `Q4 end`. */
function readQuarterEnd(text: string, pos: number): DateFound | null {
  const ordinal = text[pos] === '第' ? pos + 1 : pos;
  const nth = readNumber(text, ordinal, 1);
  const word =
    nth && ['季度末', '季度底', '季末', '季度最后一天'].find((tail) => text.startsWith(tail, nth.end));
  if (nth && word && nth.value >= 1 && nth.value <= 4) {
    return { value: { kind: 'end', of: 'quarter', shift: 0, which: nth.value }, end: nth.end + word.length };
  }
  const lead = ['end of the ', 'end of '].find((word) => text.startsWith(word, pos));
  const q = pos + (lead?.length ?? 0);
  const which = Number(text[q + 1]);
  if (text[q] !== 'q' || !(which >= 1 && which <= 4) || isWordChar(text[q + 2])) return null;
  const tail = ['季度末', '末', '底', ' end'].find((word) => text.startsWith(word, q + 2));
  if (!lead && !tail) return null;
  const end = q + 2 + (tail?.length ?? 0);
  const year = readYearBehind(text, end);
  const said = year ? { year: year.value } : {};
  return { value: { kind: 'end', of: 'quarter', shift: 0, which, ...said }, end: year?.end ?? end };
}

const ENDS_OF = ['end of the', 'end of this', 'end of', 'the end of'];

/** `end of tomorrow`, `the end of friday`: the day itself. */
function readDayEnd(text: string, pos: number): DateFound | null {
  const lead = Math.max(...ENDS_OF.map((word) => matchWord(text, pos, word)));
  if (lead < 0) return null;
  const start = skipSpaces(text, lead);
  const day = NEAR_DAYS.at(text, start);
  return day && day.value.part === undefined ? near(day, text) : readEnglishWeekday(text, start);
}

/** The date that stands on the calendar or near today at a position, or null. */
export function readDate(text: string, pos: number): DateFound | null {
  const close = NEAR_DAYS.at(text, pos);
  if (close) return near(close, text);
  return (
    MONTH_WORKDAYS.at(text, pos) ??
    PERIOD_ENDS.at(text, pos) ??
    readQuarterEnd(text, pos) ??
    readYearEnd(text, pos) ??
    readMonthWorkday(text, pos) ??
    readNthWeekday(text, pos) ??
    readWithinMonth(text, pos) ??
    readWithinWeek(text, pos) ??
    readDayEnd(text, pos) ??
    readNumericDate(text, pos) ??
    readChineseDate(text, pos) ??
    readEnglishDate(text, pos) ??
    readEnglishWeekday(text, pos) ??
    readWholePeriod(text, pos)
  );
}
