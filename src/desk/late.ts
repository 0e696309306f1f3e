import type { Answer, Inbound } from '../../adapters/contract.ts';
import { laneOf, type OutboxPayload } from '../delivery/payload.ts';
import { texts } from '../text/index.ts';
import { sendPrivately, wordCard } from './answer.ts';
import { spokenIn } from './language.ts';
import type { DeskParts } from './parts.ts';

/** Sends by the outbox an answer that was ready only after the hook had answered. */
export async function sendLate(parts: DeskParts, inbound: Inbound, answer: Answer): Promise<void> {
  if (answer.kind === 'none' || answer.kind === 'later' || answer.kind === 'form_done' || !inbound.person)
    return;
  const installation = await parts.store.installations.find(inbound.connectionId, inbound.workspace.id);
  const to = inbound.reply
    ? ({ kind: 'reply', handle: inbound.reply.handle, userId: inbound.person.userId } as const)
    : ({ kind: 'direct', userId: inbound.person.userId } as const);
  const word = answer.kind === 'toast' ? wordCard(spokenIn(inbound), answer.tone, answer.text) : null;
  if (answer.kind === 'toast' && answer.tone === 'success') return;
  const card = word ? { ...word, blocks: [] } : 'card' in answer ? answer.card : undefined;
  if (!card) return;
  const payload: OutboxPayload = {
    connectionId: inbound.connectionId,
    platform: inbound.platform,
    workspace: inbound.workspace.id,
    content: { kind: 'card', to, card, otherwise: { kind: 'direct', userId: inbound.person.userId } },
  };
  const message = { uid: parts.ids.next('msg'), lane: laneOf(payload, to), payload: JSON.stringify(payload) };
  await parts.store.outbox.enqueue([message], installation?.tenantId ?? undefined);
}

/** Tells somebody that their request could not be worked on, after the last attempt. */
export async function apologise(parts: DeskParts, inbound: Inbound): Promise<void> {
  const installation = await parts.store.installations.find(inbound.connectionId, inbound.workspace.id);
  if (!installation?.tenantId || !inbound.person) return;
  const locale = spokenIn(inbound);
  await parts.store.inTenant(installation.tenantId, (tx) =>
    sendPrivately(
      tx,
      { inbound, ids: parts.ids, now: parts.clock.now() },
      wordCard(locale, 'error', texts(locale).errors.refused.failed),
    ),
  );
}
