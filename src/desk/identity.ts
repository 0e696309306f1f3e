import type { Inbound } from '../../adapters/contract.ts';
import type { Identity } from '../store/generated/postgresql/client.ts';
import type { TenantTx } from '../store/store.ts';
import type { Arrival } from './arrival.ts';

/**
 * The identity of whoever acts: the one that is known, brought up to date where the platform was asked, or a new one,
 * which is a member at once where the platform counts the person as a full one of an own workspace.
 */
export async function identityOf(
  tx: TenantTx,
  { acquaintance, workspaceId, now, ids }: Arrival,
  person: NonNullable<Inbound['person']>,
  { known, partner }: { readonly known: Identity | null; readonly partner: boolean },
): Promise<Identity> {
  const told = { ...person, ...acquaintance.person };
  const facts = {
    name: told.name ?? person.userId,
    handle: told.handle ?? null,
    locale: told.locale ?? null,
    zone: told.zone ?? null,
    standing: person.standing ?? told.standing ?? 'full',
  };
  if (known) {
    if (!acquaintance.person) return known;
    const fresh = {
      name: facts.name,
      handle: facts.handle,
      locale: facts.locale ?? known.locale,
      zone: facts.zone ?? known.zone,
    };
    return tx.db.identity.update({ where: { id: known.id }, data: { ...fresh, lookedUpAt: now } });
  }
  const own = !partner && facts.standing === 'full';
  const memberId = own ? ids.next('member') : null;
  if (memberId) {
    await tx.db.member.create({
      data: { id: memberId, tenantId: tx.tenantId, name: facts.name, createdAt: now },
    });
  }
  return tx.db.identity.create({
    data: {
      id: ids.next('identity'),
      tenantId: tx.tenantId,
      workspaceId,
      externalId: person.userId,
      memberId,
      status: memberId ? 'linked' : 'pending',
      ...facts,
      lookedUpAt: acquaintance.person ? now : null,
      createdAt: now,
    },
  });
}
