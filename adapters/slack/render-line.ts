import type { Inline, Line, Tone } from '../../cards/model.ts';
import { escapeText, literalInMrkdwn } from './escape.ts';
import { codePoints } from './fit.ts';

export type Native = Readonly<Record<string, unknown>>;

/** Slack has no coloured head, so the states that ask for attention, and done, carry their mark. */
const MARKS: Partial<Record<Tone, string>> = { done: '✓', late: '⏳', blocked: '⛔', error: '⛔' };

/** The title with its state's mark, unless the title already carries it. */
export function markedTitle(title: string, tone: Tone): string {
  const mark = MARKS[tone];
  return mark && title !== '' && !title.startsWith(mark) ? `${mark} ${title}` : title;
}

/** What a line says without any styling; people by name. */
export function lineText(line: Line): string {
  return line.map(inlineText).join('');
}

function inlineText(piece: Inline): string {
  return piece.type === 'person' ? piece.name : piece.text;
}

/** The user id to mention, only where the card wants this person told. */
function mentioned(piece: Inline): string | null {
  if (piece.type !== 'person' || !piece.notify || !piece.userId) return null;
  return /^[UW][A-Z0-9]+$/.test(piece.userId) ? piece.userId : null;
}

function webUrl(piece: Inline): string | null {
  if (piece.type !== 'link' || !/^(https?:|mailto:)/i.test(piece.url) || !URL.canParse(piece.url))
    return null;
  return new URL(piece.url).href;
}

/** Elements of a rich-text section: the one form in which text from people is literal whatever it holds. */
export function richElements(line: Line): Native[] {
  const elements = line.filter((piece) => inlineText(piece) !== '').map(richElement);
  return elements.length > 0 ? elements : [{ type: 'text', text: ' ' }];
}

function richElement(piece: Inline): Native {
  const userId = mentioned(piece);
  if (userId) return { type: 'user', user_id: userId };
  const url = webUrl(piece);
  if (url) return { type: 'link', url, text: inlineText(piece) };
  const style = richStyle(piece);
  return { type: 'text', text: inlineText(piece), ...(style ? { style } : {}) };
}

function richStyle(piece: Inline): Native | undefined {
  const style = piece.type === 'text' || piece.type === 'time' ? piece.style : undefined;
  if (style === 'strong') return { bold: true };
  if (style === 'struck') return { strike: true };
  if (style === 'code') return { code: true };
  return undefined;
}

/**
 * A line as a text object of at most `max` characters: mrkdwn where everything in it stays literal, else plain text.
 * Null where neither can carry it (a mention or link beside characters that mrkdwn would read, or too long).
 */
export function textObject(line: Line, max: number): Native | null {
  const markdown = mrkdwn(line);
  const object = markdown ? { type: 'mrkdwn', text: markdown, verbatim: true } : plainObject(line);
  return object && codePoints(object.text) <= max ? object : null;
}

function plainObject(line: Line): { type: string; text: string; emoji: boolean } | null {
  if (line.some((piece) => mentioned(piece) || webUrl(piece))) return null;
  const text = lineText(line);
  return text.trim() === '' ? null : { type: 'plain_text', text, emoji: false };
}

// A styled piece needs a blank or punctuation on both sides, or Slack shows the signs instead of the style.
function mrkdwn(line: Line): string | null {
  if (!literalInMrkdwn(lineText(line))) return null;
  let out = '';
  for (const [i, piece] of line.entries()) {
    const before = lineText(line.slice(0, i));
    const after = lineText(line.slice(i + 1));
    const part = mrkdwnPiece(piece, /(^|[\s(·,])$/.test(before) && /^($|[\s).,;:·])/.test(after));
    if (part === null) return null;
    out += part;
  }
  return out.trim() === '' ? null : out;
}

function mrkdwnPiece(piece: Inline, free: boolean): string | null {
  const userId = mentioned(piece);
  if (userId) return `<@${userId}>`;
  const text = escapeText(inlineText(piece));
  const url = webUrl(piece);
  if (url) {
    if (/[|\n]/.test(text)) return null;
    return `<${escapeText(url).replaceAll('|', '%7C')}|${text}>`;
  }
  const sign = markSign(piece);
  if (sign === '' || text === '') return text;
  return free && !/^\s|\s$|\n/.test(text) ? `${sign}${text}${sign}` : null;
}

function markSign(piece: Inline): string {
  const style = richStyle(piece);
  if (!style) return '';
  if (style.bold) return '*';
  return style.strike ? '~' : '`';
}
