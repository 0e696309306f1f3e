import { isDigit, isWordChar, skipSpaces } from './lexicon.ts';
import type { PhraseFault } from './phrase.ts';
import type { Span } from './read-span.ts';
import { matchZoneShape } from './zone-words.ts';

/** Why reading stopped at `pos`: something in the shape of a zone behind a time, or no time at all. */
export function faultAt(text: string, raw: string, pos: number, span: Span | null): PhraseFault {
  const index = skipSpaces(text, pos);
  if (!span) return { code: 'not_a_time', index };
  const utc = text.startsWith('utc', index) || text.startsWith('gmt', index);
  if (utc || matchZoneShape(text, index)) return { code: 'unknown_zone', index };
  let end = index;
  while (isWordChar(text[end])) end++;
  const code = raw.slice(index, end);
  const zoneLike =
    end - index >= 2 && end - index <= 5 && code === code.toUpperCase() && !isDigit(text[index]);
  return { code: zoneLike && skipSpaces(text, end) === text.length ? 'unknown_zone' : 'not_a_time', index };
}
