import { MONTHS_EN } from './calendar-words.ts';
import type { DateFound } from './date-found.ts';
import { type Found, isDigit, isWordChar, Lexicon, matchWord, skipSpaces, words } from './lexicon.ts';
import { readDigits } from './numerals.ts';
import { readCardinal, readOrdinal } from './numerals-en.ts';
import { dated } from './read-numeric-date.ts';

const LETTERS_MAX = 9;

/** A month name at a position; `glued` where figures follow it without a gap (`oct2`). */
function monthAt(text: string, pos: number): (Found<number> & { readonly glued?: true }) | null {
  const plain = MONTHS_EN.at(text, pos);
  if (plain) return text[plain.end] === '.' ? { ...plain, end: plain.end + 1 } : plain;
  let end = pos;
  while (end - pos <= LETTERS_MAX && isWordChar(text[end]) && !isDigit(text[end])) end++;
  if (end === pos || !isDigit(text[end])) return null;
  const name = MONTHS_EN.at(`${text.slice(pos, end)} `, 0);
  return name && name.end === end - pos ? { value: name.value, end, glued: true } : null;
}

/** Index behind the words or marks that may stand inside an English date. */
function skipInner(text: string, pos: number, list: readonly string[], marks: string): number {
  let i = skipSpaces(text, pos);
  for (let count = 0; count < 2; count++) {
    if (text[i] !== undefined && marks.includes(text[i] ?? ' ')) i = skipSpaces(text, i + 1);
    const word = list.find((candidate) => matchWord(text, i, candidate) > 0);
    if (word) i = skipSpaces(text, i + word.length);
  }
  return i;
}

/** A year behind an English date: four figures that are no clock. */
export function readYearBehind(text: string, pos: number): Found<number> | null {
  const start = skipInner(text, pos, ['of', 'in'], ',-/');
  const year = readDigits(text, start, 4);
  if (!year || start === pos || year.end - start !== 4 || year.value < 1900 || year.value > 2200) return null;
  return text[year.end] === ':' || isWordChar(text[year.end]) ? null : year;
}

function withYear(month: number, day: number, end: number, text: string): DateFound {
  const year = readYearBehind(text, end);
  return year ? dated(year.value, month, day, year.end) : dated(null, month, day, end);
}

/** The day behind a month name: `30`, `30th`, `thirtieth`, `twenty one`. */
function dayBehind(text: string, pos: number): Found<number> | null {
  const ordinal = readOrdinal(text, pos);
  if (ordinal) return ordinal;
  const word = readCardinal(text, pos);
  if (word) return word.value > 12 ? word : null;
  const day = readDigits(text, pos, 2);
  if (!day) return null;
  // "May 5pm" is a name and a clock, "Oct 30:15" nothing.
  const next = text[day.end];
  const year = next === '/' && readDigits(text, day.end + 1, 4)?.end === day.end + 5;
  return isWordChar(next) || next === ':' || (next === '/' && !year) ? null : day;
}

function monthFirst(text: string, pos: number): DateFound | null {
  const month = monthAt(text, pos);
  if (!month) return null;
  const start = month.glued ? month.end : skipInner(text, month.end, ['the'], ',-/');
  const day = dayBehind(text, start);
  if (!day) return null;
  const found = withYear(month.value, day.value, day.end, text);
  return month.glued ? { ...found, standing: 'with_cue' } : found;
}

/** The rest of `2027/23/sep`. */
function dayThenMonth(text: string, pos: number, year: number): DateFound | null {
  const day = readDigits(text, pos, 2);
  const at = day && '-/'.includes(text[day.end] ?? ' ') ? day.end + 1 : -1;
  const month = day && at > 0 ? MONTHS_EN.at(text, at) : null;
  return day && month ? dated(year, month.value, day.value, month.end) : null;
}

/** `2027-sep-1`, `2027 March 18`. */
function yearFirst(text: string, pos: number): DateFound | null {
  const year = readDigits(text, pos, 4);
  if (!year || year.end - pos !== 4 || year.value < 1900 || year.value > 2200) return null;
  const start = skipInner(text, year.end, [], '-/,');
  const month = start === year.end ? null : MONTHS_EN.at(text, start);
  if (!month && start > year.end) return dayThenMonth(text, start, year.value);
  const at = month ? skipInner(text, month.end, [], '-/.') : -1;
  const day = month ? (readOrdinal(text, at) ?? readDigits(text, at, 2)) : null;
  return month && day && !isWordChar(text[day.end]) && text[day.end] !== ':'
    ? dated(year.value, month.value, day.value, day.end)
    : null;
}

const MONTHS_AWAY = new Lexicon<number>([
  ...words(0, 'the month', 'this month', 'the current month', 'current month'),
  ...words(1, 'next month', 'the next month', 'the following month'),
  ...words(2, 'the month after next'),
]);

/** Months from the present one that words such as "next month" name. */
export function readMonthAway(text: string, pos: number): Found<number> | null {
  return MONTHS_AWAY.at(text, pos);
}

/** `30 Oct`, `30th of October 2026`, `the 30th`, `15th of next month`, `third of march`. */
function dayFirst(text: string, pos: number): DateFound | null {
  const the = matchWord(text, pos, 'the');
  const start = the < 0 ? pos : skipSpaces(text, the);
  const ordinal = readOrdinal(text, start);
  const day = ordinal ?? readDigits(text, start, 2);
  if (!day) return null;
  const dayWord = ordinal ? matchWord(text, skipSpaces(text, day.end), 'day') : -1;
  const gap = skipInner(text, dayWord > 0 ? dayWord : day.end, ['of'], '.-/');
  const name = MONTHS_EN.at(text, gap);
  if (name) {
    const dot = text[name.end] === '.' ? name.end + 1 : name.end;
    return withYear(name.value, day.value, dot, text);
  }
  if (day.value < 1 || day.value > 31) return null;
  const of = matchWord(text, skipSpaces(text, day.end), 'of') > 0;
  const away = ordinal || of ? readMonthAway(text, gap) : null;
  if (away) return { value: { kind: 'month_day', day: day.value, months: away.value }, end: away.end };
  const value = { kind: 'month_day', day: day.value, months: null } as const;
  if (!ordinal) {
    const plain = the > 0 && !isWordChar(text[day.end]) && !':.点'.includes(text[day.end] ?? ' ');
    return plain ? { value, end: day.end, standing: 'with_cue' } : null;
  }
  const spelled = !isDigit(text[start]);
  if (the < 0 && spelled) return null;
  const standing = spelled ? 'with_cue' : the < 0 ? 'after_gap' : null;
  return { value, end: ordinal.end, ...(standing ? { standing } : {}) };
}

/** `next month on the 15th`. */
function monthThenDay(text: string, pos: number): DateFound | null {
  const away = readMonthAway(text, pos);
  const day = away ? readOrdinal(text, skipInner(text, away.end, ['on', 'the'], ',')) : null;
  return away && day && day.value <= 31
    ? { value: { kind: 'month_day', day: day.value, months: away.value }, end: day.end }
    : null;
}

/** A date in English words at a position, or null. */
export function readEnglishDate(text: string, pos: number): DateFound | null {
  return monthFirst(text, pos) ?? yearFirst(text, pos) ?? dayFirst(text, pos) ?? monthThenDay(text, pos);
}
