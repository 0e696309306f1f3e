import { inQuestion } from './offer.ts';
import type { Phrase } from './phrase.ts';
import type { PhraseContext, Reading } from './types.ts';

/** A time phrase at the end of a line. */
export interface TrailingPhrase {
  /** Index in the line where the phrase, with words such as `due` or 截止, begins. */
  readonly start: number;
  readonly reading: Reading;
  /** The words stay in the title, where they may belong; the reading is what they would mean as a time. */
  readonly kept?: true;
  /** The words may as well end the title (Christmas, noon): they are asked, and may be left where they stand. */
  readonly open?: true;
  /** What they mean where the figure they begin with belongs to the title (15 at 8:00): the phrase without it. */
  readonly shorter?: { readonly start: number; readonly reading: Reading };
  /** Index behind kept words that lead the line (周五前回复客户); the line's end where missing. */
  readonly end?: number;
}

/** Words that may end the title as well: asked where they mean a coming time, else told. */
export function inOpen(start: number, reading: Reading, phrase: Phrase, ctx: PhraseContext): TrailingPhrase {
  const question = inQuestion(reading, ctx);
  const told: TrailingPhrase = { start, reading, kept: true };
  if (question.kind !== 'ask') return told;
  // Noon comes again tomorrow; a day that has passed is what the title is about.
  if (question.why === 'past' && phrase.date) return told;
  const coming = question.alternatives.filter(({ at }) => at.getTime() > ctx.now.getTime());
  return coming.length > 0
    ? { start, reading: { ...question, why: 'ambiguous', alternatives: coming }, open: true }
    : told;
}
