import { MENTION_CLOSE, MENTION_OPEN } from '../../adapters/contract.ts';
import { everyEnd } from './every-phrase.ts';
import { afterBlank, foldLower, quotedEnd, startsToken } from './fold.ts';
import type { Priority } from './intent.ts';
import type { NameIndex, NameMatch } from './names.ts';
import { PRIORITIES } from './words.ts';

export type FieldName = 'estimate' | 'remind' | 'every' | 'off' | 'until' | 'count' | 'tag' | 'zone';

/** A piece of a line that is no part of the title; `start` and `end` are indexes into the line. */
export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'mention'; readonly index: number; readonly follower: boolean }
  | { readonly kind: 'name'; readonly match: NameMatch; readonly follower: boolean }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'key'; readonly key: string; readonly code: string }
  | { readonly kind: 'priority'; readonly priority: Priority }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'field'; readonly field: FieldName; readonly word: string; readonly value: string }
);

const FIELDS: Readonly<Record<string, FieldName | 'project'>> = {
  est: 'estimate',
  estimate: 'estimate',
  预计: 'estimate',
  工时: 'estimate',
  预估: 'estimate',
  remind: 'remind',
  提醒: 'remind',
  every: 'every',
  每: 'every',
  重复: 'every',
  off: 'off',
  遇休: 'off',
  until: 'until',
  至: 'until',
  直到: 'until',
  count: 'count',
  次数: 'count',
  tag: 'tag',
  标签: 'tag',
  p: 'project',
  project: 'project',
  项目: 'project',
  tz: 'zone',
  zone: 'zone',
  时区: 'zone',
};
const FIELD = /([a-z]{1,8}|[\u4e00-\u9fff]{1,2}):(?!\/\/)/y;
const MENTION = new RegExp(`(\\+?)${MENTION_OPEN}(\\d{1,5})${MENTION_CLOSE}`, 'y');
const CODE = /#([a-z][a-z0-9]{1,9})(?![a-z0-9_-])/y;
const KEY = /#?([a-z][a-z0-9]{1,9})-([1-9]\d{0,6})(?![a-z0-9_]|-[a-z0-9])/y;
const PRIORITY = /!([a-z]{2,8}|[1-4]|[\u4e00-\u9fff]{1,4})(?![a-z0-9\u4e00-\u9fff])/y;
const TAG = /~((?=[\p{L}])[\p{L}\p{N}_/-]{1,32})(?![\p{L}\p{N}])/uy;

function stick(pattern: RegExp, text: string, pos: number): RegExpExecArray | null {
  pattern.lastIndex = pos;
  return pattern.exec(text);
}

/** The key (`BF26-8`, `#bf26-8`) that starts at a position, in capitals; its project is still to be looked up. */
export function keyAt(lower: string, pos: number): Extract<Token, { kind: 'key' }> | null {
  const found = stick(KEY, lower, pos);
  if (!found) return null;
  const code = (found[1] ?? '').toUpperCase();
  return { kind: 'key', start: pos, end: pos + found[0].length, code, key: `${code}-${found[2]}` };
}

function fieldAt(lower: string, raw: string, pos: number): Token | null {
  const found = stick(FIELD, lower, pos);
  const word = found?.[1] ?? '';
  const field = Object.hasOwn(FIELDS, word) ? FIELDS[word] : undefined;
  if (!found || !field) return null;
  const from = pos + found[0].length;
  const quoted = quotedEnd(lower, from, new Set());
  let end = quoted < 0 ? from : quoted;
  if (quoted < 0) while (end < lower.length && !/[\s\uE000]/.test(lower[end] ?? '')) end++;
  if (field === 'every' && quoted < 0 && end > from) end = everyEnd(raw, from, end);
  const value = quoted < 0 ? raw.slice(from, end) : raw.slice(from + 1, end - 1);
  if (value === '') return null;
  if (field === 'project') {
    const code = stick(CODE, `#${lower.slice(from, end).replace(/^#/, '')}`, 0);
    return code ? { kind: 'code', start: pos, end, code: (code[1] ?? '').toUpperCase() } : null;
  }
  return { kind: 'field', start: pos, end, field, word, value };
}

function personAt(lower: string, pos: number, names: NameIndex | null, glued: boolean): Token | null {
  const mention = stick(MENTION, lower, pos);
  if (mention) {
    const follower = mention[1] === '+';
    return { kind: 'mention', start: pos, end: pos + mention[0].length, index: Number(mention[2]), follower };
  }
  const follower = lower[pos] === '+';
  const at = follower ? pos + 1 : pos;
  if (lower[at] !== '@' || !names || !(glued || startsToken(lower, pos))) return null;
  const match = names.at(lower, at + 1);
  // `@3pm` is a time, not somebody.
  if (match?.how === 'none' && isDigitAt(lower, at + 1)) return null;
  return match && { kind: 'name', start: pos, end: match.end, match, follower };
}

function isDigitAt(text: string, pos: number): boolean {
  return /\d/.test(text[pos] ?? '');
}

function markAt(lower: string, pos: number): Token | null {
  const char = lower[pos];
  if (char === '#' && startsToken(lower, pos)) {
    const code = stick(CODE, lower, pos);
    if (code)
      return { kind: 'code', start: pos, end: pos + code[0].length, code: (code[1] ?? '').toUpperCase() };
  }
  if (char === '!' && afterBlank(lower, pos)) {
    const found = stick(PRIORITY, lower, pos);
    const word = found?.[1] ?? '';
    const priority = Object.hasOwn(PRIORITIES, word) ? PRIORITIES[word] : undefined;
    if (found && priority) return { kind: 'priority', start: pos, end: pos + found[0].length, priority };
  }
  if (char === '~' && afterBlank(lower, pos)) {
    const found = stick(TAG, lower, pos);
    if (found) return { kind: 'tag', start: pos, end: pos + found[0].length, tag: found[1] ?? '' };
  }
  return null;
}

/**
 * Everything in a line that stands for something by its mark: mentions, codes, priority, tags, keyed values and,
 * where `keys` is set, task keys. Quoted spans are left alone. Linear in the line's length.
 */
export function tokenize(raw: string, names: NameIndex | null, keys: boolean): Token[] {
  const lower = foldLower(raw);
  const tokens: Token[] = [];
  const unclosed = new Set<string>();
  let behind = 0;
  let pos = 0;
  while (pos < raw.length) {
    const quoted = quotedEnd(lower, pos, unclosed);
    if (quoted > 0) {
      pos = quoted;
      continue;
    }
    const free = pos === behind || afterBlank(lower, pos);
    const token =
      personAt(lower, pos, names, pos > 0 && pos === behind) ??
      (keys && startsToken(lower, pos) ? keyAt(lower, pos) : null) ??
      markAt(lower, pos) ??
      (free ? fieldAt(lower, raw, pos) : null);
    if (token) tokens.push(token);
    pos = token ? token.end : pos + 1;
    if (token) behind = pos;
  }
  return tokens;
}

/** The line without its tokens: one blank in place of each. */
export function withoutTokens(raw: string, tokens: readonly Token[]): string {
  let out = '';
  let from = 0;
  for (const { start, end } of tokens) {
    out += `${raw.slice(from, start)} `;
    from = Math.max(from, end);
  }
  return (out + raw.slice(from)).replace(/[ \u3000]{2,}/g, ' ').trim();
}
