import type { DateFound } from './date-found.ts';
import { type Found, isDigit, isWordChar, Lexicon, matchWord, skipSpaces, words } from './lexicon.ts';
import { readDigits } from './numerals.ts';
import type { DateWord, DayUnit, ElapsedWord, Standing } from './phrase.ts';
import { type Count, readCount, readCounts, UNITS } from './read-amount.ts';

const BEHIND = new Lexicon<1 | -1>([
  ...words<1 | -1>(1, 'from now', 'from right now', 'from this moment', 'later', 'hence', 'in the future'),
  ...words<1 | -1>(1, '之后', '以后', '过后', '后', '之内', '以内', '内'),
  ...words<1 | -1>(-1, 'ago', 'earlier', '之前', '以前', '前'),
]);
/** What a counted phrase gives: a date or elapsed time. */
export type Counted =
  | { readonly date: DateFound }
  | { readonly elapsed: Found<ElapsedWord>; readonly standing?: Standing };

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
    'next weekday',
    'the next weekday',
    '下个工作日',
    '下一个工作日',
    '下一工作日',
  ),
);

const LEADS = new Lexicon<true>(
  words(
    true,
    'in',
    'within',
    'in about',
    'in around',
    'in approximately',
    'in the next',
    'within about',
    'within around',
    'within the next',
    'in less than',
  ),
);
const MINUTES_A_DAY = 1440;

/** Several counts as one: elapsed minutes where hours are among them, else days put on days. */
function joined(counts: readonly Count[], sign: number, end: number): Counted | null {
  const [first, ...more] = counts;
  if (!first) return null;
  if (more.length === 0) return counted(first, sign, end);
  if (counts.some(({ unit }) => unit === 'minutes')) {
    let minutes = 0;
    for (const { amount, unit } of counts) {
      if (unit === 'month' || unit === 'workday') return null;
      minutes += amount * (unit === 'day' ? MINUTES_A_DAY : unit === 'week' ? 7 * MINUTES_A_DAY : 1);
    }
    return counted({ unit: 'minutes', amount: minutes, end }, sign, end);
  }
  let value: DateWord = { kind: 'ahead', count: sign * first.amount, unit: first.unit as DayUnit };
  for (const { amount, unit } of more) {
    value = { kind: 'after', base: value, count: sign * amount, unit: unit as DayUnit };
  }
  return { date: { value, end } };
}

const COMING = new Lexicon<true>(
  words(
    true,
    'next',
    'the next',
    'upcoming',
    'the upcoming',
    'coming',
    'the coming',
    'following',
    'the following',
    '未来',
    '未来的',
    '接下来',
    '接下来的',
    '今后',
    '往后',
  ),
);
/** Behind a gap only: 售后三天 is no time. */
const COMING_APART = new Lexicon<true>(words(true, '下', '后', '之后'));

/** `next 2 days`, `2 upcoming weeks`, `+15 minutes`: often what a title says of something else. */
function readComing(text: string, pos: number): Counted | null {
  const plus = text[pos] === '+' && isDigit(text[skipSpaces(text, pos + 1)]);
  const apart = text[pos - 1] === undefined || text[pos - 1] === ' ' ? COMING_APART.at(text, pos) : null;
  const lead = COMING.at(text, pos) ?? apart;
  const within = /^[a-z\d]{1,6} (?:upcoming|coming) /.test(text.slice(pos, pos + 18));
  if (!plus && !lead && !within) return null;
  const counts = readCounts(text, skipSpaces(text, lead?.end ?? (plus ? pos + 1 : pos)));
  const last = counts.at(-1);
  // 下一周 and 下半年 are periods of their own.
  if (!isWordChar(text[pos]) && !plus && (counts[0]?.amount ?? 0) < 2) return null;
  const found = last && joined(counts, 1, last.end);
  if (!found) return null;
  return 'date' in found
    ? { date: { ...found.date, standing: 'with_cue' } }
    : { ...found, standing: 'with_cue' };
}

/** `in 3 days`, `within 2 hours`, `3天后`, `半小时后`, `3 working days from now`, `3天前`, `in 3 weeks' time`. */
export function readAhead(text: string, pos: number): Counted | null {
  const next = NEXT_WORKDAYS.at(text, pos);
  if (next) return counted({ amount: 1, unit: 'workday', end: next.end }, 1, next.end);
  const coming = readComing(text, pos);
  if (coming) return coming;
  const lead = LEADS.at(text, pos);
  const counts = readCounts(text, lead ? skipSpaces(text, lead.end) : pos);
  const last = counts.at(-1);
  if (!last) return null;
  if (lead) {
    const mark = text.startsWith("'s", last.end) ? 2 : text[last.end] === "'" ? 1 : 0;
    const time = matchWord(text, skipSpaces(text, last.end + mark), 'time');
    return joined(counts, 1, time > 0 ? time : last.end);
  }
  const behind = BEHIND.at(text, skipSpaces(text, last.end));
  return behind && joined(counts, behind.value, behind.end);
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
