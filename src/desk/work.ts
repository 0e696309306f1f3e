import type { Answer, Inbound } from '../../adapters/contract.ts';
import { pendingGreetingCard } from '../../cards/index.ts';
import { lanePrefix } from '../delivery/payload.ts';
import { registerForMember } from '../delivery/register.ts';
import { OperationError } from '../operations/operation.ts';
import type { TenantTx } from '../store/store.ts';
import { texts } from '../text/index.ts';
import type { Acquaintances } from './acquaint.ts';
import { act } from './act.ts';
import { answerWith } from './answer.ts';
import type { Acquaintance } from './arrival.ts';
import { claimIdentity } from './claim.ts';
import { answering, done, requestIdOf } from './errand.ts';
import { roomChanged, roomLeft, uninstalled, welcomeRoom, welcomesAtFirstMention } from './happen.ts';
import { hear } from './hear.ts';
import { createHints, type Hints } from './hints.ts';
import { homeView } from './home.ts';
import type { Errand, Work } from './intake.ts';
import type { DeskParts } from './parts.ts';
import { press, submit } from './press.ts';
import { refreshPressed, refused } from './refused.ts';
import type { Reply } from './reply.ts';
import { openSession, readerOf, type Session } from './session.ts';
import { shortcut } from './shortcut.ts';
import { type Standing, standingOf } from './standing.ts';
import { threadReply } from './thread.ts';
import { unbound } from './unbound.ts';

/** Makes the one place where an inbound is worked on, from workspace to answer. */
export function createWork(parts: DeskParts, acquaintances: Acquaintances): Work {
  const hints = createHints();
  return async (given) => {
    const errand = { ...given, inbound: withInviter(given.inbound) };
    const { inbound } = errand;
    const installation = await parts.store.installations.find(inbound.connectionId, inbound.workspace.id);
    if (inbound.event.kind === 'uninstalled') {
      await uninstalled(parts, errand);
      return done(parts, errand);
    }
    if (!installation?.tenantId || !installation.workspaceId)
      return unbound(parts, errand, await acquaintances.ask(inbound, true));
    if (!installation.active) {
      await parts.store.installations.save(inbound.connectionId, { ...installation, active: true });
      await parts.store.outbox.resume(lanePrefix({ ...inbound, workspace: inbound.workspace.id }));
    }
    const acquaintance = await acquaintances.ask(inbound);
    const { tenantId, workspaceId } = installation;
    return attend(parts, errand, { tenantId, workspaceId, hints }, acquaintance);
  };
}

/** Some platforms tell of joining a room without anybody who acted; whoever invited the bot did. */
function withInviter(inbound: Inbound): Inbound {
  if (inbound.person || inbound.event.kind !== 'joined' || !inbound.event.inviterId) return inbound;
  return { ...inbound, person: { userId: inbound.event.inviterId } };
}

/** Whose workspace an inbound comes from, and what is remembered of those who speak there. */
interface Bound {
  readonly tenantId: string;
  readonly workspaceId: string;
  readonly hints: Hints;
}

async function attend(
  parts: DeskParts,
  errand: Errand,
  { tenantId, workspaceId, hints }: Bound,
  acquaintance: Acquaintance,
): Promise<Answer> {
  const { inbound } = errand;
  const now = parts.clock.now();
  const hint = hints.of(inbound, workspaceId);
  const given = { inbound, workspaceId, acquaintance, now, ids: parts.ids, hint };
  try {
    return await parts.store.inTenant(tenantId, async (tx) => {
      const standing = await standingOf(tx, given);
      if (standing) hints.remember(inbound, standing);
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
  tx.behind(tx.completeInbox(errand.inboxId, errand.owner, JSON.stringify(answer)));
  return answer;
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
  const line = await parts.line(errand.inbound.connectionId);
  const session = openSession(
    {
      parts,
      tx,
      inbound: errand.inbound,
      standing: { ...standing, actor: standing.actor },
      now: parts.clock.now(),
      requestId: requestIdOf(errand),
      listLines: line?.adapter.capabilities.listLines,
    },
    { act, hear: (own, line) => hear(own, { kind: 'command', text: line, mentions: [], trigger: 'direct' }) },
  );
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
  const claimed = await claimIdentity(parts, tx, errand, standing);
  if (claimed) return claimed;
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
