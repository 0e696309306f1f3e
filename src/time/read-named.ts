import type { DateFound } from './date-found.ts';
import { Lexicon, matchWord, skipSpaces, words } from './lexicon.ts';
import { matchNamedDay } from './named-days.ts';
import type { DateWord, NamedDay } from './phrase.ts';
import { readCount } from './read-amount.ts';
import { readYear, type YearSaid } from './read-chinese-date.ts';
import { readYearBehind } from './read-english-date.ts';

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

function inYear(day: NamedDay, year: YearSaid, end: number): DateFound {
  return { value: { kind: 'named', day, ...year }, end, standing: 'with_cue' };
}

const YEARS_BEHIND = new Lexicon<number>([
  ...words(0, 'this year', 'of this year'),
  ...words(1, 'next year', 'of next year'),
]);
const COMING = new Lexicon<true>(words(true, '下个', '下一个', 'next', 'the next', 'this', 'this coming'));

/** `2027年春节`, `明年元旦`; "next Christmas" is the coming one. */
function yearLed(text: string, pos: number, own?: Readonly<Record<string, string>>): DateFound | null {
  const year = readYear(text, pos);
  if (year) {
    const rest = readWithoutYear(text, year.end, own);
    if (rest?.value.kind !== 'named' || rest.value.year !== undefined) return null;
    return { ...rest, value: { ...rest.value, ...year.value } };
  }
  const lead = COMING.at(text, pos);
  const day = lead && matchNamedDay(text, skipSpaces(text, lead.end), own);
  return day && named(day.value, day.end);
}

/** `Black Friday 2027`, `明年春节`, `国庆后第一个工作日`, `3 days before Christmas`, `春节前两天`. */
export function readNamed(
  text: string,
  pos: number,
  own?: Readonly<Record<string, string>>,
): DateFound | null {
  return yearLed(text, pos, own) ?? readWithoutYear(text, pos, own);
}

function readWithoutYear(
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
    const year = readYearBehind(text, day.end);
    if (year) return inYear(day.value, { year: year.value }, year.end);
    const away = YEARS_BEHIND.at(text, skipSpaces(text, day.end));
    if (away) return inYear(day.value, { years: away.value }, away.end);
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
