import {
  type DayCount,
  MONTH_SHIFTS,
  MONTH_WORKDAYS,
  MONTHS_EN,
  NEAR_DAYS,
  PERIOD_ENDS,
  WEEK_SHIFTS_ZH,
  WEEKDAY_EN,
  WEEKDAY_ZH,
} from './calendar-words.ts';
import { type Found, isDigit, isWordChar, Lexicon, matchWord, skipSpaces, words } from './lexicon.ts';
import { daysInMonth } from './local-date.ts';
import { readDigits, readNumber } from './numerals.ts';
import type { DateWord, DayPart, Standing } from './phrase.ts';

/** A date found in a text. */
export interface DateFound extends Found<DateWord> {
  /** A part of the day inside the word, as in 今晚. */
  readonly part?: DayPart;
  /** Missing where the words are a date wherever they stand; a bare 5号, 618 or 国庆 may belong to a title. */
  readonly standing?: Standing;
  /** Figures in the shape of a date that no calendar has. */
  readonly invalid?: true;
}

function dated(year: number | null, month: number, day: number, end: number): DateFound {
  const value: DateWord = { kind: 'date', year, month, day };
  const written = year === null || (year >= 1900 && year <= 2200);
  const valid = written && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year ?? 2024, month);
  return valid ? { value, end } : { value, end, invalid: true };
}

/** `2026-10-30`, `2026/10/30`, `2026.10.30`. */
function readIso(text: string, pos: number): DateFound | null {
  const year = readDigits(text, pos, 4);
  const mark = text[pos + 4] ?? ' ';
  if (!year || year.end !== pos + 4 || !'-/.'.includes(mark)) return null;
  const month = readDigits(text, pos + 5, 2);
  if (!month || text[month.end] !== mark) return null;
  const day = readDigits(text, month.end + 1, 2);
  return day ? dated(year.value, month.value, day.value, day.end) : null;
}

/** `10/30`, `10/30/2026`, `30/10/2026`, `10/30/26`. */
function readSlashed(text: string, pos: number): DateFound | null {
  const first = readDigits(text, pos, 2);
  if (!first || text[first.end] !== '/') return null;
  const second = readDigits(text, first.end + 1, 2);
  if (!second || isWordChar(text[second.end])) return null;
  if (text[second.end] !== '/') return dated(null, first.value, second.value, second.end);
  const tail = readDigits(text, second.end + 1, 4);
  if (!tail || isWordChar(text[tail.end])) return null;
  const width = tail.end - second.end - 1;
  if (width !== 2 && width !== 4) return null;
  const year = width === 2 ? 2000 + tail.value : tail.value;
  const [a, b] = [first.value, second.value];
  if (a >= 1 && b >= 1 && a <= 12 && b <= 12 && a !== b) {
    return { value: { kind: 'slashed', year, first: a, second: b }, end: tail.end };
  }
  return a > 12 ? dated(year, b, a, tail.end) : dated(year, a, b, tail.end);
}

const YEAR_WORDS = new Lexicon<number>([
  ...words(0, '今年'),
  ...words(1, '明年'),
  ...words(2, '后年'),
  ...words(-1, '去年'),
]);
const isDayMark = (char: string | undefined) => char === '日' || char === '号';

/** `2026年10月30日`, `10月30号`, `十月三十`, `明年3月5日`, `10月底`. */
function readChineseDate(text: string, pos: number): DateFound | null {
  const spelledYear = readDigits(text, pos, 4);
  const hasYear =
    spelledYear !== null && spelledYear.end - pos === 4 && text[skipSpaces(text, spelledYear.end)] === '年';
  const start = hasYear ? skipSpaces(text, skipSpaces(text, spelledYear.end) + 1) : pos;
  const month = readNumber(text, start, 2);
  const mark = month ? skipSpaces(text, month.end) : -1;
  if (!month || text[mark] !== '月') return null;
  const behind = skipSpaces(text, mark + 1);
  const last = ['底', '末', '最后一天'].find((word) => text.startsWith(word, behind));
  if (!hasYear && last && month.value >= 1 && month.value <= 12) {
    return { value: { kind: 'end', of: 'month', shift: 0, which: month.value }, end: behind + last.length };
  }
  const day = readNumber(text, behind, 2);
  if (!day) return null;
  const dayMark = skipSpaces(text, day.end);
  const end = isDayMark(text[dayMark]) ? dayMark + 1 : day.end;
  return dated(hasYear ? spelledYear.value : null, month.value, day.value, end);
}

