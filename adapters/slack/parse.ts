import type { Inbound, InboundEvent, InboundPerson } from '../contract.ts';
import { unpackFormContext } from './form-context.ts';
import { RESPONSE_URL_MS } from './limits.ts';
import { parseEvent } from './parse-event.ts';
import {
  type BlockActionsPayload,
  type CommandPayload,
  commandSchema,
  type EventPayload,
  eventSchema,
  type InteractionPayload,
  interactionSchema,
  type ShortcutPayload,
  type ViewSubmissionPayload,
} from './payloads.ts';
import { loadingViewId, pressKind } from './press.ts';
import { readText } from './read-text.ts';
import { type ReplyHandle, toHandle } from './reply-handle.ts';
import type { StoredBody } from './stored-body.ts';
import { type ParseContext, room, type Turn } from './turn.ts';
import { readValues } from './values.ts';
import { commandOrigin, eventOrigin, interactionOrigin, type Origin } from './workspace.ts';

/** A stored payload, read; `origin` says for which workspace. */
export type ReadPayload =
  | {
      readonly kind: 'command';
      readonly origin: Origin;
      readonly at: number;
      readonly payload: CommandPayload;
    }
  | {
      readonly kind: 'interaction';
      readonly origin: Origin;
      readonly at: number;
      readonly payload: InteractionPayload;
    }
  | { readonly kind: 'event'; readonly origin: Origin; readonly at: number; readonly payload: EventPayload };

/** Reads a stored payload; null where it names no workspace. Throws on what `accept` would have refused. */
export function readStored({ kind, at, body }: StoredBody): ReadPayload | null {
  switch (kind) {
    case 'command': {
      const payload = commandSchema.parse(body);
      const origin = commandOrigin(payload);
      return origin && { kind, at, payload, origin };
    }
    case 'interaction': {
      const payload = interactionSchema.parse(body);
      const origin = interactionOrigin(payload);
      return origin && { kind, at, payload, origin };
    }
    case 'event': {
      const payload = eventSchema.parse(body);
      const origin = eventOrigin(payload);
      return origin && { kind, at, payload, origin };
    }
  }
}

/** Turns a read payload into an inbound, or null where it means nothing to LinkStar. */
export function toTurn(read: ReadPayload, context: ParseContext): Turn | null {
  const { kind, origin, at, payload } = read;
  if (kind === 'command') return parseCommand(payload, origin, at, context);
  if (kind === 'event') return parseEvent(payload, origin, at, context);
  if (payload.type === 'block_actions') return parsePress(payload, origin, at, context);
  if (payload.type === 'view_submission') return parseSubmission(payload, origin, at, context);
  return parseShortcut(payload, origin, at, context);
}

interface Shared {
  readonly origin: Origin;
  readonly at: number;
  readonly context: ParseContext;
  readonly person: InboundPerson;
  readonly channel?: { readonly id: string; readonly name?: string | undefined };
  readonly handle: ReplyHandle;
}

function inbound(shared: Shared, event: InboundEvent): Inbound {
  const { origin, at, context, person, channel, handle } = shared;
  return {
    platform: 'slack',
    connectionId: context.connection.id,
    deliveryKey: context.deliveryKey,
    at: new Date(at),
    workspace: { id: origin.workspace, ...(origin.name ? { name: origin.name } : {}) },
    ...(channel ? { room: room(channel.id, channel.name) } : {}),
    person,
    reply: { handle: toHandle(handle), until: new Date(at + RESPONSE_URL_MS) },
    event,
  };
}

function parseCommand(command: CommandPayload, origin: Origin, at: number, context: ParseContext): Turn {
  const handle: ReplyHandle = { ...responseUrl(command.response_url, at), channel: command.channel_id };
  const person: InboundPerson = {
    userId: command.user_id,
    ...(command.user_name ? { handle: command.user_name } : {}),
  };
  const channel = { id: command.channel_id, name: command.channel_name };
  const read = readText(command.text, context.botUserId);
  const shared = { origin, at, context, person, channel, handle };
  return {
    inbound: inbound(shared, { kind: 'command', trigger: 'slash', ...read }),
    triggerId: command.trigger_id,
    handle,
    from: 'command',
  };
}

