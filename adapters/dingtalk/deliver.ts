import type { Outbound, OutboundAct, Outcome } from '../contract.ts';
import { updateCard } from './card-calls.ts';
import { credentialsOf } from './credentials.ts';
import { type Fault, outcomeOf } from './errors.ts';
import { faceOf } from './face.ts';
import { deliverFile } from './file.ts';
import { PLAIN_PREFIX, recallGroupMessage } from './message-calls.ts';
import { placeOf, placeOfHandle } from './places.ts';
import { type PostContext, post } from './post.ts';
import { type ReplyHandle, readHandle } from './reply-handle.ts';
import { replyBySession } from './session.ts';

/** One attempt at what the outbox holds; every answer of the vendor or the network becomes an outcome. */
export async function deliver(context: PostContext, outbound: Outbound): Promise<Outcome> {
  const { act } = outbound;
  switch (act.kind) {
    case 'post':
      return deliverPost(context, outbound, act);
    case 'update':
      return deliverUpdate(context, outbound, act);
    case 'retire':
      return deliverRetire(context, outbound, act);
    case 'file': {
      const place = fileTarget(act);
      return place === null ? NOBODY : deliverFile(context, place, act);
    }
  }
}

const NOBODY: Outcome = { kind: 'gone', what: 'person', detail: 'cannot be written to alone: no staff id' };
const NO_HOME: Outcome = { kind: 'refused', code: 'no_home', detail: 'DingTalk has no home view' };
const NO_HANDLE: Outcome = { kind: 'gone', what: 'handle', detail: 'not a reply handle of DingTalk' };

async function deliverPost(
  context: PostContext,
  outbound: Outbound,
  act: Extract<OutboundAct, { kind: 'post' }>,
): Promise<Outcome> {
  const { to, card } = act;
  if (to.kind === 'home') return NO_HOME;
  if (to.kind === 'reply') {
    const handle = readHandle(to.handle);
    return handle === null ? NO_HANDLE : reply(context, outbound, handle, act);
  }
  const place = placeOf(to);
  return place === null ? NOBODY : post(context, { ...attempt(outbound), place, card });
}

function attempt(outbound: Outbound) {
  return {
    id: outbound.id,
    corp: outbound.workspace,
    ...(outbound.firstAttemptAt === undefined ? {} : { firstAttemptAt: outbound.firstAttemptAt }),
    ...(outbound.unclear === undefined ? {} : { unclear: outbound.unclear }),
  };
}

/** Cards reach members better than the session does; the session serves those without a staff id. */
async function reply(
  context: PostContext,
  outbound: Outbound,
  handle: ReplyHandle,
  act: Extract<OutboundAct, { kind: 'post' }>,
): Promise<Outcome> {
  const place = placeOfHandle(handle);
  if (place === null) return replyBySession(context, handle, act.card);
  const outcome = await post(context, { ...attempt(outbound), place, card: act.card });
  const mayUseSession = outcome.kind === 'auth' && handle.conversationType === '1';
  return mayUseSession ? replyBySession(context, handle, act.card) : outcome;
}

async function deliverUpdate(
  context: PostContext,
  outbound: Outbound,
  act: Extract<OutboundAct, { kind: 'update' | 'retire' }>,
): Promise<Outcome> {
  const { message, card } = act;
  if (message.id.startsWith(PLAIN_PREFIX)) {
    return { kind: 'gone', what: 'message', detail: 'a plain message cannot be changed' };
  }
  const face = faceOf(card);
  const updated = await updateCard(context.client, credentialsOf(context.connection), message.id, face);
  if (updated.ok) return { kind: 'sent', message, losses: face.losses };
  return raced(updated.fault, outbound) ?? outcomeOf(updated.fault);
}

/** A card becomes its short line; a plain message, which cannot be changed, is taken back. */
async function deliverRetire(
  context: PostContext,
  outbound: Outbound,
  act: Extract<OutboundAct, { kind: 'retire' }>,
): Promise<Outcome> {
  const { message } = act;
  if (!message.id.startsWith(PLAIN_PREFIX)) return deliverUpdate(context, outbound, act);
  const { robotCode } = credentialsOf(context.connection);
  const recalled = await recallGroupMessage(context.client, robotCode, message);
  if (recalled.ok) return { kind: 'sent', message };
  const outcome = outcomeOf(recalled.fault);
  // Taking back twice does no harm, and what can no longer be taken back stays what it is: a dated message.
  if (outcome.kind === 'unclear') return { ...outcome, kind: 'transient' };
  return outcome.kind === 'refused' ? { kind: 'gone', what: 'message', detail: outcome.detail } : outcome;
}

/** Shortly after its creation a card may not be found yet: the first miss is tried once more. */
function raced(fault: Fault, outbound: Outbound): Outcome | null {
  return fault.class === 'card_missing' && outbound.firstAttemptAt === undefined
    ? { kind: 'transient', detail: fault.detail, retryAfterMs: 1_000 }
    : null;
}

function fileTarget(act: Extract<OutboundAct, { kind: 'file' }>) {
  if (act.to.kind === 'home') return null;
  if (act.to.kind !== 'reply') return placeOf(act.to);
  const handle = readHandle(act.to.handle);
  return handle === null ? null : placeOfHandle(handle);
}
