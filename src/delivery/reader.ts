import type { Platform } from '../../adapters/contract.ts';
import type { Reader } from '../../cards/views.ts';
import { findPlacedRoom, type PlacedRoom, roomsShowing } from '../operations/room/placed.ts';
import type { Workspace } from '../store/generated/postgresql/client.ts';
import type { TenantView } from '../store/store.ts';

/** Where a copy of a card hangs. */
export interface Whereabouts {
  readonly connectionId: string;
  readonly platform: Platform;
  readonly workspaceId: string;
  /** The platform's ids. */
  readonly workspace: string;
  readonly room?: string;
  readonly userId?: string;
}

/** The same, with all that the card's wording depends on. */
export interface Readership extends Whereabouts {
  readonly reader: Reader;
}

const ZONES_SHOWN_BESIDE = 2;

/** How people on a platform address the bot in a group. */
export function triggerOf(platform: Platform): string {
  return platform === 'slack' ? '/pm ' : '@bot ';
}

async function userIds(
  view: TenantView,
  workspaceId: string,
): Promise<(memberId: string) => string | undefined> {
  const identities = await view.db.identity.findMany({
    where: { workspaceId, status: 'linked', memberId: { not: null } },
    select: { memberId: true, externalId: true },
  });
  const byMember = new Map(identities.map((identity) => [identity.memberId, identity.externalId]));
  return (memberId) => byMember.get(memberId);
}

async function zonesOfProject(view: TenantView, projectId: string, own: string): Promise<string[]> {
  const rooms = await roomsShowing(view, projectId);
  const zones = rooms.flatMap(({ zone }) => (zone && zone !== own ? [zone] : []));
  return [...new Set(zones)].slice(0, ZONES_SHOWN_BESIDE);
}

async function reachableRoom(view: TenantView, given: string | PlacedRoom): Promise<PlacedRoom | null> {
  const room = typeof given === 'string' ? await findPlacedRoom(view, given) : given;
  return room?.active && room.workspace.active ? room : null;
}

function whereaboutsOf(
  workspace: Workspace,
): Pick<Whereabouts, 'connectionId' | 'platform' | 'workspace' | 'workspaceId'> {
  return {
    connectionId: workspace.connectionId,
    platform: workspace.platform,
    workspace: workspace.externalId,
    workspaceId: workspace.id,
  };
}

/** Where a room is, given by its id or as it was read; null once the bot is out of it. */
export async function whereaboutsOfRoom(
  view: TenantView,
  given: string | PlacedRoom,
): Promise<Whereabouts | null> {
  const room = await reachableRoom(view, given);
  return room && { ...whereaboutsOf(room.workspace), room: room.externalId };
}

/** The room as a reader of one of its project's cards; null once the bot is out of the room. */
export async function readershipOfRoom(
  view: TenantView,
  roomId: string,
  now: Date,
  projectId?: string,
): Promise<Readership | null> {
  const room = await reachableRoom(view, roomId);
  if (!room) return null;
  const tenant = await view.db.tenant.findFirstOrThrow({ where: { id: view.tenantId } });
  const zone = room.zone ?? tenant.zone;
  const { workspace } = room;
  return {
    ...whereaboutsOf(workspace),
    room: room.externalId,
    reader: {
      locale: room.locale ?? tenant.locale,
      zone,
      otherZones: projectId ? await zonesOfProject(view, projectId, zone) : [],
      audience: workspace.kind === 'own' && room.audience === 'internal' ? 'internal' : 'external',
      now,
      scope: 'room',
      userIdOf: await userIds(view, workspace.id),
      trigger: triggerOf(workspace.platform),
    },
  };
}

/** Asks what `readershipOfRoom` will ask of a room in a workspace. */
export function askOfRoom(view: TenantView, roomId: string, workspaceId: string): Promise<unknown> {
  return Promise.all([
    view.db.room.findFirst({ where: { id: roomId } }),
    view.db.workspace.findFirst({ where: { id: workspaceId } }),
    view.db.tenant.findFirstOrThrow({ where: { id: view.tenantId } }),
    userIds(view, workspaceId),
  ]);
}

/** A person as a reader, by the identity they were last known under in an own workspace; null where none can be written to. */
export async function readershipOfMember(
  view: TenantView,
  memberId: string,
  now: Date,
  projectId?: string,
): Promise<Readership | null> {
  const identity = await view.db.identity.findFirst({
    where: { memberId, status: 'linked', standing: { not: 'keyless' }, workspace: { active: true } },
    include: { workspace: true, member: true },
    orderBy: [{ workspace: { kind: 'asc' } }, { createdAt: 'asc' }],
  });
  if (!identity?.member?.active) return null;
  const tenant = await view.db.tenant.findFirstOrThrow({ where: { id: view.tenantId } });
  const { workspace, member } = identity;
  const zone = member.zone ?? identity.zone ?? tenant.zone;
  return {
    ...whereaboutsOf(workspace),
    userId: identity.externalId,
    reader: {
      locale: member.locale ?? identity.locale ?? tenant.locale,
      zone,
      otherZones: projectId ? await zonesOfProject(view, projectId, zone) : [],
      audience: member.kind === 'member' ? 'internal' : 'external',
      now,
      scope: 'person',
      userIdOf: await userIds(view, workspace.id),
      trigger: '',
    },
  };
}
