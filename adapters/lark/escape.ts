import { MENTION_CLOSE, MENTION_OPEN } from '../contract.ts';

/**
 * Lark's rich-text page lists most of these; `&`, `:`, `@`, `=`, `+`, `|` and `$` are added so that no entity,
 * emoji code, automatic link, table or formula can come out of what people type.
 */
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&#38;',
  '<': '&#60;',
  '>': '&#62;',
  '*': '&#42;',
  _: '&#95;',
  '~': '&sim;',
  '[': '&#91;',
  ']': '&#93;',
  '(': '&#40;',
  ')': '&#41;',
  '`': '&#96;',
  '#': '&#35;',
  '!': '&#33;',
  '-': '&#45;',
  '\\': '&#92;',
  ':': '&#58;',
  '@': '&#64;',
  '=': '&#61;',
  '+': '&#43;',
  '|': '&#124;',
  $: '&#36;',
  '"': '&#34;',
  "'": '&#39;',
};

/** Text from people for a `markdown` element: it reads as typed and is never a mention, link or markup. */
export function escapeMarkdown(text: string): string {
  return literal(text)
    .replace(/[&<>*_~[\]()`#!\-\\:@=+|$"']/g, (mark) => ENTITIES[mark] ?? mark)
    .replace(/(^|\d)\.(?=\s|$)/g, '$1&#46;')
    .replace(/\r\n|[\r\n\u2028\u2029]/g, '<br>');
}

/** Text from people for a `plain_text` object, which has no markup: only control characters are taken out. */
export function literal(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go.
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '');
}

/** What people typed without the two characters that mark mentions inside the service. */
export function stripMarks(text: string): string {
  return text.replaceAll(MENTION_OPEN, '').replaceAll(MENTION_CLOSE, '');
}

/** An id that may stand inside an `<at>` tag; null where it is not one of a person. */
export function mentionId(userId: string): string | null {
  return /^ou_[A-Za-z0-9_-]{1,64}$/.test(userId) ? userId : null;
}

/** A link target for markdown: http or https with everything percent-encoded that could end it; null otherwise. */
export function linkTarget(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null;
  return parsed.href.replace(
    /[()<>"'\\`*_~[\]!]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
