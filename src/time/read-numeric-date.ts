import type { DateFound } from './date-found.ts';
import { MERIDIEM } from './day-clock.ts';
import { isDigit, isWordChar, matchWord, skipSpaces } from './lexicon.ts';
import { daysInMonth } from './local-date.ts';
import { readDigits } from './numerals.ts';
import { ordinalEnd } from './numerals-en.ts';
import type { DateWord } from './phrase.ts';

/** A date of the calendar as found, marked invalid where no calendar has it; `year` null for none said. */
export function dated(year: number | null, month: number, day: number, end: number): DateFound {
  const value: DateWord = { kind: 'date', year, month, day };
  const written = year === null || (year >= 1900 && year <= 2200);
  const valid = written && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year ?? 2024, month);
  return valid ? { value, end } : { value, end, invalid: true };
}

/** The year meant by two figures: 70 and more are the last century. */
export function fullYear(short: number): number {
  return short >= 70 ? 1900 + short : 2000 + short;
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

/** `20261030` and `2026 10 30`, which stand as dates only where a date is expected. */
function readRunTogether(text: string, pos: number): DateFound | null {
  const whole = readDigits(text, pos, 8);
  if (!whole || isWordChar(text[whole.end])) return null;
  if (whole.end - pos === 8) {
    const found = dated(
      Math.floor(whole.value / 10_000),
      Math.floor(whole.value / 100) % 100,
      whole.value % 100,
      whole.end,
    );
    return found.invalid ? null : { ...found, standing: 'with_cue' };
  }
  if (whole.end - pos !== 4 || text[whole.end] !== ' ') return null;
  const month = readDigits(text, whole.end + 1, 2);
  const day = month && text[month.end] === ' ' ? readDigits(text, month.end + 1, 2) : null;
  if (!month || !day || isWordChar(text[day.end]) || ':点时'.includes(text[day.end] ?? ' ')) return null;
  const found = dated(whole.value, month.value, day.value, day.end);
  return found.invalid ? null : { ...found, standing: 'with_cue' };
}

/** Two or three figures joined by one mark: `10/30`, `10/30/2026`, `30.10.2026`, `3-7-2027`, `10-30`, `10.30`. */
function readJoined(text: string, pos: number): DateFound | null {
  const first = readDigits(text, pos, 2);
  const mark = first ? (text[first.end] ?? ' ') : ' ';
  if (!first || !'/.-·'.includes(mark)) return null;
  const second = readDigits(text, first.end + 1, 2);
  if (!second) return null;
  // 10/30日, 11/3号
  const marked = text[second.end] === '日' || text[second.end] === '号';
  if (isWordChar(text[second.end]) && !marked) return null;
  if (text[second.end] === mark && isDigit(text[second.end + 1])) {
    return withYear(text, first.value, second.value, second.end + 1, mark);
  }
  if (mark === '/') return dated(null, first.value, second.value, marked ? second.end + 1 : second.end);
  // 10.30 and 10-30 are versions and ranges as often as dates: only where a date is expected.
  if (text[second.end] === ':' || text[second.end] === '.' || text[second.end] === '-') return null;
  if (atBefore(text, pos) || MERIDIEM.at(text, skipSpaces(text, second.end))) return null;
  const found = dated(null, first.value, second.value, marked ? second.end + 1 : second.end);
  return found.invalid ? null : { ...found, standing: 'with_cue' };
}

/** Whether "at" or a mark stands before an index, so that figures there are a clock (at 6.45). */
function atBefore(text: string, pos: number): boolean {
  let end = pos;
  while (text[end - 1] === ' ') end--;
  return text[end - 1] === '@' || matchWord(text, end - 2, 'at') === end;
}

function withYear(text: string, a: number, b: number, pos: number, mark: string): DateFound | null {
  const tail = readDigits(text, pos, 4);
  if (!tail || isWordChar(text[tail.end]) || ordinalEnd(text, tail.end) > 0) return null;
  const width = tail.end - pos;
  if ((width !== 2 && width !== 4) || (width === 2 && mark !== '/' && mark !== '-')) return null;
  // 3-7-27 is as often the number of a thing.
  if (width === 2 && mark === '-') {
    const found = tail.value >= 20 ? withYear(text, a, b, pos, '/') : null;
    return found && !found.invalid ? { ...found, standing: 'with_cue' } : null;
  }
  const year = width === 2 ? fullYear(tail.value) : tail.value;
  if (a >= 1 && b >= 1 && a <= 12 && b <= 12 && a !== b) {
    const open = mark !== '/';
    return {
      value: { kind: 'slashed', year, first: a, second: b, ...(open ? { open } : {}) },
      end: tail.end,
    };
  }
  return a > 12 ? dated(year, b, a, tail.end) : dated(year, a, b, tail.end);
}

/** `12/2026`, `2026-11`, `2026/11`: a month as a whole, where a date is expected. */
function readMonthYear(text: string, pos: number): DateFound | null {
  const first = readDigits(text, pos, 4);
  const mark = first ? (text[first.end] ?? ' ') : ' ';
  const second = first && '/-'.includes(mark) ? readDigits(text, first.end + 1, 4) : null;
  if (!first || !second || isWordChar(text[second.end]) || '/-.:点'.includes(text[second.end] ?? ' '))
    return null;
  const yearFirst = first.end - pos === 4;
  const [year, month] = yearFirst ? [first, second] : [second, first];
  const widths = yearFirst ? second.end - first.end === 3 : mark === '/' && second.end - first.end === 5;
  if (!widths || year.value < 1900 || year.value > 2200 || month.value < 1 || month.value > 12) return null;
  const value = { kind: 'period', of: 'month', shift: 0, which: month.value, year: year.value } as const;
  return { value, end: second.end, standing: 'with_cue' };
}

/** A date written in figures alone, or null. */
export function readNumericDate(text: string, pos: number): DateFound | null {
  if (!isDigit(text[pos])) return null;
  return (
    readIso(text, pos) ??
    readJoined(text, pos) ??
    readMonthYear(text, pos) ??
    readRunTogether(text, skipSpaces(text, pos))
  );
}
