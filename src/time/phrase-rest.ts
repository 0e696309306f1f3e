import { DAY_PARTS, WEEKDAY_EN } from './calendar-words.ts';
import { isWordChar, matchWord } from './lexicon.ts';
import { readDigits } from './numerals.ts';
import { rangeBefore } from './range-before.ts';
import { readCounts } from './read-amount.ts';
import { readSpan, type Span } from './read-span.ts';
import { readBareHour } from './read-spoken-clock.ts';
import { belongsToTitle, isCounter, mayStart } from './title-guard.ts';
import {
  DATED,
  DEGREES,
  HOURED,
  NAMING,
  NAMING_ZH,
  NOONS,
  RELATED_ZH,
  SAID_WEEK,
  SPANS,
  TOUCHING,
  TURNS,
  TURNS_ANY,
  TURNS_CUE,
  TURNS_ZH,
} from './turning-words.ts';

/** How far before a phrase another one may begin. */
const REACH = 30;

function trimmed(text: string, end: number): number {
  let i = end;
  while (i > 0 && ' ,'.includes(text[i - 1] ?? '')) i--;
  return i;
}

/** Where one of a list of words that ends at `end` begins, or -1. */
function wordBefore(text: string, end: number, list: readonly string[]): number {
  for (const word of list) {
    const start = end - word.length;
    if (start >= 0 && matchWord(text, start, word) === end && !isWordChar(text[start - 1])) return start;
  }
  return -1;
}

/** Where a sign that compares (`>= friday`) begins, or -1; one that ends a word (`<b> friday`) compares nothing. */
function comparedBefore(text: string, end: number): number {
  let start = end;
  while ('<>='.includes(text[start - 1] ?? ' ')) start--;
  return start < end && (start === 0 || text[start - 1] === ' ') ? start : -1;
}

function turnBefore(text: string, pos: number, at: number, dated: boolean): number {
  const end = text[at - 1] === '-' && text[at - 2] === ' ' ? trimmed(text, at - 1) : at;
  const turn = wordBefore(text, end, dated ? [...TURNS_ANY, ...TURNS] : TURNS_ANY);
  // "Too late yesterday" ends its title with "late".
  if (turn >= 0 && wordBefore(text, trimmed(text, turn), DEGREES) < 0) return turn;
  const compared = comparedBefore(text, end);
  if (compared >= 0) return compared;
  if (!dated) return -1;
  const related = at === pos ? RELATED_ZH.exec(text.slice(Math.max(0, end - REACH), end))?.[0] : undefined;
  if (related !== undefined) return end - related.length;
  const touching = text[at] === '后' ? [...TOUCHING, '大'] : TOUCHING;
  const list = at === pos ? [...TURNS_ZH, ...touching] : TURNS_ZH;
  const word = list.find((candidate) => text.endsWith(candidate, end));
  return word === undefined ? -1 : end - word.length;
}

