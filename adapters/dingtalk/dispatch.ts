import { createHash, randomBytes } from 'node:crypto';
import type { MintedCard } from '../../cards/model.ts';
import type { Answer, Connection, Delivery, Desk, HookAnswer, Outcome } from '../contract.ts';
import { jsonAnswer, SILENT } from './admit.ts';
import { inOwnChat, pressInbound } from './card-callback.ts';
import { changedParams } from './card-calls.ts';
import { credentialsOf } from './credentials.ts';
import { type Envelope, envelope } from './envelope.ts';
import { json } from './errors.ts';
import { eventKeys, eventReply } from './event-crypto.ts';
import { faceOf, isStaffId } from './face.ts';
import { robotInbound } from './parse-robot.ts';
import type { Place } from './places.ts';
import { eventInbounds } from './platform-event.ts';
import { type PostContext, post } from './post.ts';
import { noticeCard, tipsOf, webhookMarkdown } from './render.ts';
import { keylessMessage, replyBySession } from './session.ts';
import { within } from './within.ts';

/** How long an answer may wait for a card of its own, in milliseconds after the desk has spoken. */
const GRACE = { robot: 1_500, card: 500 } as const;

/** Reads a stored delivery, lets the desk work, and turns its answer into what DingTalk expects. */
export async function dispatch(context: PostContext, delivery: Delivery, desk: Desk): Promise<HookAnswer> {
  const parsed = envelope.safeParse(json(delivery.body));
  if (!parsed.success) return { status: 400, body: '' };
  const came = parsed.data;
  switch (came.kind) {
    case 'robot':
      return dispatchRobot(context, came, delivery.key, desk);
    case 'card':
      return dispatchCard(context, came, delivery.key, desk);
    case 'event':
      return dispatchEvent(context.connection, came, delivery.key, desk);
  }
}

async function dispatchEvent(
  connection: Connection,
  came: Extract<Envelope, { kind: 'event' }>,
  key: string,
  desk: Desk,
): Promise<HookAnswer> {
  for (const inbound of eventInbounds(came.event, came.corp, connection, key, new Date(came.at))) {
    await desk(inbound);
  }
  if (came.seal === undefined) return { status: 200, body: '' };
  const { eventToken, eventAesKey } = credentialsOf(connection);
  const { timestamp, nonce, owner, token } = came.seal;
  const keys = eventKeys(eventToken, eventAesKey).find((candidate) => candidate.token === token);
  if (keys === undefined) return { status: 200, body: '' };
  return jsonAnswer(eventReply(keys, owner, timestamp, nonce, randomBytes(16)));
}

async function dispatchRobot(
  context: PostContext,
  came: Extract<Envelope, { kind: 'robot' }>,
  key: string,
  desk: Desk,
): Promise<HookAnswer> {
  const inbound = robotInbound(came.message, came.corp, context.connection, key);
  // Nobody without a staff id can be written to in any other way.
  const carries = isStaffId(inbound.person?.userId ?? '') ? [] : (['private', 'toast'] as const);
  const card = cardOf(await desk({ ...inbound, carries }));
  if (card === null) return SILENT;
  const { conversationType, conversationId } = came.message;
  const direct = conversationType === '1';
  const userId = inbound.person?.userId ?? '';
  // The body of the answer is the only way that costs no call; in a group everybody would read it.
  if (came.via === 'http' && direct && faceOf(card).buttons.length === 0)
    return jsonAnswer(webhookMarkdown(card));
  if (!isStaffId(userId)) {
    if (came.via === 'http') return jsonAnswer(keylessMessage(card, conversationType));
    const { sessionWebhook } = came.message;
    const handle = { conversationId, conversationType, ...(sessionWebhook ? { sessionWebhook } : {}) };
    await within(GRACE.robot, told(context, replyBySession(context, handle, card)));
    return SILENT;
  }
  const place: Place = direct
    ? { kind: 'person', userId }
    : { kind: 'group', conversation: conversationId, only: userId };
  const posted = post(context, { id: answerId(key), corp: came.corp, place, card });
  const outcome = await within(GRACE.robot, told(context, posted));
  const mayFallBack = came.via === 'http' && direct && outcome !== null && outcome.kind !== 'sent';
  return mayFallBack ? jsonAnswer(webhookMarkdown(card)) : SILENT;
}

