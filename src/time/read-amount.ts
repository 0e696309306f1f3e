import { type Found, Lexicon, matchWord, skipSpaces, words } from './lexicon.ts';
import { readDigits, readNumber } from './numerals.ts';
import { readCardinal } from './numerals-en.ts';
import type { DayUnit } from './phrase.ts';

type Unit = DayUnit | 'fortnight' | 'year' | 'minute' | 'quarter_hour' | 'hour';

/** Units of time words, from minutes to years. */
export const UNITS = new Lexicon<Unit>([
  ...words<Unit>(
    'workday',
    'working days',
    'working day',
    'business days',
    'business day',
    'workdays',
    'workday',
    'wd',
    '个工作日',
    '工作日',
  ),
  ...words<Unit>('day', 'days', 'day', 'd', '天', '日', '个自然日'),
  ...words<Unit>('week', 'weeks', 'week', 'wks', 'wk', 'w', '周', '星期', '个星期', '礼拜', '个礼拜'),
  ...words<Unit>('fortnight', 'fortnight', 'fortnights'),
  ...words<Unit>('month', 'months', 'month', 'mos', 'mo', '个月'),
  ...words<Unit>('year', 'years', 'year', '年'),
  ...words<Unit>('hour', 'hours', 'hour', 'hrs', 'hr', 'h', '小时', '个小时', '个钟头', '钟头', '个钟'),
  ...words<Unit>('minute', 'minutes', 'minute', 'mins', 'min', 'm', '分钟'),
  ...words<Unit>('quarter_hour', '刻钟'),
]);
const AMOUNTS = new Lexicon<number>([
  ['half an', 0.5],
  ['half a', 0.5],
  ['a half', 0.5],
  ['a couple of', 2],
  ['a couple', 2],
  ['couple of', 2],
  ['a pair of', 2],
  ['an', 1],
  ['a', 1],
]);

/** Parts of an hour. */
const FRACTIONS = new Lexicon<number>([
  ...words(0.25, 'a quarter of an', 'quarter of an', '1/4'),
  ...words(0.5, '1/2', 'half of an'),
  ...words(0.75, 'three quarters of an', '3/4'),
]);

/** The index behind "and a half", or -1. */
function halfEnd(text: string, pos: number): number {
  const gap = skipSpaces(text, pos);
  return Math.max(matchWord(text, gap, 'and a half'), matchWord(text, gap, 'and an half'));
}

/** `two and a half`. */
function withHalf(text: string, whole: Found<number>): Found<number> {
  const half = Number.isInteger(whole.value) ? halfEnd(text, whole.end) : -1;
  return half > 0 ? { value: whole.value + 0.5, end: half } : whole;
}

/** An amount with an optional half: `3`, `1.5`, `两`, `半`, `一个半`, `half an`. */
function readAmount(text: string, pos: number): Found<number> | null {
  if (text[pos] === '半') return { value: 0.5, end: pos + 1 };
  const part = FRACTIONS.at(text, pos);
  if (part) return part;
  // 1/4h, without a gap.
  const glued =
    text[pos + 1] === '/' && text[pos + 3] === 'h' ? FRACTIONS.at(`${text.slice(pos, pos + 3)} `, 0) : null;
  if (glued) return { value: glued.value, end: pos + 3 };
  const named = AMOUNTS.at(text, pos) ?? readCardinal(text, pos);
  if (named) return withHalf(text, named);
  const whole = readNumber(text, pos, 4);
  if (!whole) return null;
  if (text[whole.end] === '.') {
    const part = readDigits(text, whole.end + 1, 2);
    if (part) return { value: Number(text.slice(pos, part.end)), end: part.end };
  }
  if (text.startsWith('个半', whole.end)) return { value: whole.value + 0.5, end: whole.end + 2 };
  return withHalf(text, whole);
}

/** A count of days, or a span of elapsed minutes. */
export interface Count {
  readonly amount: number;
  readonly unit: DayUnit | 'minutes';
  readonly end: number;
}

/** What an amount of a unit counts in; null for amounts that no calendar has (2.5 days). */
function inUnits(amount: number, unit: Unit): { amount: number; unit: Count['unit'] } | null {
  const whole = (count: number, of: DayUnit) =>
    Number.isInteger(count) ? { amount: count, unit: of } : null;
  switch (unit) {
    case 'minute':
      return { amount, unit: 'minutes' };
    case 'quarter_hour':
      return { amount: amount * 15, unit: 'minutes' };
    case 'hour':
      return { amount: amount * 60, unit: 'minutes' };
    case 'fortnight':
      return whole(amount * 2, 'week');
    case 'year':
      return whole(amount * 12, 'month');
    case 'day':
      return Number.isInteger(amount) ? { amount, unit: 'day' } : { amount: amount * 1440, unit: 'minutes' };
    case 'month':
      // 半个月 is said for fifteen days.
      return amount === 0.5 ? { amount: 15, unit: 'day' } : whole(amount, 'month');
    default:
      return whole(amount, unit);
  }
}

function countAt(text: string, pos: number): Count | null {
  const amount = readAmount(text, pos);
  if (!amount) return null;
  const gap = skipSpaces(text, amount.end);
  const more = Math.max(...['more', 'upcoming', 'coming'].map((word) => matchWord(text, gap, word)));
  const start = more > 0 ? skipSpaces(text, more) : gap;
  const unit = UNITS.at(text, start) ?? (text[start] === '个' ? UNITS.at(text, start + 1) : null);
  const count = unit && inUnits(amount.value, unit.value);
  if (!unit || !count) return null;
  if (unit.value !== 'hour') return { ...count, end: unit.end };
  if (text[unit.end] === '半') return { ...count, amount: count.amount + 30, end: unit.end + 1 };
  const half = halfEnd(text, unit.end);
  return half > 0 ? { ...count, amount: count.amount + 30, end: half } : { ...count, end: unit.end };
}

const MAX_PARTS = 5;

/** Counts that follow each other: `1小时30分钟`, `1 day, 2 hours and 5 min`, `2 years 21 days`. */
export function readCounts(text: string, pos: number): readonly Count[] {
  const counts: Count[] = [];
  for (let at = pos; counts.length < MAX_PARTS; ) {
    const count = countAt(text, at);
    if (!count) break;
    counts.push(count);
    const gap = skipSpaces(text, count.end);
    const comma = text[gap] === ',' ? skipSpaces(text, gap + 1) : gap;
    const and = matchWord(text, comma, 'and');
    at = and > 0 ? skipSpaces(text, and) : '零又'.includes(text[comma] ?? ' ') ? comma + 1 : comma;
  }
  return counts;
}

/** One count at a position, hours with their minutes: `3 days`, `两周`, `一个半小时`, `1小时30分钟`. */
export function readCount(text: string, pos: number): Count | null {
  const counts = readCounts(text, pos);
  const [first] = counts;
  const last = counts.at(-1);
  if (!first || !last || first.unit !== 'minutes' || counts.some(({ unit }) => unit !== 'minutes')) {
    return first ?? null;
  }
  return { unit: 'minutes', amount: counts.reduce((sum, { amount }) => sum + amount, 0), end: last.end };
}
