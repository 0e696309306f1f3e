const MARKS = /[\uE000\uE001]/g;
const BREAKS = /[\r\n\u2028\u2029\u0085]+/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed here.
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/g;
const encoder = new TextEncoder();

/** Text as a person typed it, without the two code points that mark mentions inside the service. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, '');
}

function oneLine(text: string): string {
  return text.replace(MARKS, '').replace(BREAKS, ' ').replace(CONTROLS, '');
}

/**
 * Literal text for a Markdown value: no mention, link, image, tag or emphasis can come of it.
 * `<`, `>` and `&` become entities, because a tag must not depend on whether a client honours backslashes.
 */
export function markdown(text: string, atStart = false): string {
  const literal = oneLine(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\](){}#!@~|$]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/(www|mailto|tel)([.:])/gi, '$1\\$2');
  return atStart
    ? literal
        .trimStart()
        .replace(/^[-+=]/, '\\$&')
        .replace(/^(\d+)\./, '$1\\.')
    : literal;
}

const NEUTRAL: Readonly<Record<string, string>> = {
  '[': '［',
  ']': '］',
  '<': '＜',
  '>': '＞',
  '*': '＊',
  '`': '｀',
  '~': '～',
  '\\': '＼',
  '@': '＠',
  '|': '｜',
};

/**
 * Literal text for a value of which nobody can say whether a client reads it as Markdown or as plain text:
 * titles, tips, labels. Markup characters become their full-width twins, so that it is literal either way.
 */
export function neutral(text: string): string {
  return oneLine(text)
    .replace(/[[\]<>*`~\\@|]/g, (mark) => NEUTRAL[mark] ?? mark)
    .replace(/(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, '＿')
    .replace(/&(?=#?\w+;)/g, '＆')
    .replace(/:(?=\/\/)/g, '：')
    .replace(/^(\s*)#/, '$1＃');
}

/** An address fit for `[text](address)`, or null when it is no web address. */
export function linkTarget(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null;
  return parsed.href.replace(
    /[()<>\s\\*`[\]|]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** Literal text for a fenced block, line by line: it cannot close the fence. */
export function fenced(text: string): string {
  const lines = text
    .split(/\r?\n/)
    .map((line) => oneLine(line).replace(/`{3,}/g, (run) => '｀'.repeat(run.length)));
  return `\`\`\`\n${lines.join('\n')}\n\`\`\``;
}

/** Length in UTF-8 bytes, which is how DingTalk measures. */
export function bytes(text: string): number {
  return encoder.encode(text).length;
}

/** At most `max` code points; a cut ends with an ellipsis, which counts. */
export function cutPoints(text: string, max: number): string {
  const points = Array.from(text);
  return points.length <= max ? text : `${points.slice(0, Math.max(0, max - 1)).join('')}…`;
}

/** At most `max` UTF-8 bytes; a cut ends with an ellipsis, which counts. */
export function cutBytes(text: string, max: number): string {
  if (bytes(text) <= max) return text;
  let size = bytes('…');
  let kept = '';
  for (const point of text) {
    size += bytes(point);
    if (size > max) break;
    kept += point;
  }
  return `${kept}…`;
}
