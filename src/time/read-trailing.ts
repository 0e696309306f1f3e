import { foldForReading } from './fold.ts';
import { isWordChar, skipSpaces } from './lexicon.ts';
import { endsOf, LEADS, withCues } from './phrase-edges.ts';
import { restBefore, unclearDue } from './phrase-rest.ts';
import { settleSpan, unread } from './read-phrase.ts';
import { readSpan } from './read-span.ts';
import { timedEnd } from './timed-end.ts';
import { belongsToTitle, mayStart } from './title-guard.ts';
import type { PhraseContext, Reading } from './types.ts';

/** How far back from the end of a line a phrase may begin. */
const MAX_PHRASE = 80;

/** What marks a time at the front of a line as one. */
const LEADING_SUFFIXES = ['之前', '以前', '前', '之内', '以内'];

/** A time phrase at the end of a line. */
export interface TrailingPhrase {
  /** Index in the line where the phrase, with words such as `due` or 截止, begins. */
  readonly start: number;
  readonly reading: Reading;
  /** The words stay in the title, where they may belong; the reading is what they would mean as a time. */
  readonly kept?: true;
  /** Index behind kept words that lead the line (周五前回复客户); the line's end where missing. */
  readonly end?: number;
}

/**
 * The longest time phrase at the end of a line with its cue words, or null where the line ends as a title. Words that
 * may be either are `kept`: never applied, but worth telling.
 */
export function readTrailing(text: string, ctx: PhraseContext): TrailingPhrase | null {
  const folded = foldForReading(text);
  const ends = endsOf(folded);
  const last = ends[0]?.end ?? 0;
  for (let pos = Math.max(0, last - MAX_PHRASE); pos < last; pos++) {
    if (!mayStart(folded, pos)) continue;
    const span = readSpan(folded, pos, 'tail', ctx.events);
    const end = span && ends.find((candidate) => candidate.end === span.end);
    if (!span || !end) continue;
    const bracket = folded[span.end] === ')';
    const open = bracket && folded[pos - 1] === '(' ? pos - 1 : pos;
    const { start, cue } = withCues(folded, open);
    const stays = belongsToTitle(folded, pos, span, cue || end.cue, ctx.events);
    if (stays) {
      const timed = timedEnd(folded, last);
      if (timed >= 0 && timed < pos) return { start: timed, reading: unread(timed, text), kept: true };
      if (stays === 'title' || span.fault) return null;
      return { start: pos, reading: settleSpan(span, ctx, pos, text), kept: true };
    }
    const rest = restBefore(folded, pos, start, span, ctx.events);
    if (rest >= 0) return { start: rest, reading: unread(rest, text) };
    const outer = bracket && folded[start - 1] === '(' ? start - 1 : start;
    return { start: outer, reading: settleSpan(span, ctx, pos, text) };
  }
  const unclear = unclearDue(folded, last);
  if (unclear >= 0) return { start: unclear, reading: unread(unclear, text) };
  const timed = timedEnd(folded, last);
  return timed < 0 ? leading(folded, text, ctx) : { start: timed, reading: unread(timed, text), kept: true };
}

/** A time at the front of a line with a word that marks it as one (周五前回复客户, by friday reply); it is kept. */
function leading(folded: string, text: string, ctx: PhraseContext): TrailingPhrase | null {
  const first = skipSpaces(folded, 0);
  const lead = LEADS.at(folded, first);
  const start = lead && isWordChar(folded[first]) ? skipSpaces(folded, lead.end) : first;
  const span = readSpan(folded, start, 'tail', ctx.events);
  if (!span || span.fault) return null;
  const suffix = LEADING_SUFFIXES.find((word) => folded.startsWith(word, span.end));
  const { date, clock, elapsed } = span.phrase;
  const counted = elapsed !== undefined || date?.kind === 'ahead';
  const marked = suffix !== undefined || start !== first || counted || (date && clock);
  if (!marked) return null;
  const end = span.end + (suffix?.length ?? 0);
  if (isWordChar(folded[end - 1]) && isWordChar(folded[end])) return null;
  return { start: first, end, reading: settleSpan(span, ctx, start, text), kept: true };
}
