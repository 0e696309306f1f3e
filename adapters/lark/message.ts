import { z } from 'zod';
import { type FileRef, MENTION_CLOSE, MENTION_OPEN, type Mention } from '../contract.ts';
import { stripMarks } from './escape.ts';

const ids = z.looseObject({ open_id: z.string().optional() });

/** `event` of im.message.receive_v1. */
export const messageEvent = z.looseObject({
  sender: z.looseObject({
    sender_id: ids.nullish(),
    sender_type: z.string(),
    tenant_key: z.string().optional(),
  }),
  message: z.looseObject({
    message_id: z.string().min(1),
    root_id: z.string().optional(),
    thread_id: z.string().optional(),
    create_time: z.string().optional(),
    chat_id: z.string().min(1),
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z
      .array(
        z.looseObject({
          key: z.string(),
          id: z.union([ids, z.string()]).nullish(),
          name: z.string().optional(),
          mentioned_type: z.string().optional(),
        }),
      )
      .nullish(),
    user_agent: z.string().optional(),
  }),
});

export type MessageEvent = z.infer<typeof messageEvent>;

/** What a message says: its words with mentions marked, and the files in it. */
export interface Said {
  readonly text: string;
  readonly mentions: readonly Mention[];
  readonly files: readonly FileRef[];
  readonly toBot: boolean;
}

/** The message that a thread hangs from, by which it is replied to; null outside of any thread. */
export function threadRoot(message: MessageEvent['message']): string | null {
  return message.thread_id ? message.root_id || message.message_id : null;
}

/** Message types whose content is read; a sticker, a shared chat or a card says nothing to us. */
export const READABLE = new Set(['text', 'post', 'file', 'image', 'media']);

type WireMention = NonNullable<MessageEvent['message']['mentions']>[number];

/**
 * Reads a message's content. The bot's own mention goes away, others become placeholders. While the bot's id is
 * unknown, the mention that the line starts with counts as its own: without it Lark delivers no group message.
 */
export function readMessage(message: MessageEvent['message'], botId: string | null): Said {
  const raw = rawContent(message);
  const wire = message.mentions ?? [];
  const own = new Set(wire.filter((m) => isOwn(m, botId, raw.text)).map((m) => m.key));
  const byKey = new Map(wire.map((m) => [m.key, m]));
  const mentions: Mention[] = [];
  const marked = stripMarks(raw.text).replace(/@_user_\d+|@_all/g, (key) => {
    if (own.has(key)) return ' ';
    const found = byKey.get(key);
    if (!found && key !== '@_all') return key;
    mentions.push(toMention(key, found));
    return `${MENTION_OPEN}${mentions.length - 1}${MENTION_CLOSE}`;
  });
  return { text: tidy(marked), mentions, files: raw.files, toBot: own.size > 0 };
}

function isOwn(mention: WireMention, botId: string | null, text: string): boolean {
  if (mention.key === '@_all') return false;
  if (botId !== null) return openId(mention) === botId;
  if (mention.mentioned_type !== undefined) return mention.mentioned_type === 'bot';
  return text.trimStart().startsWith(mention.key) && !/^\d/.test(text.trimStart().slice(mention.key.length));
}

function openId(mention: WireMention): string | null {
  return (typeof mention.id === 'string' ? mention.id : mention.id?.open_id) || null;
}

function toMention(key: string, wire: WireMention | undefined): Mention {
  const name = stripMarks(wire?.name ?? '');
  const userId = wire && key !== '@_all' ? openId(wire) : null;
  if (userId === null) return { kind: 'other', text: `@${name || 'all'}` };
  return { kind: 'person', userId, ...(name ? { name } : {}) };
}

/** Spaces that Chinese keyboards and Lark's editor produce become plain ones; line breaks stay, for the long form. */
function tidy(text: string): string {
  return text
    .replace(/[\u00A0\u3000\t]/g, ' ')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => line.replace(/ {2,}/g, ' ').trim())
    .join('\n')
    .trim();
}

function rawContent(message: MessageEvent['message']): { text: string; files: readonly FileRef[] } {
  const content = parseContent(message.content);
  const file = (key: unknown, name: unknown): FileRef[] =>
    typeof key === 'string'
      ? [
          {
            ref: `${message.message_id}/${key}`,
            name: typeof name === 'string' && name ? stripMarks(name) : key,
          },
        ]
      : [];
  switch (message.message_type) {
    case 'text':
      return { text: typeof content.text === 'string' ? content.text : '', files: [] };
    case 'post':
      return readPost(content, file);
    case 'image':
      return { text: '', files: file(content.image_key, undefined) };
    case 'file':
    case 'media':
      return { text: '', files: file(content.file_key, content.file_name) };
    default:
      return { text: '', files: [] };
  }
}

type FileOf = (key: unknown, name: unknown) => FileRef[];

function readPost(content: Record<string, unknown>, file: FileOf): { text: string; files: FileRef[] } {
  // Received posts stand bare; sent ones sit under their language.
  const post = Array.isArray(content.content) ? content : (Object.values(content).find(isPost) ?? {});
  const paragraphs = Array.isArray(post.content) ? post.content : [];
  const files: FileRef[] = [];
  const lines = paragraphs.map((paragraph) =>
    (Array.isArray(paragraph) ? paragraph : [])
      .map((node: Record<string, unknown>) => postNode(node, files, file))
      .join(''),
  );
  const title = typeof post.title === 'string' && post.title !== '' ? [post.title] : [];
  return { text: [...title, ...lines].join('\n'), files };
}

function isPost(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && 'content' in value;
}

function postNode(node: Record<string, unknown>, files: FileRef[], file: FileOf): string {
  const text = typeof node.text === 'string' ? node.text : '';
  switch (node.tag) {
    case 'at':
      return typeof node.user_id === 'string' ? node.user_id : '';
    case 'a':
      return text || (typeof node.href === 'string' ? node.href : '');
    case 'img':
      files.push(...file(node.image_key, undefined));
      return '';
    case 'media':
      files.push(...file(node.file_key, undefined));
      return '';
    default:
      return text;
  }
}

function parseContent(content: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(content);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