function parsePress(
  payload: BlockActionsPayload,
  origin: Origin,
  at: number,
  context: ParseContext,
): Turn | null {
  const action = payload.actions.find((a) => pressKind(a.action_id, a.value) !== null);
  const wants = action && pressKind(action.action_id, action.value);
  if (!action?.value || !wants) return null;
  const { container } = payload;
  const channelId = container.channel_id ?? payload.channel?.id;
  const ts = container.message_ts ?? payload.message?.ts;
  const thread = payload.message?.thread_ts ?? container.thread_ts;
  const inView = container.type === 'view';
  const form = inView ? unpackFormContext(payload.view?.private_metadata) : null;
  const home = payload.view?.type === 'home';
  const chat = channelId ?? form?.channel;
  const inThread = thread ?? form?.thread;
  const handle: ReplyHandle = {
    ...responseUrl(payload.response_url, at),
    ...(chat ? { channel: chat } : {}),
    ...(inThread ? { thread: inThread } : {}),
    ...(inView && !home && payload.view ? { view: payload.view.id } : {}),
    ...(wants === 'form' && payload.trigger_id ? { viewExternalId: loadingViewId(payload.trigger_id) } : {}),
  };
  const values = readValues((payload.view?.state ?? payload.state)?.values);
  const message =
    channelId && ts ? { room: channelId, id: ts, ...(thread && thread !== ts ? { thread } : {}) } : undefined;
  const hasValues = Object.keys(values).length > 0;
  const event: InboundEvent =
    wants === 'submit'
      ? { kind: 'submit', token: action.value, values }
      : {
          kind: 'press',
          tokens: [action.value],
          ...(message ? { message } : {}),
          ...(hasValues ? { values } : {}),
        };
  const channel = chat ? { id: chat, name: payload.channel?.name } : undefined;
  const shared: Shared = {
    origin,
    at: seconds(action.action_ts) ?? at,
    context,
    person: personOf(payload, origin),
    handle,
    ...(channel ? { channel } : {}),
  };
  const from = inView ? (home ? 'home' : 'modal') : container.is_ephemeral ? 'ephemeral' : 'message';
  return {
    inbound: inbound(shared, event),
    handle,
    from,
    opensForm: wants === 'form',
    growsForm: wants === 'more',
    ...(payload.trigger_id ? { triggerId: payload.trigger_id } : {}),
  };
}

function parseSubmission(
  payload: ViewSubmissionPayload,
  origin: Origin,
  at: number,
  context: ParseContext,
): Turn | null {
  const form = unpackFormContext(payload.view.private_metadata);
  if (!form) return null;
  const handle: ReplyHandle = {
    view: payload.view.id,
    ...(form.channel ? { channel: form.channel } : {}),
    ...(form.thread ? { thread: form.thread } : {}),
  };
  const values = payload.view.state?.values ?? {};
  const shared: Shared = {
    origin,
    at,
    context,
    person: personOf(payload, origin),
    handle,
    ...(form.channel ? { channel: { id: form.channel } } : {}),
  };
  return {
    inbound: inbound(shared, { kind: 'submit', token: form.token, values: readValues(values) }),
    handle,
    from: 'submission',
    inputs: Object.keys(values),
    ...(payload.trigger_id ? { triggerId: payload.trigger_id } : {}),
  };
}

function parseShortcut(payload: ShortcutPayload, origin: Origin, at: number, context: ParseContext): Turn {
  const onMessage = payload.type === 'message_action' ? payload : null;
  const ts = onMessage?.message.ts ?? onMessage?.message_ts;
  const thread = onMessage?.message.thread_ts;
  const handle: ReplyHandle = onMessage
    ? {
        ...responseUrl(onMessage.response_url, at),
        channel: onMessage.channel.id,
        ...(thread ? { thread } : {}),
      }
    : {};
  const shared: Shared = {
    origin,
    at: seconds(payload.action_ts) ?? at,
    context,
    person: personOf(payload, origin),
    handle,
    ...(onMessage ? { channel: onMessage.channel } : {}),
  };
  const source =
    onMessage && ts
      ? {
          message: {
            room: onMessage.channel.id,
            id: ts,
            ...(thread && thread !== ts ? { thread } : {}),
          },
          text: readText(onMessage.message.text ?? '', context.botUserId).text,
          ...(onMessage.message.user ? { authorId: onMessage.message.user } : {}),
        }
      : undefined;
  return {
    inbound: inbound(shared, { kind: 'shortcut', name: payload.callback_id, ...(source ? { source } : {}) }),
    handle,
    from: onMessage ? 'message' : 'chat',
    ...(payload.trigger_id ? { triggerId: payload.trigger_id } : {}),
  };
}

function responseUrl(url: string | undefined, at: number): Pick<ReplyHandle, 'url' | 'urlUntil'> {
  return url ? { url, urlUntil: at + RESPONSE_URL_MS } : {};
}

function seconds(ts: string | undefined): number | undefined {
  const value = Number(ts);
  return ts !== undefined && Number.isFinite(value) ? Math.floor(value * 1000) : undefined;
}

// Within an org, people of its other workspaces are colleagues, so only plain workspaces tell foreigners apart.
function personOf(
  payload: { user: BlockActionsPayload['user']; enterprise?: unknown },
  origin: Origin,
): InboundPerson {
  const { user } = payload;
  const foreign = user.team_id && origin.team && !origin.enterprise && user.team_id !== origin.team;
  const handle = user.username ?? user.name;
  return { userId: user.id, ...(handle ? { handle } : {}), ...(foreign ? { standing: 'foreign' } : {}) };
}
