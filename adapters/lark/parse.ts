import { z } from 'zod';
import type { Inbound, InboundEvent, InboundPerson, MessageRef } from '../contract.ts';
import { takeSlash } from './command.ts';
import { type Envelope, readInstant } from './envelope.ts';
import { messageEvent, READABLE, readMessage, threadRoot } from './message.ts';
import { pressEvent, readPress } from './press.ts';
import { knownZone } from './zone.ts';

/** What parsing needs from outside the payload. */
export interface ParseContext {
  readonly connectionId: string;
  readonly deliveryKey: string;
  /** Used where the vendor's own time cannot be read. */
  readonly now: Date;
  readonly botId: string | null;
  readonly commandWord: string;
  readonly threadLinked: (room: string, thread: string) => Promise<boolean>;
}

/** A reply handle is good for this long; Lark itself sets no end to direct messages. */
const HANDLE_MS = 7 * 24 * 3_600_000;

const operatorIds = z.looseObject({ open_id: z.string().optional() }).nullish();

const roomEvent = z.looseObject({
  chat_id: z.string().min(1),
  operator_id: operatorIds,
  external: z.boolean().optional(),
  operator_tenant_key: z.string().optional(),
  name: z.string().optional(),
  after_change: z.looseObject({ name: z.string().optional() }).nullish(),
});

const menuEvent = z.looseObject({
  operator: z.looseObject({ operator_name: z.string().optional(), operator_id: operatorIds }),
  event_key: z.string().min(1),
});

const userEvent = z.looseObject({
  object: z.looseObject({
    open_id: z.string().min(1),
    name: z.string().optional(),
    time_zone: z.string().optional(),
  }),
});

/** An event as the service knows it; null for what nobody asked for, which is answered with an empty 200. */
export async function parse(envelope: Envelope, context: ParseContext): Promise<Inbound | null> {
  switch (envelope.type) {
    case 'im.message.receive_v1':
      return parseMessage(envelope, context);
    case 'card.action.trigger':
      return parsePress(envelope, context);
    case 'im.chat.member.bot.added_v1':
      return parseRoom(envelope, context, (inviterId) => ({
        kind: 'joined',
        ...(inviterId ? { inviterId } : {}),
      }));
    case 'im.chat.member.bot.deleted_v1':
      return parseRoom(envelope, context, () => ({ kind: 'left', reason: 'removed' }));
    case 'im.chat.disbanded_v1':
      return parseRoom(envelope, context, () => ({ kind: 'left', reason: 'disbanded' }));
    case 'im.chat.updated_v1':
      return parseRoom(envelope, context, () => ({ kind: 'room_changed' }));
    case 'im.chat.access_event.bot_p2p_chat_entered_v1':
      return parseRoom(envelope, context, () => ({ kind: 'home' }), 'direct');
    case 'application.bot.menu_v6':
      return parseMenu(envelope, context);
    case 'contact.user.updated_v3':
      return parseUser(envelope, context);
    case 'app_uninstalled':
      return base(envelope, context, { kind: 'uninstalled' });
    default:
      return null;
  }
}

async function parseMessage(envelope: Envelope, context: ParseContext): Promise<Inbound | null> {
  const parsed = messageEvent.safeParse(envelope.event);
  if (!parsed.success) return null;
  const { sender, message } = parsed.data;
  const userId = sender.sender_id?.open_id;
  if (sender.sender_type !== 'user' || !userId || !READABLE.has(message.message_type)) return null;
  const direct = message.chat_type === 'p2p';
  const said = readMessage(message, context.botId);
  const addressed = direct || said.toBot;
  const called = takeSlash(said.text, context.commandWord, addressed);
  const root = threadRoot(message);
  const ref: MessageRef = {
    room: message.chat_id,
    id: message.message_id,
    ...(root ? { thread: root } : {}),
  };
  const files = said.files.length > 0 ? { files: said.files } : {};
  let event: InboundEvent;
  if (addressed || called.slash) {
    if (called.text === '' && said.files.length === 0 && direct && !called.slash) return null;
    const trigger = called.slash ? 'slash' : said.toBot ? 'mention' : 'direct';
    event = { kind: 'command', text: called.text, mentions: said.mentions, trigger, message: ref, ...files };
  } else if (root && (await context.threadLinked(message.chat_id, root))) {
    const { text, mentions } = said;
    event = { kind: 'thread_reply', text, mentions, message: ref, edited: false, ...files };
  } else {
    return null;
  }
  const standing = standingOf(sender.tenant_key, envelope.tenant);
  const locale = localeOf(message.user_agent);
  return {
    ...base(envelope, context, event),
    at: readInstant(message.create_time) ?? envelope.at ?? context.now,
    room: {
      id: message.chat_id,
      kind: direct ? 'direct' : 'group',
      ...(standing === 'foreign' ? { external: true } : {}),
    },
    person: { userId, standing, ...(locale ? { locale } : {}) },
    reply: reply(context, { chat: message.chat_id, messageId: message.message_id, openId: userId }),
  };
}

