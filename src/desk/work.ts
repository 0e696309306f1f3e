import type { Answer, Inbound } from '../../adapters/contract.ts';
import { bindRefusedCard, boundCard, pendingGreetingCard, unboundCard } from '../../cards/index.ts';
import type { Card, MintedCard } from '../../cards/model.ts';
import { laneOf, lanePrefix, type OutboxPayload } from '../delivery/payload.ts';
import { registerForMember } from '../delivery/register.ts';
import { OperationError } from '../operations/operation.ts';
import type { TenantTx } from '../store/store.ts';
import { texts } from '../text/index.ts';
import { createAcquaint } from './acquaint.ts';
import { act } from './act.ts';
import { answerWith, sendPrivately, wordCard } from './answer.ts';
import { type BindResult, bindWorkspace, readBindLine } from './bind.ts';
import { roomChanged, roomLeft, uninstalled, welcomeRoom, welcomesAtFirstMention } from './happen.ts';
import { hear } from './hear.ts';
import { homeView } from './home.ts';
import type { Errand, Work } from './intake.ts';
import type { DeskParts } from './parts.ts';
import { press, submit } from './press.ts';
import { refreshPressed, refused } from './refused.ts';
import type { Reply } from './reply.ts';
import { openSession, readerOf, type Session } from './session.ts';
import { shortcut } from './shortcut.ts';
import { type Acquaintance, type Standing, standingOf } from './standing.ts';
import { threadReply } from './thread.ts';

/** Makes the one place where an inbound is worked on, from workspace to answer. */
export function createWork(parts: DeskParts): Work {
  const acquaint = createAcquaint(parts);

  return async (given) => {
    const errand = { ...given, inbound: withInviter(given.inbound) };
    const { inbound } = errand;
    const installation = await parts.store.installations.find(inbound.connectionId, inbound.workspace.id);
    if (inbound.event.kind === 'uninstalled') {
      await uninstalled(parts, errand);
      return done(parts, errand);
    }
    if (!installation?.tenantId) return unbound(parts, errand, await acquaint(inbound));
    if (!installation.active) {
      await parts.store.installations.save(inbound.connectionId, { ...installation, active: true });
      await parts.store.outbox.resume(lanePrefix({ ...inbound, workspace: inbound.workspace.id }));
    }
    const acquaintance = await acquaint(inbound);
    return attend(parts, errand, installation.tenantId, acquaintance);
  };
}

/** Some platforms tell of joining a room without anybody who acted; whoever invited the bot did. */
function withInviter(inbound: Inbound): Inbound {
  if (inbound.person || inbound.event.kind !== 'joined' || !inbound.event.inviterId) return inbound;
  return { ...inbound, person: { userId: inbound.event.inviterId } };
}

/** Ends an inbox row with which nothing more is to be done. */
async function done(parts: DeskParts, errand: Errand): Promise<Answer> {
  const none: Answer = { kind: 'none' };
  await parts.store.inbox.complete(errand.inboxId, errand.owner, JSON.stringify(none));
  return none;
}

