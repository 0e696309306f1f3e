import type { Actor, Language, Place } from '../operations/operation.ts';
import type { TenantTx } from '../store/store.ts';
import type { Tenant } from '../store/tenants.ts';
import type { Arrival } from './arrival.ts';
import { askAlong } from './hints.ts';
import { identityOf } from './identity.ts';
import { findRoom, placeOf, showing } from './place.ts';

/** Who acts, where, and with what right to be heard. */
export interface Standing {
  readonly tenant: Tenant;
  readonly workspaceId: string;
  readonly partner: boolean;
  readonly identityId: string;
  readonly userId: string;
  /** Absent while the identity waits to be linked. */
  readonly actor: Actor | null;
  readonly place: Place | null;
  /** The identity was seen for the first time and still waits for its one polite answer. */
  readonly greet: boolean;
  readonly locale: Language;
  readonly zone: string;
}

/**
 * Finds workspace, room, identity and member of an inbound, and makes those that are new: a full member of a bound
 * own workspace becomes a member at the first message, everybody else waits for an admin. Null where the workspace is
 * not this tenant's or nobody acts.
 */
export async function standingOf(tx: TenantTx, given: Arrival): Promise<Standing | null> {
  const { inbound, workspaceId } = given;
  const { person } = inbound;
  if (!person) return null;
  const [workspace, tenant, known, room] = await Promise.all([
    tx.db.workspace.findFirst({ where: { id: workspaceId } }),
    tx.db.tenant.findFirstOrThrow({ where: { id: tx.tenantId } }),
    tx.db.identity.findFirst({ where: { workspaceId, externalId: person.userId } }),
    findRoom(tx, given),
    given.hint && askAlong(tx, given.hint, person.userId),
  ]);
  if (!workspace) return null;
  const partner = workspace.kind === 'partner';
  const identity = await identityOf(tx, given, person, { known, partner });
  const [member, shown] = await Promise.all([
    identity.memberId ? tx.db.member.findFirst({ where: { id: identity.memberId } }) : null,
    room ? showing(tx, room, identity.externalId) : null,
  ]);
  const hints = {
    locale: member?.locale ?? identity.locale,
    zone: member?.zone ?? identity.zone,
  };
  const speaker = {
    userId: identity.externalId,
    memberId: member?.id ?? null,
    locale: hints.locale ?? tenant.locale,
    zone: hints.zone ?? tenant.zone,
  };
  const place = await placeOf(tx, given, speaker, { room, shown, partner });
  const locale = hints.locale ?? place?.locale ?? tenant.locale;
  const zone = hints.zone ?? place?.zone ?? tenant.zone;
  return {
    tenant,
    workspaceId,
    partner,
    identityId: identity.id,
    userId: identity.externalId,
    actor:
      member?.active && identity.status === 'linked'
        ? {
            id: member.id,
            name: member.name,
            kind: member.kind,
            tenantAdmin: member.tenantAdmin,
            finance: member.finance,
            locale,
            zone,
          }
        : null,
    place,
    greet: identity.greetedAt === null && identity.status === 'pending',
    locale,
    zone,
  };
}
