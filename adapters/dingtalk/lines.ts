import type { Inline, Line } from '../../cards/model.ts';
import { cutPoints, linkTarget, markdown } from './escape.ts';

/**
 * One line as Markdown. Nothing a person typed survives as markup. At most `maxPoints` code points of text are
 * kept (an ellipsis ends a cut line), measured before escaping.
 */
export function lineMarkdown(line: Line, maxPoints = Number.POSITIVE_INFINITY): string {
  let room = maxPoints;
  let out = '';
  for (const inline of line) {
    if (room <= 0) break;
    const text = cutPoints(shownText(inline), room);
    room -= Array.from(text).length;
    out += piece(inline, text, out === '');
  }
  return out;
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
