import { type Found, isWordChar, Lexicon, matchWord, skipSpaces, words } from './lexicon.ts';
import { matchNamedDay } from './named-days.ts';
import { readDigits } from './numerals.ts';
import type { DateWord, ElapsedWord, NamedDay } from './phrase.ts';
import { type Count, readCount, UNITS } from './read-amount.ts';
import type { DateFound } from './read-date.ts';

const BEHIND = new Lexicon<1 | -1>([
  ...words<1 | -1>(1, 'from now', 'later', '之后', '以后', '后', '之内', '以内', '内'),
  ...words<1 | -1>(-1, 'ago', 'earlier', '之前', '以前', '前'),
]);
/** What a counted phrase gives: a date or elapsed time. */
export type Counted = { readonly date: DateFound } | { readonly elapsed: Found<ElapsedWord> };

function counted(count: Count, sign: number, end: number): Counted {
  if (count.unit === 'minutes') {
    return { elapsed: { value: { from: 'now', minutes: sign * count.amount }, end } };
  }
  return { date: { value: { kind: 'ahead', count: sign * count.amount, unit: count.unit }, end } };
}

const NEXT_WORKDAYS = new Lexicon<true>(
  words(
    true,
    'the next working day',
    'next working day',
    'next business day',
    '下个工作日',
    '下一个工作日',
    '下一工作日',
  ),
);

/** `in 3 days`, `within 2 hours`, `3天后`, `半小时后`, `3 working days from now`, `3天前`. */
export function readAhead(text: string, pos: number): Counted | null {
  const next = NEXT_WORKDAYS.at(text, pos);
  if (next) return counted({ amount: 1, unit: 'workday', end: next.end }, 1, next.end);
  const lead = Math.max(matchWord(text, pos, 'in'), matchWord(text, pos, 'within'));
  const count = readCount(text, lead < 0 ? pos : skipSpaces(text, lead));
  if (!count) return null;
  if (lead >= 0) return counted(count, 1, count.end);
  const behind = BEHIND.at(text, skipSpaces(text, count.end));
  return behind && counted(count, behind.value, behind.end);
}

/** `T-3`, `D+10`, `T-5wd`, `T-3工作日`, `T-24h`, `T0`. */
export function readLaunchOffset(text: string, pos: number): Counted | null {
  if (text[pos] !== 't' && text[pos] !== 'd') return null;
  if (text[pos + 1] === '0' && !isWordChar(text[pos + 2])) {
    return { date: { value: { kind: 'launch_day' }, end: pos + 2 } };
  }
  const mark = text[pos + 1];
  if (mark !== '+' && mark !== '-' && mark !== '−' && mark !== '–') return null;
  const sign = mark === '+' ? 1 : -1;
  const number = readDigits(text, pos + 2, 3);
  if (!number) return null;
  const unit = UNITS.at(text, skipSpaces(text, number.end));
  const glued = unit && (unit.end > number.end + 1 || !isWordChar(text[unit.end])) ? unit : null;
  if (glued?.value === 'hour' || glued?.value === 'minute') {
    const minutes = sign * number.value * (glued.value === 'hour' ? 60 : 1);
    return { elapsed: { value: { from: 'launch', minutes }, end: glued.end } };
  }
  const workdays = glued?.value === 'workday';
  const weeks = glued?.value === 'week';
  if (isWordChar(text[number.end]) && !glued) return null;
  const end = glued && (workdays || weeks || glued.value === 'day') ? glued.end : number.end;
  const days = sign * number.value * (weeks ? 7 : 1);
  return { date: { value: { kind: 'launch', days, unit: workdays ? 'workday' : 'day' }, end } };
}

const LAUNCH = new Lexicon<true>(
  words(true, '上线日', '上线', '发布日', 'the launch', 'launch day', 'launch'),
);

