import type { Accepted, AdapterServices, Delivery, HookAnswer, HookRequest } from '../contract.ts';
import type { BotIdentity } from './bot.ts';
import { startsWithSlash, takeSlash } from './command.ts';
import type { LarkConnection } from './credentials.ts';
import { type Envelope, readEnvelope } from './envelope.ts';
import { ANSWER_BUDGET_MS } from './limits.ts';
import { messageEvent, READABLE, readMessage, threadRoot } from './message.ts';
import { pressEvent, readPress } from './press.ts';
import { openRequest } from './verify.ts';

/** Opening the direct chat is told each time and is not among them: Lark has no view of its own to fill then. */
const ROOM_AND_LIFE = new Set([
  'im.chat.member.bot.added_v1',
  'im.chat.member.bot.deleted_v1',
  'im.chat.disbanded_v1',
  'im.chat.updated_v1',
  'application.bot.menu_v6',
  'contact.user.updated_v3',
  'app_uninstalled',
]);

const RECEIVED: HookAnswer = { status: 200, body: '' };

type Interest = AdapterServices['interest'];

/** Verifies a request and names its delivery; what nobody asked for is answered here and leaves no row. */
export async function accept(
  request: HookRequest,
  connection: LarkConnection,
  now: Date,
  interest: Interest,
  bot: BotIdentity,
): Promise<Accepted> {
  const opened = openRequest(request, connection.credentials, now);
  if (!opened.ok) return { kind: 'refused', status: opened.status, reason: opened.reason };
  const { json } = opened;
  if (json.type === 'url_verification') {
    return typeof json.challenge === 'string'
      ? answered(JSON.stringify({ challenge: json.challenge }))
      : { kind: 'refused', status: 400, reason: 'challenge without a challenge' };
  }
  return acceptEvent(json, connection, interest, bot);
}

/** Names the delivery of an event whose origin is already proven (a verified request, the long connection). */
export async function acceptEvent(
  json: Readonly<Record<string, unknown>>,
  connection: LarkConnection,
  interest: Interest,
  bot: BotIdentity,
): Promise<Accepted> {
  const envelope = readEnvelope(json);
  if (!envelope) return { kind: 'refused', status: 400, reason: 'not an event envelope' };
  if (envelope.appId !== null && envelope.appId !== connection.credentials.appId) {
    return { kind: 'refused', status: 403, reason: 'event of another app' };
  }
  const body = withoutSecrets(json);
  if (envelope.type === 'card.action.trigger') return acceptPress(envelope, body);
  if (envelope.type === 'im.message.receive_v1') {
    return acceptMessage(envelope, body, connection, interest, bot);
  }
  if (!ROOM_AND_LIFE.has(envelope.type)) return answered('');
  return envelope.tenant === null ? unreadable(envelope.type) : event(envelope.id, body);
}

function acceptPress(envelope: Envelope, body: string): Accepted {
  const parsed = pressEvent.safeParse(envelope.event);
  if (!parsed.success || envelope.tenant === null) return unreadable(envelope.type);
  return readPress(parsed.data) ? { kind: 'delivery', delivery: row(envelope.id, body) } : answered('{}');
}

async function acceptMessage(
  envelope: Envelope,
  body: string,
  connection: LarkConnection,
  interest: Interest,
  bot: BotIdentity,
): Promise<Accepted> {
  const parsed = messageEvent.safeParse(envelope.event);
  if (!parsed.success || envelope.tenant === null) return unreadable(envelope.type);
  const { sender, message } = parsed.data;
  if (sender.sender_type !== 'user' || !READABLE.has(message.message_type)) return answered('');
  const accepted = event(message.message_id, body);
  if (message.chat_type === 'p2p') return accepted;
  const mentions = message.mentions ?? [];
  const botId = bot.known(connection);
  // Whose mention it is can only be told by the bot's own id, which `dispatch` fetches where it is not known yet.
  if (mentions.length > 0 && botId === null) return accepted;
  const said = readMessage(message, botId);
  if (said.toBot) return accepted;
  if (startsWithSlash(said.text)) {
    const word = await interest.commandWord(connection.id, envelope.tenant);
    if (takeSlash(said.text, word, false).slash) return accepted;
  }
  const thread = threadRoot(message);
  const linked =
    thread !== null && (await interest.threadLinked(connection.id, envelope.tenant, message.chat_id, thread));
  return linked ? accepted : answered('');
}

/** What is kept of an event: all but the verification token and the token that would allow to change the card. */
function withoutSecrets(json: Readonly<Record<string, unknown>>): string {
  const bare = (part: unknown) =>
    part !== null && typeof part === 'object' && 'token' in part ? { ...part, token: undefined } : part;
  return JSON.stringify({ ...json, token: undefined, header: bare(json.header), event: bare(json.event) });
}

/** Lark reads nothing from the answer to an event; only a press waits for what its work has to say. */
function event(key: string, body: string): Accepted {
  return { kind: 'delivery', delivery: { ...row(key, body), ack: RECEIVED } };
}

function row(key: string, body: string): Delivery {
  return { key, body, budgetMs: ANSWER_BUDGET_MS };
}

function answered(body: string): Accepted {
  return {
    kind: 'answered',
    answer: { status: 200, ...(body === '' ? {} : { headers: JSON_HEADERS }), body },
  };
}

function unreadable(type: string): Accepted {
  return { kind: 'refused', status: 400, reason: `${type} cannot be read` };
}

/** Headers of every answer that has a body. */
export const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8' } as const;
