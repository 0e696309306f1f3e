import { DAY_PARTS, NEAR_DAYS } from './calendar-words.ts';
import { hoursIn, MERIDIEM, minutesOf } from './day-clock.ts';
import { type Found, isDigit, isWordChar, Lexicon, matchWord, skipSpaces, words } from './lexicon.ts';
import { readDigits } from './numerals.ts';
import { readCardinal } from './numerals-en.ts';
import type { DayPart } from './phrase.ts';

/** An hour and minute as said, before it is known which half of the day they belong to. */
export interface SaidClock {
  readonly hour: number;
  readonly minute: number;
}

/** A clock in words, with the half of the day where it was said. */
export interface SpokenClock extends Found<SaidClock> {
  readonly meridiem?: 'am' | 'pm';
  readonly part?: DayPart;
}

const FRACTIONS = new Lexicon<number>([...words(15, 'quarter', 'a quarter'), ...words(30, 'half', 'a half')]);
const PAST = new Lexicon<1 | -1>([
  ...words<1 | -1>(1, 'past', 'after'),
  ...words<1 | -1>(-1, 'to', 'till', 'before', 'of'),
]);
const OCLOCK = ["o'clock", 'oclock', 'o clock'];

function oclockEnd(text: string, pos: number): number {
  const gap = skipSpaces(text, pos);
  return Math.max(...OCLOCK.map((word) => matchWord(text, gap, word)));
}

/** Noon and midnight, counted from like an hour; the half of the day that lies before and behind each. */
const TURNS = new Lexicon<{ readonly before: 'am' | 'pm'; readonly behind: 'am' | 'pm' }>([
  ...words({ before: 'am', behind: 'pm' } as const, 'noon', 'midday'),
  ...words({ before: 'pm', behind: 'am' } as const, 'midnight'),
]);

/** An hour of the clock face in figures or words. */
function readHour(text: string, pos: number): Found<number> | null {
  const hour = readCardinal(text, pos) ?? readDigits(text, pos, 2);
  return hour && hour.value >= 1 && hour.value <= 12 ? hour : null;
}

function withHalf(text: string, clock: Found<SaidClock>): SpokenClock {
  const gap = skipSpaces(text, clock.end);
  const meridiem = MERIDIEM.at(text, gap);
  if (meridiem) return { ...clock, end: meridiem.end, meridiem: meridiem.value };
  const part = DAY_PARTS.at(text, gap);
  return part ? { ...clock, end: part.end, part: part.value } : clock;
}

/** The minutes before "past" or "to", and whether they are surely minutes and no range (5 to 7). */
function readMinutes(text: string, pos: number): (Found<number> & { readonly sure: boolean }) | null {
  const fraction = FRACTIONS.at(text, pos);
  if (fraction) return { ...fraction, sure: true };
  const word = readCardinal(text, pos);
  const count = word ?? readDigits(text, pos, 2);
  if (!count || count.value > 59) return null;
  const unit = Math.max(
    ...['minutes', 'minute', 'mins', 'min'].map((name) => matchWord(text, skipSpaces(text, count.end), name)),
  );
  return { value: count.value, end: unit > 0 ? unit : count.end, sure: word !== null || unit > 0 };
}

/** `half past nine`, `a quarter to 5`, `20 minutes past 3pm`. */
function readAroundHour(text: string, pos: number): SpokenClock | null {
  const minutes = readMinutes(text, pos);
  const side = minutes && PAST.at(text, skipSpaces(text, minutes.end));
  if (!minutes || !side) return null;
  const turn = TURNS.at(text, skipSpaces(text, side.end));
  if (turn && minutes.value > 0) {
    const value =
      side.value < 0 ? { hour: 11, minute: 60 - minutes.value } : { hour: 12, minute: minutes.value };
    return { value, end: turn.end, meridiem: side.value < 0 ? turn.value.before : turn.value.behind };
  }
  if (side.value < 0 && (!minutes.sure || minutes.value === 30)) return null;
  const hour = readHour(text, skipSpaces(text, side.end));
  if (!hour || text[hour.end] === ':') return null;
  const oclock = oclockEnd(text, hour.end);
  const end = oclock > 0 ? oclock : hour.end;
  if (isDigit(text[end - 1]) && isWordChar(text[end]) && !MERIDIEM.at(text, end)) return null;
  const total = hour.value * 60 + side.value * minutes.value;
  const value = { hour: Math.floor(total / 60) === 0 ? 12 : Math.floor(total / 60), minute: total % 60 };
  return withHalf(text, { value, end });
}

/** `seven pm`, `seven thirty pm`, `nine o'clock`; null where neither half nor o'clock is said. */
function readHourWords(text: string, pos: number): SpokenClock | null {
  const hour = readCardinal(text, pos);
  if (!hour || hour.value > 12) return null;
  const oclock = oclockEnd(text, hour.end);
  if (oclock > 0) return withHalf(text, { value: { hour: hour.value, minute: 0 }, end: oclock });
  const said = wordsOfClock(text, hour);
  const clock = withHalf(text, said);
  return clock.meridiem || clock.part ? clock : null;
}

