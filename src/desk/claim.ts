import { linkedCard, linkRefusedCard } from '../../cards/index.ts';
import { refreshSubject } from '../delivery/register.ts';
import type { TenantTx } from '../store/store.ts';
import type { Errand } from './intake.ts';
import type { DeskParts } from './parts.ts';
import type { Reply } from './reply.ts';
import { readerOf } from './session.ts';
import type { Standing } from './standing.ts';

const LINE = /^(?:[!/]?\s*[a-z]{1,12}\s+)?(?:link\s+|关联\s*)([A-Za-z0-9]{4}-?[A-Za-z0-9]{4})\s*$/i;

/**
 * `link CODE` said by somebody who waits to be let in: whoever asked for the code in another chat vouches that this
 * account is theirs. Null for any other line, and for people to whom the platform gives no lasting id.
 */
export async function claimIdentity(
  parts: DeskParts,
  tx: TenantTx,
  { inbound, inboxId }: Errand,
  standing: Standing,
): Promise<Reply | null> {
  const typed =
    inbound.event.kind === 'command'
      ? LINE.exec(inbound.event.text.normalize('NFKC').trim())?.[1]
      : undefined;
  if (typed === undefined) return null;
  const identity = await tx.db.identity.findFirst({ where: { id: standing.identityId } });
  if (identity?.status !== 'pending' || identity.standing === 'keyless') return null;
  const now = parts.clock.now();
  const reader = readerOf(inbound, standing, now, false);
  const found = await parts.store.bindCodes.find(typed, now);
  if (found.kind !== 'valid') return { kind: 'private', card: linkRefusedCard(found.kind, reader) };
  const { id, memberId, purpose, tenantId } = found.code;
  const member =
    memberId === null ? null : await tx.db.member.findFirst({ where: { id: memberId, active: true } });
  if (purpose !== 'member' || tenantId !== tx.tenantId || !member) {
    return { kind: 'private', card: linkRefusedCard('unknown', reader) };
  }
  if (!(await tx.redeemBindCode(id, identity.id)))
    return { kind: 'private', card: linkRefusedCard('used', reader) };
  await tx.db.identity.updateMany({
    where: { id: identity.id },
    data: { memberId: member.id, status: 'linked' },
  });
  tx.audit({
    actorId: member.id,
    actor: member.name,
    action: 'identity.linked',
    subject: member.id,
    body: { identityId: identity.id, name: identity.name, by: 'code' },
    requestId: inboxId.slice(-8),
    at: now,
  });
  await refreshSubject(tx, { ids: parts.ids, now }, { kind: 'pending', id: identity.id });
  return { kind: 'private', card: linkedCard(member, reader) };
}
