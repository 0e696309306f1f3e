import { type Found, Lexicon, skipSpaces, words } from './lexicon.ts';
import { readDigits, readNumber } from './numerals.ts';
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
  ...words<Unit>('month', 'months', 'month', '个月'),
  ...words<Unit>('year', 'years', 'year', '年'),
  ...words<Unit>('hour', 'hours', 'hour', 'hrs', 'hr', 'h', '小时', '个小时', '个钟头', '钟头'),
  ...words<Unit>('minute', 'minutes', 'minute', 'mins', 'min', 'm', '分钟'),
  ...words<Unit>('quarter_hour', '刻钟'),
]);
const AMOUNTS = new Lexicon<number>([
  ['half an', 0.5],
  ['half a', 0.5],
  ['a couple of', 2],
  ['an', 1],
  ['a', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
  ['ten', 10],
]);

/** An amount with an optional half: `3`, `1.5`, `两`, `半`, `一个半`, `half an`. */
function readAmount(text: string, pos: number): Found<number> | null {
  if (text[pos] === '半') return { value: 0.5, end: pos + 1 };
  const named = AMOUNTS.at(text, pos);
  if (named) return named;
  const whole = readNumber(text, pos, 4);
  if (!whole) return null;
  if (text[whole.end] === '.') {
    const part = readDigits(text, whole.end + 1, 2);
    if (part) return { value: Number(text.slice(pos, part.end)), end: part.end };
  }
  if (text.startsWith('个半', whole.end)) return { value: whole.value + 0.5, end: whole.end + 2 };
  return whole;
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
    case 'month':
      // 半个月 is said for fifteen days.
      return amount === 0.5 ? { amount: 15, unit: 'day' } : whole(amount, 'month');
    default:
      return whole(amount, unit);
  }
}

/** A count at a position: `3 days`, `两周`, `一个半小时`, `1小时30分钟`, `half an hour`. */
export function readCount(text: string, pos: number): Count | null {
  const amount = readAmount(text, pos);
  if (!amount) return null;
  const start = skipSpaces(text, amount.end);
  const unit = UNITS.at(text, start) ?? (text[start] === '个' ? UNITS.at(text, start + 1) : null);
  const count = unit && inUnits(amount.value, unit.value);
  if (!unit || !count) return null;
  if (unit.value !== 'hour') return { ...count, end: unit.end };
  if (text[unit.end] === '半') return { ...count, amount: count.amount + 30, end: unit.end + 1 };
  const rest = readDigits(text, skipSpaces(text, unit.end), 2);
  const minutes = rest && UNITS.at(text, skipSpaces(text, rest.end));
  if (!rest || minutes?.value !== 'minute') return { ...count, end: unit.end };
  return { ...count, amount: count.amount + rest.value, end: minutes.end };
}