/** The nought in "twelve oh three". */
const ZERO = new Lexicon<true>(words(true, 'oh', 'o', 'zero'));

function wordsOfClock(text: string, hour: Found<number>): Found<SaidClock> {
  const gap = text[hour.end] === '-' ? hour.end + 1 : skipSpaces(text, hour.end);
  const zero = ZERO.at(text, gap);
  const few = zero
    ? readCardinal(text, text[zero.end] === '-' ? zero.end + 1 : skipSpaces(text, zero.end))
    : null;
  if (few && few.value < 10) return { value: { hour: hour.value, minute: few.value }, end: few.end };
  const minute = readCardinal(text, gap);
  return minute && minute.value >= 10
    ? { value: { hour: hour.value, minute: minute.value }, end: minute.end }
    : { value: { hour: hour.value, minute: 0 }, end: hour.end };
}

/** A clock in English words that is one wherever it stands, or null. */
export function readSpokenClock(text: string, pos: number): SpokenClock | null {
  return readAroundHour(text, pos) ?? readHourWords(text, pos);
}

/** An hour and its minutes in words (`ten thirty`, `twelve oh three`), or null where only one of them is said. */
export function readClockWords(text: string, pos: number): Found<SaidClock> | null {
  const hour = readCardinal(text, pos);
  const clock = hour && hour.value <= 12 ? wordsOfClock(text, hour) : null;
  return clock && clock.end > (hour?.end ?? 0) && clock.value.minute < 60 ? clock : null;
}

function follows(text: string, pos: number, list: readonly string[]): boolean {
  let end = pos;
  while (text[end - 1] === ' ') end--;
  return list.some((word) => {
    const start = end - word.length;
    return start >= 0 && matchWord(text, start, word) === end && !isWordChar(text[start - 1]);
  });
}

/** Whether "at", "around" or a mark before an index says that an hour follows. */
export function isCalledAt(text: string, pos: number): boolean {
  return follows(text, pos, ['at', 'around', 'about', '@']);
}

/** Whether a word such as "due" or "by" before an index says that a time follows. */
export function isCued(text: string, pos: number): boolean {
  return follows(text, pos, ['due', 'by', 'before', 'until', 'till']);
}

/** The minutes of `3 15`; a day before its month (at 5 12 Dec) is none. */
function minutesApart(text: string, pos: number): Found<number> | null {
  const minute = text[pos] === ' ' && isDigit(text[pos + 1]) ? readDigits(text, pos + 1, 2) : null;
  if (!minute || minute.end !== pos + 3 || minute.value > 59) return null;
  const next = text[minute.end];
  if (isWordChar(next) || (next !== undefined && "%/:-$'.点时月号日年".includes(next))) return null;
  const behind = skipSpaces(text, minute.end);
  return behind === text.length || NEAR_DAYS.at(text, behind) || MERIDIEM.at(text, behind) ? minute : null;
}

/** A bare hour as it follows "at" (`5`, `seven`, `five thirty`, `2.30`, `0900`), or null. */
export function readBareHour(text: string, pos: number): Found<SaidClock> | null {
  const word = readCardinal(text, pos);
  if (word) return word.value <= 12 ? wordsOfClock(text, word) : null;
  const run = readDigits(text, pos, 4);
  if (!run) return null;
  const width = run.end - pos;
  if (width === 3) return null;
  const dotted = text[run.end] === '.' && width <= 2 ? readDigits(text, run.end + 1, 2) : null;
  const minutes = dotted && dotted.end === run.end + 3 ? dotted : null;
  const apart = width <= 2 && run.value >= 1 ? minutesApart(text, run.end) : null;
  const end = minutes?.end ?? apart?.end ?? run.end;
  if (isWordChar(text[end]) || (text[end] !== undefined && "%/:-$'点时月号日年".includes(text[end] ?? ' '))) {
    return null;
  }
  if (text[end] === '.' && isDigit(text[end + 1])) return null;
  const hour = width > 2 ? Math.floor(run.value / 100) : run.value;
  const minute = width > 2 ? run.value % 100 : (minutes?.value ?? apart?.value ?? 0);
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null;
  return { value: { hour, minute }, end };
}

/** A bare hour at the end of a line, with no day beside it, is always asked: either half, today or tomorrow. */
export function loneOptions({ hour, minute }: SaidClock): readonly number[] {
  return hour > 12
    ? []
    : minutesOf(
        minute,
        [0, 12, 24, 36].map((half) => (hour % 12) + half),
      );
}

/** Minutes of the day a bare hour can mean; nobody says which half where the hour is small. */
export function bareOptions({ hour, minute }: SaidClock, part?: DayPart): readonly number[] {
  const both = hour >= 1 && hour <= 7 ? [hour, hour + 12] : [hour];
  return minutesOf(minute, part ? hoursIn(part, hour) : both);
}
