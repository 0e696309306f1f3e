import type { Inline, Line } from '../../cards/model.ts';
import { cutPoints, linkTarget, markdown } from './escape.ts';
import { LIMITS } from './limits.ts';

/**
 * One line as Markdown. Nothing a person typed survives as markup. At most `maxPoints` code points of text are
 * kept, measured before escaping: the longest piece gives way first, so that who and when stay behind a long title.
 */
export function lineMarkdown(line: Line, maxPoints = Number.POSITIVE_INFINITY): string {
  const texts = shortened(line.map(shownText), maxPoints);
  let room = maxPoints;
  let out = '';
  for (const [at, inline] of line.entries()) {
    if (room <= 0) break;
    const text = cutPoints(texts[at] ?? '', room);
    room -= Array.from(text).length;
    out += piece(inline, text, out === '');
  }
  return out;
}

/** The pieces of a line with the longest of them cut, as far as that goes. */
function shortened(texts: readonly string[], maxPoints: number): readonly string[] {
  const lengths = texts.map((text) => Array.from(text).length);
  const excess = lengths.reduce((sum, length) => sum + length, 0) - maxPoints;
  const longest = lengths.indexOf(Math.max(...lengths));
  if (excess <= 0) return texts;
  const kept = Math.max(LIMITS.pieceLeast, (lengths[longest] ?? 0) - excess);
  return texts.map((text, at) => (at === longest ? cutPoints(text, kept) : text));
}

/** Number of code points a reader sees of a line. */
export function lineLength(line: Line): number {
  return line.reduce((sum, inline) => sum + Array.from(shownText(inline)).length, 0);
}

function shownText(inline: Inline): string {
  if (inline.type !== 'person') return inline.text;
  return inline.notify === true && inline.userId !== undefined ? `@${inline.name}` : inline.name;
}

function piece(inline: Inline, text: string, atStart: boolean): string {
  const literal = markdown(text, atStart);
  if (inline.type === 'link') {
    const target = linkTarget(inline.url);
    return target === null || text === '' ? literal : `[${literal}](${target})`;
  }
  const style = inline.type === 'person' ? 'plain' : inline.style;
  if (style !== 'strong') return literal;
  // A mark in front, as of a milestone, stays outside.
  const mark = /^[★✓⏳] /u.exec(text)?.[0] ?? '';
  return `${mark}${strong(text.slice(mark.length), markdown(text.slice(mark.length), atStart && mark === ''))}`;
}

/** Stars only beside letters and digits: next to punctuation they would be shown as stars. */
export function strong(text: string, literal: string): string {
  return /^[\p{L}\p{N}]/u.test(text) && /[\p{L}\p{N}]$/u.test(text) ? `**${literal}**` : literal;
}
