import type { Answer } from '../../adapters/contract.ts';
import { bindRefusedCard, boundCard, unboundCard } from '../../cards/index.ts';
import type { Card, MintedCard } from '../../cards/model.ts';
import { laneOf, type OutboxPayload } from '../delivery/payload.ts';
import { answerWith } from './answer.ts';
import type { Acquaintance } from './arrival.ts';
import { type BindResult, bindWorkspace, readBindLine } from './bind.ts';
import { answering, done, requestIdOf } from './errand.ts';
import type { Errand } from './intake.ts';
import { spokenIn } from './language.ts';
import type { DeskParts } from './parts.ts';
import type { Reply } from './reply.ts';
import { readerOf } from './session.ts';

/** A workspace that belongs to nobody: a code binds it, anything else said to the bot is told how. */
export async function unbound(parts: DeskParts, errand: Errand, acquaintance: Acquaintance): Promise<Answer> {
  const { inbound } = errand;
  if (inbound.event.kind !== 'command' || !inbound.person) return done(parts, errand);
  const facts = { ...inbound.person, ...acquaintance.person };
  const locale = facts.locale ?? spokenIn(inbound);
  const now = parts.clock.now();
  const reader = readerOf(inbound, { locale, zone: facts.zone ?? 'UTC' }, now, true);
  const line = readBindLine(inbound.event.text);
  let answer: Answer | null = null;
  const cardFor = (result: BindResult): Card =>
    result.kind === 'refused'
      ? bindRefusedCard(result.why, reader)
      : boundCard({ ...result, workspace: inbound.workspace.name ?? inbound.workspace.id }, reader);
  if (!line) return sayUnbound(parts, errand, unboundCard(reader));
  const result = await bindWorkspace(parts, {
    inbound,
    acquaintance,
    ...line,
    requestId: requestIdOf(errand),
    finish: async (tx, settled) => {
      const reply: Reply = { kind: 'private', card: cardFor(settled) };
      answer = await answerWith(tx, answering(parts, errand, locale), reply);
      await tx.completeInbox(errand.inboxId, errand.owner, JSON.stringify(answer));
    },
  });
  return answer ?? sayUnbound(parts, errand, cardFor(result));
}

/** Answers where there is no tenant: such cards have no buttons. */
async function sayUnbound(parts: DeskParts, errand: Errand, card: Card): Promise<Answer> {
  const { inbound } = errand;
  const minted: MintedCard = { ...card, blocks: card.blocks.filter(hasNoButtons) };
  const direct = errand.inTime() && inbound.carries?.includes('private');
  const answer: Answer = direct ? { kind: 'private', card: minted } : { kind: 'none' };
  if (!direct && inbound.person) {
    const to = inbound.reply
      ? ({ kind: 'reply', handle: inbound.reply.handle, userId: inbound.person.userId } as const)
      : ({ kind: 'direct', userId: inbound.person.userId } as const);
    const payload: OutboxPayload = {
      connectionId: inbound.connectionId,
      platform: inbound.platform,
      workspace: inbound.workspace.id,
      content: { kind: 'card', to, card: minted },
    };
    const message = {
      uid: parts.ids.next('msg'),
      lane: laneOf(payload, to),
      payload: JSON.stringify(payload),
    };
    await parts.store.outbox.enqueue([message]);
  }
  await parts.store.inbox.complete(errand.inboxId, errand.owner, JSON.stringify(answer));
  return answer;
}

function hasNoButtons(
  block: Card['blocks'][number],
): block is MintedCard['blocks'][number] & Card['blocks'][number] {
  return block.type !== 'actions' && block.type !== 'form' && block.type !== 'list';
}