/** A workspace that belongs to nobody: a code binds it, anything else said to the bot is told how. */
async function unbound(parts: DeskParts, errand: Errand, acquaintance: Acquaintance): Promise<Answer> {
  const { inbound } = errand;
  if (inbound.event.kind !== 'command' || !inbound.person) return done(parts, errand);
  const facts = { ...inbound.person, ...acquaintance.person };
  const locale = facts.locale ?? (inbound.platform === 'slack' ? 'en' : 'zh');
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

async function attend(
  parts: DeskParts,
  errand: Errand,
  tenantId: string,
  acquaintance: Acquaintance,
): Promise<Answer> {
  const { inbound } = errand;
  const now = parts.clock.now();
  const given = { inbound, acquaintance, now, ids: parts.ids };
  try {
    return await parts.store.inTenant(tenantId, async (tx) => {
      const standing = await standingOf(tx, given);
      const reply = await replyTo(parts, tx, errand, standing);
      return conclude(parts, tx, errand, standing, reply);
    });
  } catch (error) {
    if (!(error instanceof OperationError)) throw error;
    // What the operation wrote is gone; the refusal and its audit line are written by themselves.
    return parts.store.inTenant(tenantId, async (tx) => {
      const standing = await standingOf(tx, given);
      const reply = await refused(parts, tx, errand, standing, error, requestIdOf(errand));
      await refreshPressed(parts, tx, inbound, error);
      return conclude(parts, tx, errand, standing, reply);
    });
  }
}

async function conclude(
  parts: DeskParts,
  tx: TenantTx,
  errand: Errand,
  standing: Standing | null,
  reply: Reply,
): Promise<Answer> {
  const answer = await answerWith(
    tx,
    answering(parts, errand, standing?.locale ?? 'en', standing?.actor?.id),
    reply,
  );
  await tx.completeInbox(errand.inboxId, errand.owner, JSON.stringify(answer));
  return answer;
}

function answering(parts: DeskParts, errand: Errand, locale: 'zh' | 'en', holder?: string) {
  const { inbound } = errand;
  const whose = holder ? { holder } : {};
  return { inbound, ids: parts.ids, now: parts.clock.now(), locale, inTime: errand.inTime(), ...whose };
}

/** The request id that error cards show and the audit log keeps: the inbox row's own end. */
export function requestIdOf(errand: Errand): string {
  return errand.inboxId.slice(-8);
}

async function replyTo(
  parts: DeskParts,
  tx: TenantTx,
  errand: Errand,
  standing: Standing | null,
): Promise<Reply> {
  const { event } = errand.inbound;
  if (event.kind === 'left') await roomLeft(tx, errand, event.reason);
  if (event.kind === 'room_changed') await roomChanged(tx, errand, event.newId);
  if (!standing) return { kind: 'silent' };
  if (event.kind === 'joined') await welcomeRoom(parts, tx, standing);
  if (event.kind === 'left' || event.kind === 'room_changed' || event.kind === 'joined')
    return { kind: 'silent' };
  if (event.kind === 'person_changed' || event.kind === 'uninstalled') return { kind: 'silent' };
  if (!standing.actor) return pending(parts, tx, errand, standing);
  const session = openSession(
    {
      parts,
      tx,
      inbound: errand.inbound,
      standing: { ...standing, actor: standing.actor },
      now: parts.clock.now(),
      requestId: requestIdOf(errand),
    },
    { act, hear: (own, line) => hear(own, { kind: 'command', text: line, mentions: [], trigger: 'direct' }) },
  );
  const line = await parts.line(errand.inbound.connectionId);
  if (event.kind === 'command' && line && welcomesAtFirstMention(line.adapter))
    await welcomeRoom(parts, tx, standing);
  return reactTo(session, event);
}

function reactTo(session: Session, event: Inbound['event']): Promise<Reply> | Reply {
  switch (event.kind) {
    case 'command':
      return hear(session, event);
    case 'press':
      return press(session, event);
    case 'submit':
      return submit(session, event);
    case 'shortcut':
      return shortcut(session, event);
    case 'thread_reply':
      return threadReply(session, event);
    case 'home':
      return homeView(session);
    default:
      return { kind: 'silent' };
  }
}

/** Somebody who waits to be let in gets one polite answer, and the admins are asked. */
async function pending(parts: DeskParts, tx: TenantTx, errand: Errand, standing: Standing): Promise<Reply> {
  const { event } = errand.inbound;
  if (event.kind !== 'command' && event.kind !== 'press' && event.kind !== 'submit')
    return { kind: 'silent' };
  const now = parts.clock.now();
  if (!standing.greet) {
    return event.kind === 'command'
      ? { kind: 'silent' }
      : { kind: 'toast', tone: 'warning', text: texts(standing.locale).errors.refused.pending };
  }
  await tx.db.identity.updateMany({ where: { id: standing.identityId }, data: { greetedAt: now } });
  const admins = await tx.db.member.findMany({
    where: { tenantAdmin: true, active: true },
    select: { id: true },
  });
  for (const admin of admins) {
    await registerForMember(
      tx,
      { ids: parts.ids, now },
      { kind: 'pending', id: standing.identityId },
      admin.id,
    );
  }
  return { kind: 'private', card: pendingGreetingCard(readerOf(errand.inbound, standing, now, false)) };
}

/** Sends by the outbox an answer that was ready only after the hook had answered. */
export async function sendLate(parts: DeskParts, inbound: Inbound, answer: Answer): Promise<void> {
  if (answer.kind === 'none' || answer.kind === 'later' || answer.kind === 'form_done' || !inbound.person)
    return;
  const installation = await parts.store.installations.find(inbound.connectionId, inbound.workspace.id);
  const to = inbound.reply
    ? ({ kind: 'reply', handle: inbound.reply.handle, userId: inbound.person.userId } as const)
    : ({ kind: 'direct', userId: inbound.person.userId } as const);
  const word = answer.kind === 'toast' ? wordCard('en', answer.tone, answer.text) : null;
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
  const locale = inbound.person.locale ?? (inbound.platform === 'slack' ? 'en' : 'zh');
  await parts.store.inTenant(installation.tenantId, (tx) =>
    sendPrivately(
      tx,
      { inbound, ids: parts.ids, now: parts.clock.now() },
      wordCard(locale, 'error', texts(locale).errors.refused.failed),
    ),
  );
}
