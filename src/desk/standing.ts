import type { Inbound, PersonFacts, RoomFacts } from '../../adapters/contract.ts';
import type { Actor, Language, Place } from '../operations/operation.ts';
import type { Ids } from '../store/ids.ts';
import type { TenantTx } from '../store/store.ts';
import type { Tenant } from '../store/tenants.ts';

/** What the platform itself told of a person and a room, asked before the transaction. */
export interface Acquaintance {
  readonly person: PersonFacts | null;
  readonly room: RoomFacts | null;
}

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

interface Given {
  readonly inbound: Inbound;
  readonly acquaintance: Acquaintance;
  readonly now: Date;
  readonly ids: Ids;
}

/**
 * Finds workspace, room, identity and member of an inbound, and makes those that are new: a full member of a bound
 * own workspace becomes a member at the first message, everybody else waits for an admin. Null where the workspace is
 * not bound to this tenant or nobody acts.
 */
export async function standingOf(tx: TenantTx, given: Given): Promise<Standing | null> {
  const { inbound, now } = given;
  const workspace = await tx.db.workspace.findFirst({
    where: { connectionId: inbound.connectionId, externalId: inbound.workspace.id },
  });
  if (!workspace || !inbound.person) return null;
  const tenant = await tx.db.tenant.findFirstOrThrow({ where: { id: tx.tenantId } });
  const partner = workspace.kind === 'partner';
  const identity = await identityOf(tx, given, workspace.id, partner);
  const member = identity.memberId
    ? await tx.db.member.findFirst({ where: { id: identity.memberId } })
    : null;
  const hints = {
    locale: member?.locale ?? identity.locale,
    zone: member?.zone ?? identity.zone,
  };
  const place = await placeOf(tx, given, workspace, {
    locale: hints.locale ?? tenant.locale,
    zone: hints.zone ?? tenant.zone,
  });
  const locale = hints.locale ?? place?.locale ?? tenant.locale;
  const zone = hints.zone ?? place?.zone ?? tenant.zone;
  if (place) await markPresent(tx, place.roomId, identity.externalId, now);
  return {
    tenant,
    workspaceId: workspace.id,
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

type IdentityRow = Awaited<ReturnType<TenantTx['db']['identity']['findFirstOrThrow']>>;

async function identityOf(
  tx: TenantTx,
  given: Given,
  workspaceId: string,
  partner: boolean,
): Promise<IdentityRow> {
  const { inbound, acquaintance, now, ids } = given;
  const person = inbound.person;
  if (!person) throw new Error('an identity needs a person');
  const known = { ...person, ...acquaintance.person };
  const facts = {
    name: known.name ?? person.userId,
    handle: known.handle ?? null,
    locale: known.locale ?? null,
    zone: known.zone ?? null,
    standing: person.standing ?? known.standing ?? 'full',
  };
  const found = await tx.db.identity.findFirst({ where: { workspaceId, externalId: person.userId } });
  if (found) {
    if (!acquaintance.person) return found;
    const fresh = {
      name: facts.name,
      handle: facts.handle,
      locale: facts.locale ?? found.locale,
      zone: facts.zone ?? found.zone,
    };
    return tx.db.identity.update({ where: { id: found.id }, data: { ...fresh, lookedUpAt: now } });
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

/** The room of an inbound, made at first sight with the speaker's zone and language. */
async function placeOf(
  tx: TenantTx,
  { inbound, acquaintance, now, ids }: Given,
  workspace: { id: string; kind: string },
  speaker: { locale: Language; zone: string },
): Promise<Place | null> {
  if (inbound.room?.kind !== 'group') return null;
  const told = inbound.room.external ?? acquaintance.room?.external;
  const audience = told === undefined ? null : told ? ('external' as const) : ('internal' as const);
  const where = { workspaceId: workspace.id, externalId: inbound.room.id };
  const found = await tx.db.room.findFirst({ where });
  const name = inbound.room.name ?? acquaintance.room?.name ?? found?.name ?? inbound.room.id;
  const room =
    found === null
      ? await tx.db.room.create({
          data: {
            id: ids.next('room'),
            tenantId: tx.tenantId,
            ...where,
            name,
            ...speaker,
            audience,
            createdAt: now,
          },
        })
      : found.active &&
          (audience === null || found.audience === audience || (found.audience !== null && !told))
        ? found
        : await tx.db.room.update({
            where: { id: found.id },
            data: { active: true, name, audience: told ? 'external' : (found.audience ?? audience) },
          });
  for (const userId of acquaintance.room?.members ?? []) await markPresent(tx, room.id, userId, now);
  const shown = await tx.db.projectRoom.findMany({
    where: { roomId: room.id },
    orderBy: [{ isDefault: 'desc' }, { createdAt: 'asc' }],
    select: { projectId: true },
  });
  const running = await tx.db.project.findMany({
    where: { id: { in: shown.map((row) => row.projectId) }, archivedAt: null },
  });
  return {
    roomId: room.id,
    workspaceId: workspace.id,
    external: workspace.kind === 'partner' || room.audience !== 'internal',
    zone: room.zone ?? speaker.zone,
    locale: room.locale ?? speaker.locale,
    projectIds: shown
      .map((row) => row.projectId)
      .filter((id) => running.some((project) => project.id === id)),
  };
}

async function markPresent(tx: TenantTx, roomId: string, userId: string, now: Date): Promise<void> {
  const known = await tx.db.roomPresence.findFirst({ where: { roomId, userId } });
  if (!known)
    await tx.db.roomPresence.create({ data: { roomId, userId, tenantId: tx.tenantId, seenAt: now } });
}
