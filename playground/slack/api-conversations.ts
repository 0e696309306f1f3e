import type { StoredMessage } from '../stand-in.ts';
import { chatOf } from './api-chat.ts';
import { BOT, TEAM } from './ids.ts';
import { asJson, asText, type Json } from './native.ts';
import { type Method, Refusal, type Vendor } from './vendor.ts';

/** Conversations, and what is known of people. */
export const conversationMethods: Readonly<Record<string, Method>> = {
  'conversations.info': info,
  'conversations.members': members,
  'conversations.open': open,
  'conversations.history': (args, vendor) => read(args, vendor, null),
  'conversations.replies': replies,
  'users.info': userInfo,
};

function info(args: Json, vendor: Vendor): Json | Refusal {
  const chat = chatOf(args.channel, vendor, false);
  if (chat instanceof Refusal) return chat;
  const known = vendor.world().chats.find((c) => c.id === chat);
  return {
    channel: {
      id: vendor.ids.roomId(chat),
      name: known?.name ?? '',
      is_im: chat.startsWith('dm:'),
      is_channel: !chat.startsWith('dm:'),
      is_member: !vendor.memory.without.has(chat),
      is_archived: false,
      is_private: false,
      is_ext_shared: known?.external === true,
    },
  };
}

function members(args: Json, vendor: Vendor): Json | Refusal {
  const chat = chatOf(args.channel, vendor, false);
  if (chat instanceof Refusal) return chat;
  const people = chat.startsWith('dm:')
    ? [chat.slice(3)]
    : (vendor.world().chats.find((c) => c.id === chat)?.members ?? []);
  const bot = vendor.memory.without.has(chat) ? [] : [BOT.userId];
  return {
    members: [...people.map((person) => vendor.ids.userId(person)), ...bot],
    response_metadata: { next_cursor: '' },
  };
}

function open(args: Json, { ids }: Vendor): Json | Refusal {
  const person = ids.person(asText(args.users));
  if (!person) return new Refusal('user_not_found');
  return { channel: { id: ids.roomId(`dm:${person}`) } };
}

function replies(args: Json, vendor: Vendor): Json | Refusal {
  const root = asText(args.ts);
  return vendor.memory.log.find(root) ? read(args, vendor, root) : new Refusal('thread_not_found');
}

// Newest first, as Slack answers; ephemeral messages are in nobody's history.
function read(args: Json, vendor: Vendor, root: string | null): Json | Refusal {
  const chat = chatOf(args.channel, vendor);
  if (chat instanceof Refusal) return chat;
  const oldest = Number(asText(args.oldest) || 0);
  const limit = Math.min(Number(asText(args.limit) || 100), 999);
  const start = Number(asText(args.cursor) || 0);
  const wanted = vendor.memory.log
    .list(chat)
    .filter((m) => m.to === null && Number(m.id) > oldest)
    .filter((m) => (root === null ? m.thread === null : m.thread === root || m.id === root))
    .reverse();
  const more = start + limit < wanted.length;
  const withMetadata = String(args.include_all_metadata) === 'true';
  return {
    messages: wanted.slice(start, start + limit).map((m) => shown(m, withMetadata, vendor)),
    has_more: more,
    response_metadata: { next_cursor: more ? String(start + limit) : '' },
  };
}

function shown(message: StoredMessage, withMetadata: boolean, { ids }: Vendor): Json {
  const { metadata, ...native } = asJson(message.native);
  const author = message.author === 'bot' ? {} : { user: ids.userId(message.author) };
  return { ...native, ...author, ts: message.id, ...(withMetadata && metadata ? { metadata } : {}) };
}

function userInfo(args: Json, { world, ids }: Vendor): Json | Refusal {
  const person = world().people.find((p) => ids.userId(p.id) === asText(args.user));
  if (!person) return new Refusal('user_not_found');
  return {
    user: {
      id: ids.userId(person.id),
      team_id: TEAM.id,
      name: person.id,
      real_name: person.englishName,
      deleted: false,
      tz: person.zone,
      is_bot: false,
      is_restricted: false,
      is_ultra_restricted: false,
      locale: person.locale === 'zh' ? 'zh-CN' : 'en-US',
      profile: { display_name: person.name, real_name: person.englishName },
    },
  };
}
