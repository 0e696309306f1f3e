import type { Answer, Inbound, MessageRef, Target } from '../../adapters/contract.ts';
import type { Card, Tone } from '../../cards/model.ts';
import { mint } from '../delivery/mint.ts';
import { laneOf, type OutboxPayload } from '../delivery/payload.ts';
import type { Ids } from '../store/ids.ts';
import type { TenantTx } from '../store/store.ts';
import type { Reply } from './reply.ts';

interface Given {
  readonly inbound: Inbound;
  readonly ids: Ids;
  readonly now: Date;
  readonly locale: 'zh' | 'en';
  /** The member who alone may press on what is shown to them alone. */
  readonly holder?: string;
  /** False once the hook's time is up (or after a restart): everything goes by the outbox then. */
  readonly inTime: boolean;
}

/**
 * Decides how a reply reaches its person: in the hook's own answer where that can carry it and there is time, else by
 * the outbox, written in the same transaction as what it answers.
 */
export async function answerWith(tx: TenantTx, given: Given, reply: Reply): Promise<Answer> {
  const carried = (kind: Answer['kind']): boolean =>
    given.inTime && (given.inbound.carries ?? []).includes(kind);
  switch (reply.kind) {
    case 'silent':
      return { kind: 'none' };
    case 'private':
    case 'receipt': {
      if (carried('private')) return { kind: 'private', card: mint(tx, reply.card, given) };
      if (reply.kind === 'private') await sendPrivately(tx, given, reply.card);
      return { kind: 'none' };
    }
    case 'toast': {
      if (carried('toast')) return { kind: 'toast', tone: reply.tone, text: reply.text };
      if (reply.tone !== 'success')
        await sendPrivately(tx, given, wordCard(given.locale, reply.tone, reply.text));
      return { kind: 'none' };
    }
    case 'form': {
      if (carried('form')) return { kind: 'form', card: mint(tx, reply.card, given) };
      await sendPrivately(tx, given, reply.card);
      return { kind: 'none' };
    }
    case 'form_errors': {
      if (carried('form_errors')) {
        return { kind: 'form_errors', errors: reply.errors, card: mint(tx, reply.card, given) };
      }
      await sendPrivately(tx, given, reply.card);
      return { kind: 'none' };
    }
    case 'form_done':
      return carried('form_done') ? { kind: 'form_done', text: reply.text } : { kind: 'none' };
  }
}

/** Says something to the person who acted and nobody else, by the best way the platform has left. */
export async function sendPrivately(
  tx: TenantTx,
  given: Omit<Given, 'inTime' | 'locale'>,
  card: Card,
): Promise<void> {
  const { inbound, ids, now, holder } = given;
  if (!inbound.person) return;
  const minted = mint(tx, card, { ids, now, ...(holder ? { holder } : {}) });
  const { to, otherwise } = targets(inbound, now);
  const payload: OutboxPayload = {
    connectionId: inbound.connectionId,
    platform: inbound.platform,
    workspace: inbound.workspace.id,
    content: { kind: 'card', to, card: minted, ...(otherwise ? { otherwise } : {}) },
  };
  tx.enqueue([{ uid: ids.next('msg'), lane: laneOf(payload, to), payload: JSON.stringify(payload) }]);
}

function targets(inbound: Inbound, now: Date): { to: Target; otherwise?: Target } {
  const userId = inbound.person?.userId ?? '';
  const message: MessageRef | undefined = 'message' in inbound.event ? inbound.event.message : undefined;
  const thread = message?.thread;
  const plain: Target =
    inbound.room?.kind === 'group'
      ? { kind: 'only', room: inbound.room.id, userId, ...(thread ? { thread } : {}) }
      : { kind: 'direct', userId };
  const { reply } = inbound;
  return reply && reply.until > now
    ? { to: { kind: 'reply', handle: reply.handle, userId }, otherwise: plain }
    : { to: plain };
}

/** A short word as a card of its own. */
export function wordCard(
  locale: 'zh' | 'en',
  tone: 'success' | 'info' | 'warning' | 'error',
  text: string,
): Card {
  const tones: Record<typeof tone, Tone> = {
    success: 'done',
    info: 'info',
    warning: 'warning',
    error: 'error',
  };
  return { kind: 'notice', locale, tone: tones[tone], title: text, summary: text, blocks: [] };
}
