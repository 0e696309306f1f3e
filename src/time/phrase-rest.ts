import { WEEKDAY_EN } from './calendar-words.ts';
import { isDigit, isWordChar, matchWord } from './lexicon.ts';
import { readCounts } from './read-amount.ts';
import { readSpan, type Span } from './read-span.ts';
import { belongsToTitle, mayStart } from './title-guard.ts';

/** How far before a phrase another one may begin. */
const REACH = 40;

/** Words that change what follows them into another time. */
const TURNS = [
  'from',
  'after',
  'since',
  'past',
  'previous',
  'following',
  'preceding',
  'every',
  'next',
  'last',
  'this',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  '1st',
  '2nd',
  '3rd',
  '4th',
  '5th',
  'end of',
  'end of the',
  'week of',
  'next year',
  'last week',
  'previous week',
  "week's",
];
/** Of those, the ones that turn a clock as well (tomorrow after 4pm). */
const TURNS_CLOCK = new Set(['from', 'after', 'since', 'past', 'next year', 'end of', 'end of the']);
const TURNS_ZH = [
  '大',
  '年',
  '农历',
  '阴历',
  '第一个',
  '第二个',
  '第三个',
  '第四个',
  '最后一个',
  '个',
  '今',
  '去',
];

function trimmed(text: string, end: number): number {
  let i = end;
  while (i > 0 && ' ,'.includes(text[i - 1] ?? '')) i--;
  return i;
}

function turnBefore(text: string, at: number, dated: boolean): number {
  const end = text[at - 1] === '-' && text[at - 2] === ' ' ? trimmed(text, at - 1) : at;
  for (const word of TURNS) {
    if (!dated && !TURNS_CLOCK.has(word)) continue;
    const start = end - word.length;
    if (start >= 0 && matchWord(text, start, word) === end && !isWordChar(text[start - 1])) return start;
  }
  if (!dated) return -1;
  for (const word of TURNS_ZH) if (text.endsWith(word, end)) return end - word.length;
  return -1;
}

/** Where the words before `end` that count (3 days, two weeks and) begin, or -1. */
function countBefore(text: string, end: number): number {
  const and = matchWord(text, end - 3, 'and') === end ? trimmed(text, end - 3) : end;
  for (let start = Math.max(0, and - REACH); start < and; start++) {
    if (!mayStart(text, start)) continue;
    const last = readCounts(text, start).at(-1);
    if (last?.end === and) return start;
  }
  return -1;
}

/** Where another time phrase that reaches up to `pos`, or over it, begins, or -1. */
function phraseBefore(
  text: string,
  pos: number,
  outer: number,
  own?: Readonly<Record<string, string>>,
): number {
  const edge = trimmed(text, outer);
  for (let start = Math.max(0, outer - REACH); start < edge; start++) {
    if (!mayStart(text, start)) continue;
    const span = readSpan(text, start, 'tail', own);
    if (!span || span.fault || (span.end !== edge && span.end <= pos)) continue;
    if (!belongsToTitle(text, start, span, false, own)) return start;
  }
  return -1;
}

/**
 * Where words begin that stand before a phrase and make it another time (a week from friday, 大|后天),
 * or -1 where what stands there is a title. `pos` is the phrase, `outer` its first cue word.
 */
export function restBefore(
  text: string,
  pos: number,
  outer: number,
  span: Span,
  own?: Readonly<Record<string, string>>,
): number {
  const { date, clock } = span.phrase;
  const edge = trimmed(text, outer);
  if (edge === 0) return -1;
  const turned = date || clock ? turnBefore(text, edge, date !== undefined) : -1;
  if (turned >= 0) {
    const count = countBefore(text, trimmed(text, turned));
    return count >= 0 ? count : turned;
  }
  const hour = hourBefore(text, edge, span);
  if (hour >= 0) return hour;
  const counting = WEEKDAY_EN.at(text, pos) === null && !clock;
  const count = outer !== pos || counting ? countBefore(text, edge) : -1;
  if (count >= 0 && (text.startsWith('before', outer) || isCounted(span))) return count;
  return phraseBefore(text, pos, outer, own);
}

/** Where an hour begins whose half of the day the phrase tells (8 tonight), or `in 1` before an abbreviated month. */
function hourBefore(text: string, edge: number, { phrase: { date, clock } }: Span): number {
  let start = edge;
  while (isDigit(text[start - 1])) start--;
  if (start === edge || edge - start > 2 || text[start - 1] !== ' ') return -1;
  const hour = Number(text.slice(start, edge));
  const near = date?.kind === 'today_plus' && clock !== undefined;
  if (near && hour >= 1 && hour <= 12 && clock.options.every((minutes) => minutes % 60 === 0)) return start;
  const lead = trimmed(text, start);
  return date?.kind === 'weekday' && matchWord(text, lead - 2, 'in') === lead ? lead - 2 : -1;
}

function isCounted({ phrase: { date, elapsed } }: Span): boolean {
  return elapsed?.from === 'now' || date?.kind === 'ahead' || date?.kind === 'after';
}
