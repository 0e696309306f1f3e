import type { Context } from './context.ts';
import { channelId, type EventPayload, eventPerson, type InnerEvent } from './payloads.ts';
import { mayCallByWord, mentionsUser, startsWithWord } from './read-text.ts';
import type { Origin } from './workspace.ts';

/** Events that always become an inbound, whatever they hold. */
const ALWAYS = new Set([
  'channel_archive',
  'group_archive',
  'channel_unarchive',
  'group_unarchive',
  'channel_deleted',
  'group_deleted',
  'channel_rename',
  'group_rename',
  'channel_id_changed',
  'channel_shared',
  'channel_unshared',
  'channel_left',
  'group_left',
  'app_uninstalled',
  'user_change',
  'team_join',
]);

/** The bot's user id in the workspace that the event is delivered to. */
export function botOf(payload: EventPayload): string | undefined {
  const authorization = payload.authorizations?.[0];
  return authorization?.is_bot === true ? (authorization.user_id ?? undefined) : undefined;
}

/** Whether an event is to become a durable row; everything else is answered and forgotten. At once where the event tells. */
export function eventConcernsUs(
  payload: EventPayload,
  origin: Origin,
  context: Context,
): boolean | Promise<boolean> {
  const { event } = payload;
  if (ALWAYS.has(event.type)) return true;
  switch (event.type) {
    case 'app_mention':
      return !event.bot_id && channelId(event) !== undefined && eventPerson(event) !== undefined;
    case 'message':
      return messageConcernsUs(payload, origin, context);
    case 'app_home_opened':
      return event.tab === 'home';
    case 'member_joined_channel':
    case 'member_left_channel':
      return botUser(payload, origin, context).then((bot) => eventPerson(event)?.id === bot);
    case 'tokens_revoked':
      return (event.tokens?.bot?.length ?? 0) > 0;
    default:
      return false;
  }
}

async function messageConcernsUs(payload: EventPayload, origin: Origin, context: Context): Promise<boolean> {
  const { event } = payload;
  const room = channelId(event);
  if (room === undefined || event.bot_id) return false;
  if (event.subtype === 'message_changed') return editConcernsUs(payload, origin, context, room);
  if (event.subtype !== undefined && !['file_share', 'thread_broadcast'].includes(event.subtype))
    return false;
  const bot = await botUser(payload, origin, context);
  const author = eventPerson(event)?.id;
  if (author === undefined || author === bot) return false;
  const text = event.text ?? '';
  if (event.channel_type === 'im') return text.trim() !== '' || (event.files?.length ?? 0) > 0;
  // The same line comes as app_mention as well; only a dropped file is worth the second copy.
  if (mentionsUser(text, bot)) return event.subtype === 'file_share';
  if (await callsByWord(text, origin, context)) return true;
  return threadLinked(origin, context, room, event.thread_ts, event.ts);
}

// Slack also "changes" a message when it unfurls a link; only a person's edit has other text and an editor.
async function editConcernsUs(
  payload: EventPayload,
  origin: Origin,
  context: Context,
  room: string,
): Promise<boolean> {
  const { message, previous_message: before, channel_type: channelType } = payload.event;
  if (channelType === 'im' || !message || message.bot_id || !message.user || !message.edited) return false;
  if (message.subtype !== undefined && message.subtype !== 'file_share') return false;
  const text = message.text ?? '';
  if (text === (before?.text ?? '')) return false;
  const bot = await botUser(payload, origin, context);
  if (message.user === bot || mentionsUser(text, bot)) return false;
  if (await callsByWord(text, origin, context)) return false;
  return threadLinked(origin, context, room, message.thread_ts, message.ts);
}

// Most lines of a channel begin otherwise, and need no look into the store.
async function callsByWord(
  text: string,
  origin: Origin,
  { connection, services }: Context,
): Promise<boolean> {
  if (!mayCallByWord(text)) return false;
  return startsWithWord(text, await services.interest.commandWord(connection.id, origin.workspace));
}

async function threadLinked(
  origin: Origin,
  { connection, services }: Context,
  room: string,
  thread: string | null | undefined,
  ts: string | undefined,
): Promise<boolean> {
  if (!thread || thread === ts) return false;
  return services.interest.threadLinked(connection.id, origin.workspace, room, thread);
}

async function botUser(
  payload: EventPayload,
  origin: Origin,
  { connection, installations }: Context,
): Promise<string | undefined> {
  return botOf(payload) ?? (await installations.find(connection, origin.workspace))?.botUserId;
}

/** The second key of a line that calls the bot: Slack sends it once as a mention and once as a message. */
export function mentionKey(payload: EventPayload, origin: Origin): string | undefined {
  const { event } = payload;
  const mention =
    event.type === 'app_mention' ||
    (event.type === 'message' && event.subtype !== 'message_changed' && isCall(event, payload));
  const room = channelId(event);
  return mention && room && event.ts ? `msg:${origin.workspace}:${room}:${event.ts}` : undefined;
}

function isCall(event: InnerEvent, payload: EventPayload): boolean {
  return mentionsUser(event.text ?? '', botOf(payload)) && event.channel_type !== 'im';
}