/** `上线前3天`, `上线后2个工作日`, `3 days before launch`: the same offsets in words. */
export function readAroundLaunch(text: string, pos: number): DateFound | null {
  const offset = (count: Count, sign: number, end: number): DateFound | null => {
    if (count.unit === 'minutes' || count.unit === 'month') return null;
    const days = sign * count.amount * (count.unit === 'week' ? 7 : 1);
    return { value: { kind: 'launch', days, unit: count.unit === 'workday' ? 'workday' : 'day' }, end };
  };
  const launch = LAUNCH.at(text, pos);
  if (launch) {
    const mark = text[launch.end];
    const count = mark === '前' || mark === '后' ? readCount(text, launch.end + 1) : null;
    const within = count && ['之内', '以内', '内'].find((word) => text.startsWith(word, count.end));
    return count && offset(count, mark === '前' ? -1 : 1, count.end + (within?.length ?? 0));
  }
  const count = readCount(text, pos);
  if (!count) return null;
  const gap = skipSpaces(text, count.end);
  const after = matchWord(text, gap, 'after');
  const side = after < 0 ? matchWord(text, gap, 'before') : after;
  const target = side < 0 ? null : LAUNCH.at(text, skipSpaces(text, side));
  return target && offset(count, after < 0 ? -1 : 1, target.end);
}

type Shift = NonNullable<Extract<DateWord, { kind: 'named' }>['shift']>;
const NEXT_WORKDAY: Shift = { days: 1, unit: 'workday' };
const LAST_WORKDAY: Shift = { days: -1, unit: 'workday' };
const AROUND_EN = new Lexicon<Shift>([
  ...words(
    NEXT_WORKDAY,
    'the first working day after',
    'first working day after',
    'first business day after',
    'first workday after',
    'next working day after',
  ),
  ...words(
    LAST_WORKDAY,
    'the last working day before',
    'last working day before',
    'last business day before',
    'last workday before',
  ),
  ...words<Shift>({ days: 1, unit: 'day' }, 'the day after', 'day after'),
  ...words<Shift>({ days: -1, unit: 'day' }, 'the day before', 'day before'),
]);
const AROUND_ZH = new Lexicon<Shift>([
  ...words(
    NEXT_WORKDAY,
    '后第一个工作日',
    '后的第一个工作日',
    '之后第一个工作日',
    '之后的第一个工作日',
    '后首个工作日',
    '假期后第一个工作日',
    '节后第一个工作日',
  ),
  ...words(
    LAST_WORKDAY,
    '前最后一个工作日',
    '前的最后一个工作日',
    '之前最后一个工作日',
    '之前的最后一个工作日',
    '节前最后一个工作日',
  ),
  ...words<Shift>({ days: -1, unit: 'day' }, '前一天', '前夕'),
  ...words<Shift>({ days: 1, unit: 'day' }, '后一天', '第二天', '次日'),
  ...words<Shift>({ days: 0, unit: 'day' }, '当天', '当日'),
]);

function named(day: NamedDay, end: number, shift?: Shift): DateFound {
  return shift
    ? { value: { kind: 'named', day, shift }, end }
    : { value: { kind: 'named', day }, end, standing: 'with_cue' };
}

/** `Black Friday`, `国庆后第一个工作日`, `3 days before Christmas`, `春节前两天`. */
export function readNamed(
  text: string,
  pos: number,
  own?: Readonly<Record<string, string>>,
): DateFound | null {
  const lead = AROUND_EN.at(text, pos);
  if (lead) {
    const day = matchNamedDay(text, skipSpaces(text, lead.end), own);
    return day && named(day.value, day.end, lead.value);
  }
  const day = matchNamedDay(text, pos, own);
  if (day) {
    const around = AROUND_ZH.at(text, skipSpaces(text, day.end));
    if (around) return named(day.value, around.end, around.value);
    const mark = text[day.end];
    const count = mark === '前' || mark === '后' ? readCount(text, day.end + 1) : null;
    if (count && count.unit !== 'minutes' && count.unit !== 'month') {
      const days = (mark === '前' ? -1 : 1) * count.amount * (count.unit === 'week' ? 7 : 1);
      return named(day.value, count.end, { days, unit: count.unit === 'workday' ? 'workday' : 'day' });
    }
    return named(day.value, day.end);
  }
  const count = readCount(text, pos);
  if (!count || (count.unit !== 'day' && count.unit !== 'workday' && count.unit !== 'week')) return null;
  const gap = skipSpaces(text, count.end);
  const after = matchWord(text, gap, 'after');
  const side = after < 0 ? matchWord(text, gap, 'before') : after;
  const target = side < 0 ? null : matchNamedDay(text, skipSpaces(text, side), own);
  if (!target) return null;
  const days = count.unit === 'week' ? count.amount * 7 : count.amount;
  const unit = count.unit === 'workday' ? 'workday' : 'day';
  return named(target.value, target.end, { days: after < 0 ? -days : days, unit });
}