/** The card that an answer to a message comes to, or null when there is nothing to say now. */
function cardOf(answer: Answer): MintedCard | null {
  switch (answer.kind) {
    case 'none':
    case 'later':
      return null;
    case 'private':
    case 'form':
      return answer.card;
    case 'toast':
      return noticeCard(answer.text, answer.tone === 'success' ? 'info' : answer.tone, 'zh');
    case 'form_errors':
      return answer.card ?? noticeCard(Object.values(answer.errors).join(' · '), 'error', 'zh');
    case 'form_done':
      return answer.text === undefined ? null : noticeCard(answer.text, 'info', 'zh');
  }
}

/**
 * A press. A changed card travels in the answer itself. What is for the presser alone stands in the tips of their
 * own chat's card, in the private tips of an operator's template, else in a card that only they see.
 */
async function dispatchCard(
  context: PostContext,
  came: Extract<Envelope, { kind: 'card' }>,
  key: string,
  desk: Desk,
): Promise<HookAnswer> {
  const { connection } = context;
  const inbound = pressInbound(came.callback, came.corp, connection, key, new Date(came.at));
  const credentials = credentialsOf(connection);
  const own = inOwnChat(came.callback);
  // Only the presser's own chat, and an operator's template, have a place for a word that others do not see.
  const carries = own || credentials.cardTemplateId !== undefined ? (['toast'] as const) : [];
  const answer = await desk({ ...inbound, carries });
  if (answer.kind === 'none' || answer.kind === 'later') return jsonAnswer({});
  if (answer.kind === 'toast') {
    const tips = tipsOf(answer.text);
    const alone = own || credentials.cardTemplateId !== undefined;
    const shown = alone || (answer.tone === 'success' && answer.card !== undefined);
    if (!shown) await alongside(context, came, key, cardOf(answer));
    return jsonAnswer({
      cardUpdateOptions: { updateCardDataByKey: true, updatePrivateDataByKey: true },
      ...(answer.card !== undefined
        ? { cardData: { cardParamMap: changedParams(credentials, faceOf(answer.card), own ? tips : '') } }
        : own
          ? { cardData: { cardParamMap: { tips } } }
          : {}),
      ...(own ? {} : { userPrivateData: { cardParamMap: { tips } } }),
    });
  }
  await alongside(context, came, key, cardOf(answer));
  return jsonAnswer({});
}

/** Says a card to the presser alone, beside the answer: in the group it came from, or in their own chat. */
async function alongside(
  context: PostContext,
  came: Extract<Envelope, { kind: 'card' }>,
  key: string,
  card: MintedCard | null,
): Promise<void> {
  if (card === null) return;
  const { userId, spaceId } = came.callback;
  const place: Place =
    inOwnChat(came.callback) || !spaceId
      ? { kind: 'person', userId }
      : { kind: 'group', conversation: spaceId, only: userId };
  const posted = post(context, { id: answerId(key), corp: came.corp, place, card });
  await within(GRACE.card, told(context, posted));
}

/** The same for the same delivery, so that a repeated dispatch says nothing twice. */
function answerId(key: string): string {
  return `answer-${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
}

/** An answer that did not get through is told to the operator: no outbox row stands behind it. */
async function told(context: PostContext, outcome: Promise<Outcome>): Promise<Outcome> {
  const became = await outcome.catch(
    (cause: unknown): Outcome => ({ kind: 'unclear', detail: String(cause) }),
  );
  if (became.kind !== 'sent') {
    context.services.log.warn(
      { connection: context.connection.id, outcome: became },
      'a private answer did not arrive',
    );
  }
  return became;
}
