import {
  type PhraseContext,
  type RecurrenceError,
  type RecurrenceRule,
  readRecurrence,
} from '../time/index.ts';
import { fold, foldLower, lastQuoted, trimEnd } from './fold.ts';

/** What a text says about repeating. */
export type Repetition = RecurrenceRule | RecurrenceError;

// Where a phrase ends matters here, not when; so any present will do.
const ANY_TIME: PhraseContext = { now: new Date(0), locale: 'en', zone: 'UTC' };
/** A phrase is never longer than this. */
const WINDOW = 80;
/**
 * Words that say that something repeats; without one, a phrase at the end of a line is a time. 周一到周五 by itself may be
 * this week's; with a clock it is said of every week.
 */
const MARKER =
  /(?<![a-z0-9_'-])(?:every|everyday|each|daily|weekly|monthly|quarterly|biweekly|fortnightly)(?![a-z0-9_'-])|(?<![a-z0-9_'-])(?:mon|tues|wednes|thurs|fri|satur|sun|week)days(?= (?:and |& )?[a-z@]{0,10} ?\d)|[每隔]|双周|周一[到至]周五(?= ?[上下早晚中凌午\d一二两三四五六七八九十])/;
/** What a phrase can begin with: a word of repeating, a place in the month, or its hour. */
const START =
  /(?:every|each|daily|weekly|monthly|quarterly|biweekly|fortnightly|mon|tues|wednes|thurs|fri|satur|sun|week|the|last|first|second|third|fourth|fifth|at|noon|midnight|[每隔双周\d一二两三四五六七八九十零早上下中晚凌午半])/y;
/** Adverbs that end titles as well: `Prepare the daily`. */
const BARE_ADVERB = /^(?:daily|weekly|monthly|quarterly|everyday)$/;
const LOOSE = /[\s,，。;；!！]/;
const WORD = /[a-z0-9_'-]/;

/** `at 9` without its half of the day. */
const BARE_HOUR = /^(.{1,70}\S) at (\d{1,2})$/i;

/** Reads how often something repeats; an hour without its half of the day has both readings. */
export function readEvery(text: string, context: PhraseContext): Repetition {
  const said = readRecurrence(text, context);
  const bare = said.kind === 'error' ? BARE_HOUR.exec(fold(text).trim()) : null;
  const hour = Number(bare?.[2] ?? 0);
  if (said.kind !== 'error' || !bare || hour < 1 || hour > 12) return said;
  const both = ['am', 'pm'].map((half) => readRecurrence(`${bare[1]} ${hour}${half}`, context));
  const alternatives = both.flatMap((rule) => (rule.kind === 'error' ? [] : [rule]));
  return alternatives.length === 2 ? { ...said, code: 'invalid_clock', alternatives } : said;
}

/** What may follow a phrase in words: its last day, and what happens on a day off. */
export interface LooseTerms {
  readonly until?: string;
  readonly off?: string;
}

const UNTIL = /[\s,，](?:until|till|through|直到|至|到)(?: |　)?([^\s,，].{2,24})$/i;
const OFF = /[\s,，]遇休(跳过|提前|顺延|照常)$/;

/** Takes such words off the end of a text. */
function withoutTerms(text: string): { readonly rest: string; readonly terms: LooseTerms } {
  let rest = text;
  let terms: LooseTerms = {};
  for (let round = 0; round < 2; round++) {
    const off = OFF.exec(rest);
    const until = off ? null : UNTIL.exec(rest.slice(-WINDOW));
    if (off) terms = { ...terms, off: off[1] ?? '' };
    if (until) terms = { ...terms, until: until[1] ?? '' };
    const cut = off?.[0].length ?? until?.[0].length ?? 0;
    rest = trimEnd(rest.slice(0, rest.length - cut), LOOSE);
  }
  return { rest, terms };
}

/** Whether a text may speak of repeating. */
export function maySayEvery(text: string): boolean {
  return MARKER.test(foldLower(text));
}

/** Whether a text says how something repeats, in one reading or several. */
function reads(text: string): boolean {
  const found = readEvery(text, ANY_TIME);
  return found.kind !== 'error' || found.alternatives !== undefined;
}

/** End of an unquoted value behind `every:`: the longest run of whole words that says how something repeats, else `end`. */
export function everyEnd(raw: string, from: number, end: number): number {
  const lower = foldLower(raw);
  const stop = lower.slice(from, from + WINDOW).search(/[@#!~\uE000"“「『]|\s[a-z\u4e00-\u9fff]{1,8}:(?!\d)/);
  const limit = stop < 0 ? Math.min(raw.length, from + WINDOW) : from + stop;
  for (let to = limit; to > end; to--) {
    const whole = to === raw.length || /\s/.test(raw[to] ?? '') || to === limit;
    if (whole && !/\s/.test(raw[to - 1] ?? ' ') && reads(raw.slice(from, to))) return to;
  }
  return end;
}

/** A phrase about repeating at the end of a text, and the text before it. */
export interface EveryAtEnd {
  readonly before: string;
  readonly text: string;
  readonly said: Repetition;
  readonly terms: LooseTerms;
}

/** Takes what a text says about repeating off its end (`每周一9点`, `9am every weekday`); null where it says nothing. */
export function everyAtEnd(text: string, context: PhraseContext): EveryAtEnd | null {
  const body = trimEnd(text, LOOSE);
  // Only the end of a long text is looked at.
  if (!maySayEvery(body.slice(-2 * WINDOW))) return null;
  const whole = phraseAtEnd(body, context);
  if (whole) return { ...whole, terms: {} };
  const { rest, terms } = withoutTerms(body);
  const found = rest === body ? null : phraseAtEnd(rest, context);
  return found && { ...found, terms };
}

function phraseAtEnd(body: string, context: PhraseContext): Omit<EveryAtEnd, 'terms'> | null {
  const lower = foldLower(body);
  if (!MARKER.test(lower)) return null;
  const first = Math.max(lastQuoted(body), body.length - WINDOW);
  for (let pos = first; pos < body.length; pos++) {
    // A word begins here: Latin ones behind something else, Chinese ones anywhere.
    if (/\s/.test(lower[pos] ?? '')) continue;
    if (WORD.test(lower[pos] ?? '') && pos > 0 && WORD.test(lower[pos - 1] ?? '')) continue;
    START.lastIndex = pos;
    if (!START.test(lower)) continue;
    const phrase = body.slice(pos);
    if (!MARKER.test(lower.slice(pos))) return null;
    if (BARE_ADVERB.test(lower.slice(pos))) return null;
    const said = readEvery(phrase, context);
    if (said.kind === 'error' && !said.alternatives) continue;
    return { before: trimEnd(body.slice(0, pos), /[\s,，;；:：@＠]/), text: phrase, said };
  }
  return null;
}
