import { foldForReading } from './fold.ts';
import { endsOf, withCues } from './phrase-edges.ts';
import { restBefore, unclearDue } from './phrase-rest.ts';
import { settleSpan, unread } from './read-phrase.ts';
import { readSpan } from './read-span.ts';
import { belongsToTitle, mayStart } from './title-guard.ts';
import type { PhraseContext, Reading } from './types.ts';

/** How far back from the end of a line a phrase may begin. */
const MAX_PHRASE = 80;

/** A time phrase at the end of a line. */
export interface TrailingPhrase {
  /** Index in the line where the phrase, with words such as `due` or 截止, begins. */
  readonly start: number;
  readonly reading: Reading;
}

/** The longest time phrase at the end of a line with its cue words, or null where the line ends as a title. */
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
    if (belongsToTitle(folded, pos, span, cue || end.cue, ctx.events)) return null;
    const rest = restBefore(folded, pos, start, span, ctx.events);
    if (rest >= 0) return { start: rest, reading: unread(rest, text) };
    const outer = bracket && folded[start - 1] === '(' ? start - 1 : start;
    return { start: outer, reading: settleSpan(span, ctx, pos, text) };
  }
  const unclear = unclearDue(folded, last);
  return unclear < 0 ? null : { start: unclear, reading: unread(unclear, text) };
}
