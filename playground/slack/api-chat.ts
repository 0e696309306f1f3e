import type { StoredMessage } from '../stand-in.ts';
import { APP_ID, BOT, TEAM } from './ids.ts';
import { asText, isJson, type Json } from './native.ts';
import { blockProblems } from './validate.ts';
import { type Method, Refusal, type Vendor } from './vendor.ts';

/** The chat methods that LinkStar uses. */
export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.postEphemeral': postEphemeral,
};

/** What is wrong with a message's content, or null. */
export function contentRefusal(args: Json): Refusal | null {
  const text = asText(args.text);
  if (args.blocks === undefined) {
    if (text === '' && args.attachments === undefined) return new Refusal('no_text');
  } else {
    const problems = blockProblems(args.blocks, 'message');
    if (problems.length > 0) return new Refusal('invalid_blocks', problems);
  }
  if ([...text].length > 40_000) return new Refusal('msg_too_long');
  if (args.metadata !== undefined) {
    const { metadata } = args;
    if (!isJson(metadata) || asText(metadata.event_type) === '' || !isJson(metadata.event_payload)) {
      return new Refusal('invalid_metadata_format');
    }
  }
  return null;
}

/** The message as Slack keeps it. */
export function botMessage(args: Json, extra: Json = {}): Json {
  const kept = ['text', 'blocks', 'metadata', 'thread_ts'].filter((name) => args[name] !== undefined);
  return {
    type: 'message',
    ...Object.fromEntries(kept.map((name) => [name, args[name]])),
    user: BOT.userId,
    bot_id: BOT.botId,
    app_id: APP_ID,
    team: TEAM.id,
    ...extra,
  };
}

/** The chat that a channel argument means; a user id opens the direct conversation. */
export function chatOf(channel: unknown, { ids, memory, world }: Vendor, mustBeIn = true): string | Refusal {
  const id = asText(channel);
  const person = /^[UW]/.test(id) ? ids.person(id) : null;
  if (person) return `dm:${person}`;
  const chat = /^[CDG]/.test(id) ? ids.chat(id) : null;
  if (!chat) return new Refusal('channel_not_found');
  if (chat.startsWith('dm:'))
    return world().people.some((p) => `dm:${p.id}` === chat) ? chat : new Refusal('channel_not_found');
  return mustBeIn && memory.without.has(chat) ? new Refusal('not_in_channel') : chat;
}

function postMessage(args: Json, vendor: Vendor): Json | Refusal {
  const chat = chatOf(args.channel, vendor);
  if (chat instanceof Refusal) return chat;
  const wrong = contentRefusal(args);
  if (wrong) return wrong;
  const thread = asText(args.thread_ts) || null;
  if (thread !== null && !vendor.memory.log.find(thread)) return new Refusal('thread_not_found');
  const ts = vendor.memory.nextTs();
  const native = botMessage(args, { ts });
  const message = vendor.memory.log.post({ id: ts, chat, author: 'bot', thread, native });
  noteDirect(chat, message, vendor);
  return { channel: vendor.ids.roomId(chat), ts, message: native };
}

// In a direct conversation every word of the bot is for this person alone.
function noteDirect(chat: string, message: StoredMessage, { memory, ids }: Vendor): void {
  if (chat.startsWith('dm:')) memory.sight(ids.userId(chat.slice(3)), { message, view: null });
}

function update(args: Json, vendor: Vendor): Json | Refusal {
  const chat = /^[UW]/.test(asText(args.channel))
    ? new Refusal('channel_not_found')
    : chatOf(args.channel, vendor);
  if (chat instanceof Refusal) return chat;
  const found = vendor.memory.log.find(asText(args.ts));
  if (!found || found.chat !== chat || found.to !== null) return new Refusal('message_not_found');
  if (found.author !== 'bot') return new Refusal('cant_update_message');
  const wrong = contentRefusal(args);
  if (wrong) return wrong;
  if ([...asText(args.text)].length > 4000) return new Refusal('msg_too_long');
  const before = isJson(found.native) ? found.native : {};
  const metadata = args.metadata ?? before.metadata;
  const native = botMessage(
    { ...args, ...(metadata === undefined ? {} : { metadata }) },
    { ts: found.id, edited: { user: BOT.userId, ts: vendor.memory.nextTs() } },
  );
  vendor.memory.log.update(found.id, native);
  return { channel: args.channel, ts: found.id, text: asText(args.text), message: native };
}

function postEphemeral(args: Json, vendor: Vendor): Json | Refusal {
  const chat = chatOf(args.channel, vendor);
  if (chat instanceof Refusal) return chat;
  const person = vendor.ids.person(asText(args.user));
  if (!person) return new Refusal('user_not_found');
  if (!isMember(chat, person, vendor)) return new Refusal('user_not_in_channel');
  const wrong = contentRefusal(args);
  if (wrong) return wrong;
  const message = showAlone(args, chat, person, vendor);
  return { message_ts: message.id };
}

/** Whether a person sits in a chat. */
export function isMember(chat: string, person: string, { world }: Vendor): boolean {
  if (chat.startsWith('dm:')) return chat === `dm:${person}`;
  return world().chats.some((c) => c.id === chat && c.members.includes(person));
}

/** Puts a message into a chat that only one person sees. */
export function showAlone(args: Json, chat: string, person: string, vendor: Vendor): StoredMessage {
  const ts = vendor.memory.nextTs();
  const message = vendor.memory.log.post({
    id: ts,
    chat,
    author: 'bot',
    to: person,
    thread: asText(args.thread_ts) || null,
    native: botMessage(args, { ts, is_ephemeral: true }),
  });
  vendor.memory.sight(vendor.ids.userId(person), { message, view: null });
  return message;
}