const ORDINAL = ['st', 'nd', 'rd', 'th'];

function ordinalEnd(text: string, pos: number): number {
  return ORDINAL.some((tail) => text.startsWith(tail, pos)) && !isWordChar(text[pos + 2]) ? pos + 2 : -1;
}

/** A year behind an English date: four figures that are no clock. */
function readYearBehind(text: string, pos: number): Found<number> | null {
  const comma = skipSpaces(text, pos);
  const start = skipSpaces(text, text[comma] === ',' ? comma + 1 : comma);
  const year = readDigits(text, start, 4);
  if (!year || start === pos || year.end - start !== 4 || year.value < 1900 || year.value > 2200) return null;
  return text[year.end] === ':' || isWordChar(text[year.end]) ? null : year;
}

function withYear(month: number, day: number, end: number, text: string): DateFound {
  const year = readYearBehind(text, end);
  return year ? dated(year.value, month, day, year.end) : dated(null, month, day, end);
}

/** `30 Oct`, `30th of October 2026`, `Oct 30th, 2026`, `the 30th`. */
function readEnglishDate(text: string, pos: number): DateFound | null {
  const month = MONTHS_EN.at(text, pos);
  if (month) {
    const day = readDigits(text, skipSpaces(text, month.end), 2);
    if (!day) return null;
    const ordinal = ordinalEnd(text, day.end);
    const end = ordinal > 0 ? ordinal : day.end;
    // "May 5pm" is a name and a clock, "Oct 30:15" nothing.
    if (ordinal < 0 && (isWordChar(text[end]) || text[end] === ':' || text[end] === '/')) return null;
    return withYear(month.value, day.value, end, text);
  }
  const the = matchWord(text, pos, 'the');
  const start = the < 0 ? pos : skipSpaces(text, the);
  const day = readDigits(text, start, 2);
  if (!day) return null;
  const ordinal = ordinalEnd(text, day.end);
  const end = ordinal > 0 ? ordinal : day.end;
  const gap = skipSpaces(text, end);
  const of = matchWord(text, gap, 'of');
  const name = MONTHS_EN.at(text, of < 0 ? gap : skipSpaces(text, of));
  if (name) return withYear(name.value, day.value, name.end, text);
  if (ordinal < 0 || day.value < 1 || day.value > 31) return null;
  return {
    value: { kind: 'month_day', day: day.value, months: null },
    end: ordinal,
    ...(the < 0 ? { standing: 'after_gap' } : {}),
  };
}

/** `25号`, `下月5号`, `本月二十五日`. */
function readMonthDay(text: string, pos: number): DateFound | null {
  const shift = MONTH_SHIFTS.at(text, pos);
  const day = readNumber(text, shift ? skipSpaces(text, shift.end) : pos, 2);
  const mark = day ? skipSpaces(text, day.end) : -1;
  if (!day || !isDayMark(text[mark]) || day.value < 1 || day.value > 31) return null;
  const value: DateWord = { kind: 'month_day', day: day.value, months: shift?.value ?? null };
  return { value, end: mark + 1, ...(shift ? {} : { standing: 'after_gap' }) };
}

/** `周五`, `下周五`, `下下个星期一`, `这周日`. */
function readChineseWeekday(text: string, pos: number): DateFound | null {
  const shift = WEEK_SHIFTS_ZH.find(([word]) => text.startsWith(word, pos));
  const start = pos + (shift?.[0].length ?? 0);
  const unit = ['周', '星期', '礼拜'].find((word) => text.startsWith(word, start));
  if (!unit) return null;
  const at = start + unit.length;
  const weekday = WEEKDAY_ZH[text[at] ?? ''];
  if (weekday === undefined || (isDigit(text[at]) && isWordChar(text[at + 1]))) return null;
  return { value: { kind: 'weekday', weekday, week: shift?.[1] ?? null, loose: false }, end: at + 1 };
}