function namingBefore(text: string, pos: number, edge: number): number {
  const named = wordBefore(text, edge, NAMING);
  if (named >= 0) return named;
  const word = edge === pos ? NAMING_ZH.find((candidate) => text.endsWith(candidate, edge)) : undefined;
  return word === undefined ? -1 : edge - word.length;
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
  { clocked = false, counted = false }: { readonly clocked?: boolean; readonly counted?: boolean },
  own?: Readonly<Record<string, string>>,
): number {
  const edge = trimmed(text, outer);
  for (let start = Math.max(0, outer - REACH); start < edge; start++) {
    if (!mayStart(text, start)) continue;
    const span = readSpan(text, start, 'tail', own);
    if (!span || span.fault || (span.end !== edge && span.end <= pos)) continue;
    // "Opening night 11/1 9pm": a part of the day before a day with its clock is the title's last word.
    if (clocked && isWordChar(text[start]) && DAY_PARTS.at(text, start)) continue;
    const stays = belongsToTitle(text, start, span, false, own);
    // "Thanksgiving in two years" is one time; a day by itself may end the title before it.
    if (!stays || (stays === 'open' && counted)) return start;
    // The Friday of Black Friday is none by itself.
    if (span.phrase.date?.kind === 'named' && span.end === edge) return -1;
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
  // "Finish this first tomorrow" has a title; what is counted from today is turned by few words.
  const dated = date !== undefined && date.kind !== 'today_plus' && date.kind !== 'ahead';
  const touched = date?.kind === 'today_plus' && text[pos] === '后' && text[pos - 1] === '大';
  if (date?.kind === 'weekday' && outer === pos) {
    const naming = namingBefore(text, pos, edge);
    if (naming >= 0) return naming;
  }
  if (clock && !date && outer !== pos && text.endsWith('next year', edge)) return edge - 'next year'.length;
  const range = rangeBefore(text, pos, outer);
  if (range >= 0) return range;
  const turned =
    outer === pos ? turnBefore(text, pos, edge, dated || touched) : wordBefore(text, edge, TURNS_CUE);
  if (turned >= 0) {
    const count = countBefore(text, trimmed(text, turned));
    if (count >= 0) return count;
    // Friday after 4pm: the day is part of what is asked.
    const day = clock && !date ? phraseBefore(text, turned, turned, {}, own) : -1;
    if (day >= 0) return day;
    const every = wordBefore(text, trimmed(text, turned), ['every', 'each']);
    return every >= 0 ? every : turned;
  }
  const head = clock && !date ? text.slice(Math.max(0, edge - REACH), edge) : '';
  const figures = (DATED.exec(head) ?? HOURED.exec(head))?.[1];
  if (figures && !isCounter(text, edge - figures.length)) return edge - figures.length;
  const loose = clock && !date ? wordBefore(text, edge, NOONS) : -1;
  if (loose >= 0) return loose;
  const week =
    date?.kind === 'weekday' && date.week === null
      ? SAID_WEEK.exec(text.slice(Math.max(0, edge - REACH), edge))?.[1]
      : undefined;
  if (week) return edge - week.length;
  const hour = hourBefore(text, edge, span);
  if (hour >= 0) return hour;
  const counting = WEEKDAY_EN.at(text, pos) === null && !clock;
  if (text.startsWith('before', outer) && outer !== pos) {
    const lead = wordBefore(text, edge, SPANS);
    if (lead >= 0)
      return wordBefore(text, trimmed(text, lead), ['the']) >= 0 ? trimmed(text, lead) - 3 : lead;
  }
  const count = outer !== pos || counting ? countBefore(text, edge) : -1;
  if (count >= 0 && (text.startsWith('before', outer) || isCounted(span))) return count;
  const clocked = date !== undefined && clock !== undefined;
  return phraseBefore(text, pos, outer, { clocked, counted: isCounted(span) }, own);
}

/** Where an hour begins whose half of the day the phrase tells (8 tonight), or `in 1` before an abbreviated month. */
function hourBefore(text: string, edge: number, { phrase: { date, clock } }: Span): number {
  const start = numberBefore(text, edge);
  if (start < 0 || isCounter(text, start)) return -1;
  const near = date?.kind === 'today_plus' && clock !== undefined;
  if (near && clock.options.every((minutes) => minutes % 60 === 0)) return start;
  const lead = trimmed(text, start);
  return date?.kind === 'weekday' && matchWord(text, lead - 2, 'in') === lead ? lead - 2 : -1;
}

/** Where a number from one to twelve that ends at `edge` begins, in figures or words, or -1. */
function numberBefore(text: string, edge: number): number {
  for (let start = edge - 1; start > edge - 18 && start > 0; start--) {
    if (text[start - 1] !== ' ') continue;
    const figures = readDigits(text, start, 2);
    const number = figures ?? readBareHour(text, start);
    if (number?.end !== edge) continue;
    const hour = typeof number.value === 'number' ? number.value : number.value.hour;
    return hour >= 1 && hour <= 12 ? start : -1;
  }
  return -1;
}

function isCounted({ phrase: { date, elapsed } }: Span): boolean {
  return elapsed?.from === 'now' || date?.kind === 'ahead' || date?.kind === 'after';
}

const PROMISES = ['due', 'deadline', 'ddl', '截止', '截至', '最晚', '最迟'];
const TIME_WORDS_EN =
  'day|days|week|weeks|month|months|year|hours|asap|today|tomorrow|morning|afternoon|evening|noon'.split('|');
const TIME_WORDS_ZH = ['天', '周', '月', '年', '节', '下班', '尽快', '点', '旬'];
const MAX_UNCLEAR = 24;

/** Where words such as "due in a few days" begin that promise a time at the end of a line and name none, or -1. */
export function unclearDue(text: string, last: number): number {
  for (let start = Math.max(0, last - MAX_UNCLEAR); start < last; start++) {
    if (start > 0 && text[start - 1] !== ' ') continue;
    const word = PROMISES.find((candidate) => matchWord(text, start, candidate) > 0);
    if (!word) continue;
    const said = text.slice(start + word.length, last);
    if (TIME_WORDS_ZH.some((part) => said.includes(part))) return start;
    if (said.split(' ').some((part) => TIME_WORDS_EN.includes(part))) return start;
  }
  return -1;
}
