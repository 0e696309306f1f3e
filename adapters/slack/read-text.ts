import { MENTION_CLOSE, MENTION_OPEN, type Mention } from '../contract.ts';
import { decodeEntities, stripMarks } from './escape.ts';

export interface ReadText {
  readonly text: string;
  readonly mentions: readonly Mention[];
}

/**
 * Turns Slack's message text into plain text with mention placeholders. Mentions of `botUserId` are taken out,
 * since they call the bot; links become what the person typed.
 */
export function readText(raw: string, botUserId: string | undefined): ReadText {
  const mentions: Mention[] = [];
  const place = (mention: Mention): string => {
    mentions.push(mention);
    return `${MENTION_OPEN}${mentions.length - 1}${MENTION_CLOSE}`;
  };
  const text = stripMarks(raw).replace(/<([^<>]+)>/g, (_whole, inner: string) => {
    const bar = inner.indexOf('|');
    const target = bar < 0 ? inner : inner.slice(0, bar);
    const label = bar < 0 ? '' : decodeEntities(inner.slice(bar + 1));
    return readReference(target, label, botUserId, place);
  });
  return { text: tidy(decodeEntities(text)), mentions };
}

function readReference(
  target: string,
  label: string,
  botUserId: string | undefined,
  place: (mention: Mention) => string,
): string {
  const person = /^@([UW][A-Z0-9]+)$/.exec(target)?.[1];
  if (person) {
    if (person === botUserId) return ' ';
    return place({ kind: 'person', userId: person, ...(label ? { name: label } : {}) });
  }
  const room = /^#([CGD][A-Z0-9]+)$/.exec(target)?.[1];
  if (room) return place({ kind: 'room', roomId: room, ...(label ? { name: label } : {}) });
  if (target.startsWith('!date^')) return label;
  if (target.startsWith('!')) {
    const name = target.slice(1).split('^')[0] ?? '';
    return place({ kind: 'other', text: label || `@${name}` });
  }
  return readLink(decodeEntities(target), label);
}

function readLink(url: string, label: string): string {
  if (label === '' || label === url) return url.replace(/^mailto:|^tel:/, '');
  const bare = url.replace(/^(https?:\/\/|mailto:|tel:)/, '').replace(/\/$/, '');
  return label.replace(/^https?:\/\//, '').replace(/\/$/, '') === bare ? label : `${label} ${url}`;
}

function tidy(text: string): string {
  return text
    .replace(/\u00a0/g, ' ')
    .replace(/[ \t]{2,}/g, ' ')
    .trim();
}

/** Whether the text mentions this user. */
export function mentionsUser(raw: string, userId: string | undefined): boolean {
  return userId !== undefined && (raw.includes(`<@${userId}>`) || raw.includes(`<@${userId}|`));
}

/** Whether a line starts with `!` at all, and so may call the bot by the command word. */
export function mayCallByWord(raw: string): boolean {
  return /^\s*[!！]/.test(raw);
}

/** Whether a line starts with `!` and the workspace's command word, blind to case and width. */
export function startsWithWord(raw: string, word: string): boolean {
  if (word === '' || !mayCallByWord(raw)) return false;
  const folded = fold(raw.trimStart());
  const head = `!${fold(word)}`;
  if (!folded.startsWith(head)) return false;
  return !/^[a-z0-9_]/.test(folded.slice(head.length));
}

function fold(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')
    .toLowerCase();
}
