import type { Inline, Line, TextStyle } from '../../cards/model.ts';
import { type CardElement, div } from './card.ts';
import { escapeMarkdown, linkTarget, literal, mentionId } from './escape.ts';

export interface LineLook {
  readonly muted?: boolean;
}

/** One line as an element: plain text wherever it holds nothing but words, markdown only for style, mention or link. */
export function lineElement(line: Line, look: LineLook = {}): CardElement {
  if (line.every(isPlain)) {
    const text = lineText(line);
    return look.muted ? div(text, { text_size: 'notation', text_color: 'grey' }) : div(text);
  }
  if (!look.muted) return { tag: 'markdown', content: lineMarkdown(line) };
  // The whole line is grey already; one colour inside another is not documented.
  const inner = line.map((part) =>
    'style' in part && part.style === 'muted' ? { ...part, style: 'plain' as const } : part,
  );
  return {
    tag: 'markdown',
    content: `<font color='grey'>${lineMarkdown(inner)}</font>`,
    text_size: 'notation',
  };
}

/** The words of a line as they are read aloud. */
export function lineText(line: Line): string {
  return line.map((part) => literal(part.type === 'person' ? part.name : part.text)).join('');
}

/** A line in the dialect of the `markdown` element, everything from people escaped. */
export function lineMarkdown(line: Line): string {
  const content = line
    .map((part, index) => {
      const before = index > 0 ? lineText([line[index - 1] as Inline]) : '';
      const after = index + 1 < line.length ? lineText([line[index + 1] as Inline]) : '';
      return inlineMarkdown(part, before, after);
    })
    .join('');
  // Four spaces at the start of a line would make it a code block.
  return content.replace(/^[ \t]+/, (spaces) => '&nbsp;'.repeat(spaces.length));
}

function isPlain(part: Inline): boolean {
  switch (part.type) {
    case 'text':
    case 'time':
      return part.style === undefined || part.style === 'plain';
    case 'person':
      return !(part.notify === true && part.userId !== undefined && mentionId(part.userId) !== null);
    case 'link':
      return linkTarget(part.url) === null;
  }
}

function inlineMarkdown(part: Inline, before: string, after: string): string {
  switch (part.type) {
    case 'text':
    case 'time':
      return styled(part.text, part.style ?? 'plain', before, after);
    case 'person': {
      const id = part.notify === true && part.userId !== undefined ? mentionId(part.userId) : null;
      return id === null ? escapeMarkdown(part.name) : `<at id=${id}></at>`;
    }
    case 'link': {
      const target = linkTarget(part.url);
      return target === null
        ? escapeMarkdown(part.text)
        : `[${escapeMarkdown(part.text.replace(/\s+/g, ' '))}](${target})`;
    }
  }
}

function styled(text: string, style: TextStyle, before: string, after: string): string {
  const content = escapeMarkdown(text);
  if (text.trim() === '') return content;
  switch (style) {
    case 'plain':
      return content;
    case 'strong':
      return delimited('**', text, before, after);
    case 'struck':
      return delimited('~~', text, before, after);
    case 'muted':
      return `<font color='grey'>${content}</font>`;
    case 'code':
      return `<text_tag color='neutral'>${content}</text_tag>`;
  }
}

/** CommonMark opens and closes emphasis only beside a space where the text inside begins or ends with a mark. */
function delimited(mark: string, text: string, before: string, after: string): string {
  const inner = text.trim();
  const left = text.length - text.trimStart().length > 0 || (before !== '' && !/\s$/.test(before)) ? ' ' : '';
  const right = text.length - text.trimEnd().length > 0 || (after !== '' && !/^\s/.test(after)) ? ' ' : '';
  const plainEdges = /^[\p{L}\p{N}].*[\p{L}\p{N}]$|^[\p{L}\p{N}]$/su.test(inner);
  const keep = plainEdges && text === inner;
  return `${keep ? '' : left}${mark}${escapeMarkdown(inner)}${mark}${keep ? '' : right}`;
}