const WEEKS_EN = new Lexicon<number>([
  ...words(0, 'this week'),
  ...words(1, 'next week'),
  ...words(2, 'the week after next', 'week after next'),
  ...words(-1, 'last week'),
]);
const WEEKDAY_LEADS = new Lexicon<{ week: number | null; loose: boolean }>([
  ['next', { week: 1, loose: true }],
  ['this', { week: 0, loose: false }],
  ['this coming', { week: null, loose: false }],
  ['coming', { week: null, loose: false }],
  ['last', { week: -1, loose: false }],
]);

/** `fri`, `next fri`, `this friday`, `next week friday`, `friday of next week`. */
function readEnglishWeekday(text: string, pos: number): DateFound | null {
  const week = WEEKS_EN.at(text, pos);
  const lead = week ? null : WEEKDAY_LEADS.at(text, pos);
  const start = week?.end ?? lead?.end ?? pos;
  const name = WEEKDAY_EN.at(text, skipSpaces(text, start));
  if (!name) return null;
  const weekday = name.value;
  if (week) return { value: { kind: 'weekday', weekday, week: week.value, loose: false }, end: name.end };
  if (lead) return { value: { kind: 'weekday', weekday, ...lead.value }, end: name.end };
  const gap = skipSpaces(text, name.end);
  const of = matchWord(text, gap, 'of');
  const behind = WEEKS_EN.at(text, of < 0 ? gap : skipSpaces(text, of));
  return {
    value: { kind: 'weekday', weekday, week: behind?.value ?? null, loose: false },
    end: behind?.end ?? name.end,
  };
}

function near({ value, end }: Found<DayCount>, text: string): DateFound {
  const word: DateWord = { kind: 'today_plus', days: value.days };
  if (value.part) return { value: word, end, part: value.part };
  const night = matchWord(text, skipSpaces(text, end), 'night');
  return night < 0 ? { value: word, end } : { value: word, end: night, part: 'night' };
}

/** `Q4末`, `第三季度末`, `end of Q4`. */
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
  const tail = ['季度末', '末', '底'].find((word) => text.startsWith(word, q + 2));
  if (!lead && !tail) return null;
  return { value: { kind: 'end', of: 'quarter', shift: 0, which }, end: q + 2 + (tail?.length ?? 0) };
}

/** `end of October`. */
function readMonthEnd(text: string, pos: number): DateFound | null {
  const lead = Math.max(
    ...['end of', 'last day of', 'the last day of'].map((word) => matchWord(text, pos, word)),
  );
  const month = lead < 0 ? null : MONTHS_EN.at(text, skipSpaces(text, lead));
  return month && { value: { kind: 'end', of: 'month', shift: 0, which: month.value }, end: month.end };
}

/** The date that stands on the calendar or near today at a position, or null. */
export function readDate(text: string, pos: number): DateFound | null {
  const close = NEAR_DAYS.at(text, pos);
  if (close) return near(close, text);
  const year = YEAR_WORDS.at(text, pos);
  const later = year && readChineseDate(text, skipSpaces(text, year.end));
  if (later && later.value.kind === 'date')
    return {
      ...later,
      value: { kind: 'year_date', years: year.value, month: later.value.month, day: later.value.day },
    };
  return (
    MONTH_WORKDAYS.at(text, pos) ??
    PERIOD_ENDS.at(text, pos) ??
    readQuarterEnd(text, pos) ??
    readMonthEnd(text, pos) ??
    readIso(text, pos) ??
    readSlashed(text, pos) ??
    readChineseDate(text, pos) ??
    readEnglishDate(text, pos) ??
    readMonthDay(text, pos) ??
    readChineseWeekday(text, pos) ??
    readEnglishWeekday(text, pos)
  );
}
