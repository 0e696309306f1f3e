import { WEEKDAY_EN } from './calendar-words.ts';
import type { DateFound } from './date-found.ts';
import { Lexicon, matchWord, skipSpaces, words } from './lexicon.ts';
import type { DateWord, DayUnit } from './phrase.ts';
import { type Count, readCount, readCounts } from './read-amount.ts';
import { readDate } from './read-date.ts';
import { readNamed } from './read-named.ts';

const SIDES = new Lexicon<1 | -1>([
  ...words<1 | -1>(1, 'from', 'after', 'after the', 'past'),
  ...words<1 | -1>(-1, 'before', 'prior to'),
]);

/** A date with every count put on it, years and months first as said; null where one is no calendar count. */
function moved(base: DateWord, counts: readonly Count[], sign: number): DateWord | null {
  let value = base;
  for (const { amount, unit } of counts) {
    if (unit === 'minutes') return null;
    value = { kind: 'after', base: value, count: sign * amount, unit: unit satisfies DayUnit };
  }
  return value;
}

function baseAt(text: string, pos: number, own?: Readonly<Record<string, string>>): DateFound | null {
  const found = readNamed(text, pos, own) ?? readDate(text, pos);
  return found && !found.invalid && found.part === undefined ? found : null;
}

const HOW_MANY = new Lexicon<number>([
  ...words(1, 'one', '1'),
  ...words(2, 'two', '2'),
  ...words(3, 'three', '3'),
  ...words(4, 'four', '4'),
]);

/** `two fridays from now`. */
function readWeekdays(text: string, pos: number): DateFound | null {
  const count = HOW_MANY.at(text, pos);
  const weekday = count && WEEKDAY_EN.at(text, skipSpaces(text, count.end));
  const now = weekday ? skipSpaces(text, weekday.end) : -1;
  const end = now < 0 ? -1 : Math.max(matchWord(text, now, 'from now'), matchWord(text, now, 'from today'));
  if (!count || !weekday || end < 0) return null;
  const base: DateWord = {
    kind: 'weekday',
    weekday: weekday.value,
    week: null,
    loose: false,
    notToday: true,
  };
  return { value: { kind: 'after', base, count: count.value - 1, unit: 'week' }, end };
}

/** `a week from friday`, `3 days after January 12th`, `two days from tomorrow`, `a week on tuesday`, `周五后3天`. */
export function readAfter(
  text: string,
  pos: number,
  own?: Readonly<Record<string, string>>,
): DateFound | null {
  const counts = readCounts(text, pos);
  const last = counts.at(-1);
  if (last) {
    const gap = skipSpaces(text, last.end);
    const side = SIDES.at(text, gap);
    const on = !side && last.unit === 'week' ? matchWord(text, gap, 'on') : -1;
    if (!side && on < 0) return null;
    const base = baseAt(text, skipSpaces(text, side?.end ?? on), own);
    const value = base && moved(base.value, counts, side?.value ?? 1);
    return base && value && { value, end: base.end };
  }
  return readWeekdays(text, pos);
}

const MARKS: readonly (readonly [string, 1 | -1])[] = [
  ['之后', 1],
  ['以后', 1],
  ['后', 1],
  ['之前', -1],
  ['前', -1],
];

/** What follows a date and moves it: `周五后3天`, `10月30日前两天`; null where nothing does. */
export function readMoved(text: string, base: DateFound): DateFound | null {
  if (base.invalid || base.part !== undefined) return null;
  const mark = MARKS.find(([word]) => text.startsWith(word, base.end));
  if (!mark) return null;
  const start = base.end + mark[0].length;
  const count = readCount(text, text[start] === '的' ? start + 1 : start);
  if (!count || text[count.end] === '后' || text[count.end] === '前' || text[count.end] === '内') return null;
  const value = moved(base.value, [count], mark[1]);
  return value && { value, end: count.end };
}
