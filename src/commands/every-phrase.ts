import {
  type PhraseContext,
  type RecurrenceError,
  type RecurrenceRule,
  readRecurrence,
} from '../time/index.ts';
import { foldLower, lastQuoted, trimEnd } from './fold.ts';

/** What a text says about repeating. */
export type Repetition = RecurrenceRule | RecurrenceError;

// Where a phrase ends matters here, not when; so any present will do.
const ANY_TIME: PhraseContext = { now: new Date(0), locale: 'en', zone: 'UTC' };
/** A phrase is never longer than this. */
const WINDOW = 80;
/** Words that say that something repeats; without one, a phrase at the end of a line is a time. */
const MARKER =
  /(?<![a-z0-9_'-])(?:every|each|daily|weekly|monthly|quarterly|biweekly|fortnightly)(?![a-z0-9_'-])|[每隔]|双周/;
/** What a phrase can begin with: a word of repeating, a place in the month, or its hour. */
const START =
  /(?:every|each|daily|weekly|monthly|quarterly|biweekly|fortnightly|the|last|first|second|third|fourth|fifth|at|noon|midnight|[每隔双\d一二两三四五六七八九十零早上下中晚凌午半])/y;
/** Adverbs that end titles as well: `Prepare the daily`. */
const BARE_ADVERB = /^(?:daily|weekly|monthly|quarterly|everyday)$/;
const LOOSE = /[\s,，。;；!！]/;
const WORD = /[a-z0-9_'-]/;

/** Whether a text may speak of repeating. */
export function maySayEvery(text: string): boolean {
  return MARKER.test(foldLower(text));
}

/** Whether a text says how something repeats, in one reading or several. */
function reads(text: string): boolean {
  const found = readRecurrence(text, ANY_TIME);
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

/** Takes what a text says about repeating off its end (`每周一9点`, `9am every weekday`); null where it says nothing. */
export function everyAtEnd(
  text: string,
  context: PhraseContext,
): { readonly before: string; readonly text: string; readonly said: Repetition } | null {
  const body = trimEnd(text, LOOSE);
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
    const said = readRecurrence(phrase, context);
    if (said.kind === 'error' && !said.alternatives) continue;
    return { before: trimEnd(body.slice(0, pos), /[\s,，;；:：@＠]/), text: phrase, said };
  }
  return null;
}
