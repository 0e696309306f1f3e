import { foldForReading } from './fold.ts';
import { skipSpaces } from './lexicon.ts';
import { endsOf, LEADS } from './phrase-edges.ts';
import { readSpan, type Span } from './read-span.ts';
import { settlePhrase } from './settle-phrase.ts';
import { faultAt } from './span-fault.ts';
import type { PhraseContext, PhraseErrorCode, Reading } from './types.ts';

/** No time phrase is longer. */
const MAX_TEXT = 160;

function failed(code: PhraseErrorCode, index: number, text: string): Reading {
  return { kind: 'error', code, index, text: text.slice(index, index + MAX_TEXT).trim() };
}

/** The reading of a span that was found at an index of a text. */
export function settleSpan(span: Span, ctx: PhraseContext, index: number, text: string): Reading {
  if (span.fault) return failed(span.fault.code, span.fault.index, text);
  const reading = settlePhrase(span.phrase, ctx);
  return typeof reading === 'string' ? failed(reading, index, text) : reading;
}

/** What is said of a phrase that goes on in words, or in the shape of a zone, that no reader knows. */
export function unread(index: number, text: string, code: PhraseErrorCode = 'not_a_time'): Reading {
  return failed(code, index, text);
}

/** Reads a text that is one time phrase as a whole, in English, Chinese or both; never throws for any text. */
export function readPhrase(text: string, ctx: PhraseContext): Reading {
  const folded = foldForReading(text);
  let start = skipSpaces(folded, 0);
  if (folded.length - start > MAX_TEXT) return failed('not_a_time', start, text);
  const ends = endsOf(folded);
  for (let tries = 0; ; tries++) {
    const span = readSpan(folded, start, 'whole', ctx.events);
    if (span && ends.some(({ end }) => end === span.end)) return settleSpan(span, ctx, start, text);
    const lead = tries < 3 ? LEADS.at(folded, start) : null;
    if (!lead) {
      const { code, index } = span?.fault ?? faultAt(folded, text, span?.end ?? start, span);
      return failed(code, index, text);
    }
    const behind = skipSpaces(folded, lead.end);
    start = folded[behind] === ':' ? skipSpaces(folded, behind + 1) : behind;
  }
}
