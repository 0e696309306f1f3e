import { returnToRoom } from '../delivery/register.ts';
import { explicitRoles } from '../operations/authorize.ts';
import type { Language, Place } from '../operations/operation.ts';
import type { Project, Room } from '../store/generated/postgresql/client.ts';
import type { TenantTx } from '../store/store.ts';
import type { Arrival } from './arrival.ts';

/** What hangs on a room for whoever speaks there. */
interface Showing {
  readonly projectIds: readonly string[];
  /** Whether the speaker was seen there before. */
  readonly seen: boolean;
}

interface Speaker {
  readonly userId: string;
  readonly memberId: string | null;
  readonly locale: Language;
  readonly zone: string;
}

/** The room of an inbound as it is known, or null; null as well where it was said to the bot alone. */
export async function findRoom(tx: TenantTx, { inbound, workspaceId }: Arrival): Promise<Room | null> {
  if (inbound.room?.kind !== 'group') return null;
  return tx.db.room.findFirst({ where: { workspaceId, externalId: inbound.room.id } });
}

/** The projects that a room shows, its default first, and whether somebody was seen there before. */
export async function showing(
  tx: TenantTx,
  { id: roomId }: Pick<Room, 'id'>,
  userId: string,
): Promise<Showing> {
  const [shown, seen] = await Promise.all([
    tx.db.projectRoom.findMany({
      where: { roomId },
      orderBy: [{ isDefault: 'desc' }, { createdAt: 'asc' }],
      select: { projectId: true },
    }),
    tx.db.roomPresence.findFirst({ where: { roomId, userId } }),
  ]);
  return { projectIds: shown.map((row) => row.projectId), seen: seen !== null };
}

/** Those of the projects that are not archived. */
export function runningOf(tx: TenantTx, projectIds: readonly string[]): Promise<Project[]> {
  return tx.db.project.findMany({ where: { id: { in: [...projectIds] }, archivedAt: null } });
}

/** Where something is said; the room is made at first sight, with the speaker's zone and language. */
export async function placeOf(
  tx: TenantTx,
  given: Arrival,
  speaker: Speaker,
  known: { readonly room: Room | null; readonly shown: Showing | null; readonly partner: boolean },
): Promise<Place | null> {
  const { inbound, acquaintance, workspaceId, now } = given;
  if (inbound.room?.kind !== 'group') return null;
  const room = await roomOf(tx, given, speaker, known.room);
  const projectIds = known.shown?.projectIds ?? [];
  const [running] = await Promise.all([
    runningOf(tx, projectIds),
    // Almost always the next question, and answered without a further way there and back.
    speaker.memberId && projectIds[0] ? explicitRoles(tx, projectIds[0], speaker.memberId) : null,
  ]);
  for (const userId of acquaintance.room?.members ?? []) await markPresent(tx, room.id, userId, now);
  if (!known.shown?.seen) await markPresent(tx, room.id, speaker.userId, now);
  return {
    roomId: room.id,
    workspaceId,
    external: known.partner || room.audience !== 'internal',
    zone: room.zone ?? speaker.zone,
    locale: room.locale ?? speaker.locale,
    projectIds: projectIds.filter((id) => running.some((project) => project.id === id)),
  };
}

/** The room's row: new, as it is known, or with what the platform tells otherwise now. */
async function roomOf(
  tx: TenantTx,
  { inbound, acquaintance, workspaceId, now, ids }: Arrival,
  { locale, zone }: Speaker,
  found: Room | null,
): Promise<Room> {
  const told = inbound.room?.external ?? acquaintance.room?.external;
  const audience = told === undefined ? null : told ? ('external' as const) : ('internal' as const);
  const externalId = inbound.room?.id ?? '';
  const name = inbound.room?.name ?? acquaintance.room?.name ?? found?.name ?? externalId;
  if (found === null) {
    return tx.db.room.create({
      data: {
        ...{ id: ids.next('room'), tenantId: tx.tenantId, workspaceId, externalId },
        ...{ name, locale, zone, audience, createdAt: now },
      },
    });
  }
  const agrees = audience === null || found.audience === audience || (found.audience !== null && !told);
  if (found.active && agrees) return found;
  const room = await tx.db.room.update({
    where: { id: found.id },
    data: { active: true, name, audience: told ? 'external' : (found.audience ?? audience) },
  });
  // The bot is back.
  if (!found.active && inbound.event.kind !== 'left') await returnToRoom(tx, { ids, now }, room.id);
  return room;
}

async function markPresent(tx: TenantTx, roomId: string, userId: string, now: Date): Promise<void> {
  const known = await tx.db.roomPresence.findFirst({ where: { roomId, userId } });
  if (!known)
    await tx.db.roomPresence.create({ data: { roomId, userId, tenantId: tx.tenantId, seenAt: now } });
}
