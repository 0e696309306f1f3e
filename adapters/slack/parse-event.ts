import type { FileRef, Inbound, InboundEvent, InboundPerson } from '../contract.ts';
import { botOf } from './interest.ts';
import { RESPONSE_URL_MS } from './limits.ts';
import { channelId, type EventPayload, eventPerson, type InnerEvent } from './payloads.ts';
import { mentionsUser, readText, startsWithWord } from './read-text.ts';
import { type ReplyHandle, toHandle } from './reply-handle.ts';
import { type ParseContext, room, type Turn } from './turn.ts';
import type { Origin } from './workspace.ts';

/** Turns an event into an inbound, or null where it means nothing to LinkStar. */
export function parseEvent(
  payload: EventPayload,
  origin: Origin,
  storedAt: number,
  context: ParseContext,
): Turn | null {
  const bot = botOf(payload) ?? context.botUserId;
  const { event } = payload;
  const read = readEvent(event, bot, context.commandWord);
  if (!read) return null;
  const id = event.type === 'channel_id_changed' ? event.old_channel_id : channelId(event);
  const thread = read.thread;
  const handle: ReplyHandle = { ...(id ? { channel: id } : {}), ...(thread ? { thread } : {}) };
  const at = payload.event_time ? payload.event_time * 1000 : storedAt;
  const person = read.person;
  const inbound: Inbound = {
    platform: 'slack',
    connectionId: context.connection.id,
    deliveryKey: context.deliveryKey,
    at: new Date(eventMs(event) ?? at),
    workspace: { id: origin.workspace },
    ...(id && read.inRoom ? { room: eventRoom(payload, id) } : {}),
    ...(person ? { person: withStanding(person, payload, origin) } : {}),
    ...(person && read.answerable
      ? { reply: { handle: toHandle(handle), until: new Date(at + RESPONSE_URL_MS) } }
      : {}),
    event: read.event,
  };
  return { inbound, handle, from: read.event.kind === 'home' ? 'home' : read.answerable ? 'chat' : 'none' };
}

interface ReadEvent {
  readonly event: InboundEvent;
  readonly person?: InboundPerson;
  readonly thread?: string;
  readonly inRoom: boolean;
  readonly answerable: boolean;
}

function readEvent(event: InnerEvent, bot: string | undefined, word: string): ReadEvent | null {
  const person = personOf(event);
  const aboutRoom = (read: InboundEvent): ReadEvent => ({ event: read, inRoom: true, answerable: false });
  switch (event.type) {
    case 'app_mention':
      return readLine(event, bot, 'mention');
    case 'message':
      return event.subtype === 'message_changed' ? readEdit(event, bot) : readMessage(event, bot, word);
    case 'app_home_opened':
      return person ? { event: { kind: 'home' }, person, inRoom: false, answerable: true } : null;
    case 'member_joined_channel':
      return aboutRoom({ kind: 'joined', ...(event.inviter ? { inviterId: event.inviter } : {}) });
    case 'member_left_channel':
    case 'channel_left':
    case 'group_left':
      return aboutRoom({ kind: 'left', reason: 'removed' });
    case 'channel_archive':
    case 'group_archive':
      return aboutRoom({ kind: 'left', reason: 'archived' });
    case 'channel_deleted':
    case 'group_deleted':
      return aboutRoom({ kind: 'left', reason: 'disbanded' });
    case 'channel_id_changed':
      return aboutRoom({
        kind: 'room_changed',
        ...(event.new_channel_id ? { newId: event.new_channel_id } : {}),
      });
    case 'channel_rename':
    case 'group_rename':
    case 'channel_unarchive':
    case 'group_unarchive':
    case 'channel_shared':
    case 'channel_unshared':
      return aboutRoom({ kind: 'room_changed' });
    case 'app_uninstalled':
    case 'tokens_revoked':
      return { event: { kind: 'uninstalled' }, inRoom: false, answerable: false };
    case 'user_change':
    case 'team_join':
      return person ? { event: { kind: 'person_changed' }, person, inRoom: false, answerable: false } : null;
    default:
      return null;
  }
}

