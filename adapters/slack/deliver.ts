import { z } from 'zod';
import type { Loss, MintedCard } from '../../cards/model.ts';
import type { Installation, Outbound, OutboundAct, Outcome, Target } from '../contract.ts';
import type { Context } from './context.ts';
import { classify } from './errors.ts';
import { call, ephemeral, post, sayPrivately } from './private-word.ts';
import { lookForPost, metadataOf } from './reconcile.ts';
import { renderMessage } from './render.ts';
import { readHandle } from './reply-handle.ts';
import { uploadFile } from './upload.ts';
import { publishHome, showInView } from './views.ts';

/** One attempt at saying something on Slack. */
export async function deliverOutbound(outbound: Outbound, context: Context): Promise<Outcome> {
  const { connection, installations } = context;
  const installation = await installations.find(connection, outbound.workspace);
  if (!installation?.active || !installation.botToken) {
    return { kind: 'gone', what: 'installation', detail: 'the app is not installed in this workspace' };
  }
  const outcome = await attempt(outbound, context, installation);
  if (outcome.kind === 'auth' || (outcome.kind === 'gone' && outcome.what === 'installation')) {
    installations.forget(connection, outbound.workspace);
  }
  return outcome;
}

function attempt(outbound: Outbound, context: Context, installation: Installation): Promise<Outcome> {
  const { act } = outbound;
  switch (act.kind) {
    case 'post':
      return postCard(outbound, act.to, act.card, context, installation);
    case 'update':
    case 'retire':
      return updateCard(act, context, installation);
    case 'file':
      return postFile(outbound, act, context, installation);
  }
}

async function postCard(
  outbound: Outbound,
  to: Target,
  card: MintedCard,
  context: Context,
  installation: Installation,
): Promise<Outcome> {
  switch (to.kind) {
    case 'room':
      return postInto(outbound, to.room, to.thread, card, context, installation);
    case 'direct':
      return postInto(outbound, to.userId, undefined, card, context, installation);
    case 'home':
      return publishHome(context, installation, to.userId, card);
    case 'only':
      return again(outbound, await postOnly(to, card, context, installation));
    case 'reply':
      return again(outbound, await postReply(to, card, context, installation));
  }
}

/** A post that others see: looked up first where the last attempt's outcome is unclear. */
async function postInto(
  outbound: Outbound,
  channel: string,
  thread: string | undefined,
  card: MintedCard,
  context: Context,
  installation: Installation,
): Promise<Outcome> {
  const { payload, losses } = renderMessage(card);
  const looked = outbound.unclear
    ? await lookForPost(context, installation, outbound, channel, thread)
    : { kind: 'absent' as const };
  if (looked.kind === 'found') return withLosses({ kind: 'sent', message: looked.message }, losses);
  if (looked.kind === 'later') return looked.outcome;
  const outcome = await post(context, installation, {
    channel,
    ...payload,
    ...(thread ? { thread_ts: thread } : {}),
    metadata: metadataOf(outbound),
  });
  const known = withLosses(outcome, losses);
  return looked.kind === 'unknown' ? again(outbound, known) : known;
}

async function postOnly(
  to: Extract<Target, { kind: 'only' }>,
  card: MintedCard,
  context: Context,
  installation: Installation,
): Promise<Outcome> {
  const { payload, losses } = renderMessage(card);
  const direct = to.room.startsWith('D');
  const there = direct
    ? await post(context, installation, { channel: to.room, ...payload })
    : await ephemeral(context, installation, {
        channel: to.room,
        user: to.userId,
        ...payload,
        ...(to.thread ? { thread_ts: to.thread } : {}),
      });
  if (there.kind !== 'gone' || there.what === 'installation' || direct) return withLosses(there, losses);
  return withLosses(await post(context, installation, { channel: to.userId, ...payload }), losses);
}

async function postReply(
  to: Extract<Target, { kind: 'reply' }>,
  card: MintedCard,
  context: Context,
  installation: Installation,
): Promise<Outcome> {
  const handle = readHandle(to.handle);
  if (handle.view || handle.viewExternalId) {
    const shown = await showInView(context, installation, handle, card);
    // The window was closed meanwhile: then it is said where the person stands.
    if (shown.kind !== 'gone' || shown.what === 'installation') return shown;
  }
  const { payload, losses } = renderMessage(card);
  return withLosses(await sayPrivately(context, installation, handle, to.userId, payload), losses);
}

const updated = z.looseObject({ channel: z.string(), ts: z.string() });

async function updateCard(
  act: Extract<OutboundAct, { kind: 'update' | 'retire' }>,
  context: Context,
  installation: Installation,
): Promise<Outcome> {
  const { payload, losses } = renderMessage(act.card);
  const { message } = act;
  // Left out, `parse` and `link_names` would fall back to other defaults than those of a post.
  const called = await call(context, installation, 'chat.update', {
    channel: message.room,
    ts: message.id,
    ...payload,
    parse: 'none',
    link_names: false,
  });
  if (!called.ok) return classify(called.failure, true);
  const read = updated.safeParse(called.data);
  const ref = read.success ? { ...message, room: read.data.channel, id: read.data.ts } : message;
  return withLosses({ kind: 'sent', message: ref }, losses);
}

async function postFile(
  outbound: Outbound,
  act: Extract<OutboundAct, { kind: 'file' }>,
  context: Context,
  installation: Installation,
): Promise<Outcome> {
  const { to } = act;
  if (to.kind === 'room') {
    return again(outbound, await uploadFile(context, installation, act, to.room, to.thread));
  }
  // A file cannot be ephemeral; whatever is meant for one person goes to their direct messages.
  const opened = await call(context, installation, 'conversations.open', { users: to.userId });
  if (!opened.ok) return classify(opened.failure, true);
  const read = z.looseObject({ channel: z.looseObject({ id: z.string() }) }).safeParse(opened.data);
  if (!read.success) return { kind: 'refused', code: 'conversation', detail: 'no direct conversation' };
  return again(outbound, await uploadFile(context, installation, act, read.data.channel.id, undefined));
}

/** Marks a message that may now stand there twice, since nobody could look. */
function again(outbound: Outbound, outcome: Outcome): Outcome {
  return outbound.unclear && outcome.kind === 'sent' ? { ...outcome, possibleDouble: true } : outcome;
}

function withLosses(outcome: Outcome, losses: readonly Loss[]): Outcome {
  return outcome.kind === 'sent' && losses.length > 0 ? { ...outcome, losses } : outcome;
}
