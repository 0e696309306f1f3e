/**
 * Folds full-width forms (U+FF01–FF5E), the wide space (U+3000) and typographic variants to ASCII, one code unit
 * for one, so that an index in the result is the same index in the text.
 */
export function fold(text: string): string {
  let folded = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0xff01 && code <= 0xff5e) folded += String.fromCharCode(code - 0xfee0);
    else if (code === 0x3000 || code === 0xa0 || code === 0x202f || code === 9) folded += ' ';
    else if (code === 0x2019) folded += "'";
    else folded += text[i];
  }
  return folded;
}

/** Folded text in lower case; only ASCII letters change, so indexes stay. */
export function foldLower(text: string): string {
  return fold(text).replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** A name or word as it is compared: folded, in lower case of every script, single spaces. */
export function comparable(text: string): string {
  return fold(text).normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
}

const TITLE_MARKS: Readonly<Record<string, string>> = { '＋': '+', '－': '-', '．': '.', '／': '/' };
const LOOSE_START = /[\s,，、;；:：。]/;
const LOOSE_END = /[\s,，、;；:：]/;
const QUOTE_ENDS: Readonly<Record<string, string>> = { '"': '"', '“': '”', '「': '」', '『': '』' };

/** A text without the characters at its end that `mark` matches, one by one: a pattern with `+$` would not be linear. */
export function trimEnd(text: string, mark: RegExp): string {
  let end = text.length;
  while (end > 0 && mark.test(text[end - 1] ?? '')) end--;
  return text.slice(0, end);
}

/** A text without the characters at its start that `mark` matches. */
export function trimStart(text: string, mark: RegExp): string {
  let start = 0;
  while (start < text.length && mark.test(text[start] ?? '')) start++;
  return text.slice(start);
}

/**
 * A title as it is kept: only full-width letters, digits and ＋－．／ become half-width, runs of blanks become one
 * space, separators left at the ends go, and quotes around the whole title are taken off.
 */
export function titleText(raw: string): string {
  const narrow = raw
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[＋－．／]/g, (char) => TITLE_MARKS[char] ?? char)
    .replace(/[\s\u3000]+/g, ' ');
  return unquoted(trimEnd(trimStart(narrow, LOOSE_START), LOOSE_END));
}

function unquoted(narrow: string): string {
  const close = QUOTE_ENDS[narrow[0] ?? ''];
  const wrapped = close !== undefined && narrow.length > 2 && narrow.indexOf(close, 1) === narrow.length - 1;
  return wrapped ? narrow.slice(1, -1).trim() : narrow;
}

/**
 * End of the quoted span that opens at `pos` (the index behind its closing mark), or -1. `unclosed` remembers closing
 * marks that do not come any more, so that a walk over a text stays linear.
 */
export function quotedEnd(text: string, pos: number, unclosed: Set<string>): number {
  const close = QUOTE_ENDS[text[pos] ?? ''];
  if (close === undefined || unclosed.has(close)) return -1;
  const end = text.indexOf(close, pos + 1);
  if (end < 0) unclosed.add(close);
  return end < 0 ? -1 : end + 1;
}

/** Index behind the last quoted span of a text, 0 where there is none. */
export function lastQuoted(text: string): number {
  const unclosed = new Set<string>();
  let free = 0;
  for (let i = 0; i < text.length; i++) {
    const end = quotedEnd(text, i, unclosed);
    if (end < 0) continue;
    free = end;
    i = end - 1;
  }
  return free;
}

/** Whether a character is a Latin letter or digit of folded text. */
export function isWordChar(char: string | undefined): boolean {
  return char !== undefined && /[A-Za-z0-9]/.test(char);
}

/** Whether a word starts at an index: at the start, behind a blank, or behind anything that is no Latin word. */
export function startsToken(folded: string, pos: number): boolean {
  return pos === 0 || !/[A-Za-z0-9_]/.test(folded[pos - 1] ?? ' ');
}

/** Whether a blank, or nothing, stands before an index. */
export function afterBlank(folded: string, pos: number): boolean {
  return pos === 0 || /[\s\uE001,，、;；:：(（]/.test(folded[pos - 1] ?? ' ');
}