function readMessage(event: InnerEvent, bot: string | undefined, word: string): ReadEvent | null {
  const text = event.text ?? '';
  if (startsWithWord(text, word)) return readLine(event, bot, 'word');
  if (event.channel_type === 'im') return readLine(event, bot, 'direct');
  if (mentionsUser(text, bot)) return readLine(event, bot, 'mention');
  const room = channelId(event);
  const person = personOf(event);
  const thread = event.thread_ts;
  if (!room || !person || !event.ts || !thread) return null;
  return {
    event: {
      kind: 'thread_reply',
      ...readText(text, bot),
      message: { room, id: event.ts, thread },
      edited: false,
      ...files(event.files),
    },
    person,
    thread,
    inRoom: true,
    answerable: true,
  };
}

function readLine(
  event: InnerEvent,
  bot: string | undefined,
  trigger: 'mention' | 'word' | 'direct',
): ReadEvent | null {
  const room = channelId(event);
  const person = personOf(event);
  if (!room || !person || !event.ts) return null;
  const thread = event.thread_ts && event.thread_ts !== event.ts ? event.thread_ts : undefined;
  return {
    event: {
      kind: 'command',
      trigger,
      ...readText(event.text ?? '', bot),
      message: { room, id: event.ts, ...(thread ? { thread } : {}) },
      ...files(event.files),
    },
    person,
    ...(thread ? { thread } : {}),
    inRoom: true,
    answerable: true,
  };
}

function readEdit(event: InnerEvent, bot: string | undefined): ReadEvent | null {
  const room = channelId(event);
  const { message } = event;
  if (!room || !message?.user || !message.ts || !message.thread_ts) return null;
  return {
    event: {
      kind: 'thread_reply',
      ...readText(message.text ?? '', bot),
      message: { room, id: message.ts, thread: message.thread_ts },
      edited: true,
      ...files(message.files),
    },
    person: { userId: message.user },
    thread: message.thread_ts,
    inRoom: true,
    answerable: true,
  };
}

function files(list: InnerEvent['files']): { files?: readonly FileRef[] } {
  if (!list?.length) return {};
  return {
    files: list.map((file) => ({
      ref: file.id,
      name: file.name ?? file.title ?? file.id,
      ...(typeof file.size === 'number' ? { size: file.size } : {}),
    })),
  };
}

function personOf(event: InnerEvent): InboundPerson | undefined {
  const user = eventPerson(event);
  if (!user) return undefined;
  const name = user.profile?.display_name || user.profile?.real_name || user.real_name;
  const locale = user.locale ? (user.locale.startsWith('zh') ? 'zh' : 'en') : undefined;
  return {
    userId: user.id,
    ...(name ? { name } : {}),
    ...(user.name ? { handle: user.name } : {}),
    ...(locale ? { locale } : {}),
    ...(user.tz ? { zone: user.tz } : {}),
  };
}

function withStanding(person: InboundPerson, payload: EventPayload, origin: Origin): InboundPerson {
  const home = payload.event.user_team ?? payload.event.team;
  const foreign = home && origin.team && !origin.enterprise && home !== origin.team;
  return foreign ? { ...person, standing: 'foreign' } : person;
}

function eventRoom(payload: EventPayload, id: string): NonNullable<Inbound['room']> {
  const { channel } = payload.event;
  const name =
    typeof channel === 'object' && channel !== null && 'name' in channel && typeof channel.name === 'string'
      ? channel.name
      : undefined;
  const external = externalOf(payload);
  return { ...room(id, name), ...(external === undefined ? {} : { external }) };
}

// The envelope speaks of the channel at the event's time; the two sharing events say it themselves.
function externalOf({ event, is_ext_shared_channel: envelope }: EventPayload): boolean | undefined {
  if (event.type === 'channel_shared') return true;
  if (event.type === 'channel_unshared' && typeof event.is_ext_shared === 'boolean')
    return event.is_ext_shared;
  return envelope ?? undefined;
}

function eventMs(event: InnerEvent): number | undefined {
  const value = Number(event.event_ts ?? event.ts);
  return Number.isFinite(value) && value > 0 ? Math.floor(value * 1000) : undefined;
}