function parsePress(envelope: Envelope, context: ParseContext): Inbound | null {
  const parsed = pressEvent.safeParse(envelope.event);
  const press = parsed.success ? readPress(parsed.data) : null;
  if (!parsed.success || !press) return null;
  const { operator, action } = parsed.data;
  const zone = knownZone(action.timezone);
  const standing = standingOf(operator.tenant_key, envelope.tenant);
  const { message } = press;
  return {
    ...base(envelope, context, press.event),
    ...(message
      ? { room: { id: message.room, kind: press.direct ? ('direct' as const) : ('group' as const) } }
      : {}),
    person: { userId: operator.open_id, standing, ...(zone ? { zone } : {}) },
    reply: reply(context, {
      chat: message?.room ?? null,
      messageId: message?.id ?? null,
      openId: operator.open_id,
    }),
  };
}

function parseRoom(
  envelope: Envelope,
  context: ParseContext,
  event: (operator: string | undefined) => InboundEvent,
  kind: 'group' | 'direct' = 'group',
): Inbound | null {
  const parsed = roomEvent.safeParse(envelope.event);
  if (!parsed.success) return null;
  const { chat_id, operator_id, external, operator_tenant_key, name, after_change } = parsed.data;
  const userId = operator_id?.open_id;
  const called = after_change?.name ?? name;
  return {
    ...base(envelope, context, event(userId)),
    room: {
      id: chat_id,
      kind,
      ...(called ? { name: called } : {}),
      ...(external === undefined ? {} : { external }),
    },
    ...(userId ? { person: { userId, standing: standingOf(operator_tenant_key, envelope.tenant) } } : {}),
    ...(userId ? { reply: reply(context, { chat: chat_id, messageId: null, openId: userId }) } : {}),
  };
}

function parseMenu(envelope: Envelope, context: ParseContext): Inbound | null {
  const parsed = menuEvent.safeParse(envelope.event);
  const userId = parsed.success ? parsed.data.operator.operator_id?.open_id : undefined;
  if (!parsed.success || !userId) return null;
  const name = parsed.data.operator.operator_name;
  return {
    ...base(envelope, context, { kind: 'shortcut', name: parsed.data.event_key }),
    person: { userId, standing: 'full', ...(name ? { name } : {}) },
    reply: reply(context, { chat: null, messageId: null, openId: userId }),
  };
}

function parseUser(envelope: Envelope, context: ParseContext): Inbound | null {
  const parsed = userEvent.safeParse(envelope.event);
  if (!parsed.success) return null;
  const { open_id, name, time_zone } = parsed.data.object;
  const zone = knownZone(time_zone);
  const person: InboundPerson = { userId: open_id, ...(name ? { name } : {}), ...(zone ? { zone } : {}) };
  return { ...base(envelope, context, { kind: 'person_changed' }), person };
}

function base(envelope: Envelope, context: ParseContext, event: InboundEvent): Inbound {
  return {
    platform: 'lark',
    connectionId: context.connectionId,
    deliveryKey: context.deliveryKey,
    at: envelope.at ?? context.now,
    workspace: { id: envelope.tenant ?? '' },
    event,
  };
}

function reply(context: ParseContext, handle: Readonly<Record<string, unknown>>) {
  return { handle, until: new Date(context.now.getTime() + HANDLE_MS) };
}

function standingOf(tenant: string | undefined, own: string | null): 'full' | 'foreign' {
  return tenant !== undefined && own !== null && tenant !== own ? 'foreign' : 'full';
}

/** The client's language, where the app may see the user agent. */
function localeOf(agent: string | undefined): 'zh' | 'en' | null {
  const tag = /LarkLocale\/([a-z]{2})/i.exec(agent ?? '')?.[1]?.toLowerCase();
  return tag === 'zh' || tag === 'en' ? tag : null;
}
