import type { Adapter } from '../../adapters/contract.ts';
import { welcomeCard } from '../../cards/index.ts';
import { examples } from '../commands/help.ts';
import { mint } from '../delivery/mint.ts';
import { laneOf, lanePrefix, type OutboxPayload } from '../delivery/payload.ts';
import { readershipOfRoom } from '../delivery/reader.ts';
import { leaveRoom } from '../delivery/register.ts';
import type { TenantTx } from '../store/store.ts';
import type { Errand } from './intake.ts';
import type { DeskParts } from './parts.ts';
import type { Standing } from './standing.ts';
import { projectCodeOf } from './welcome.ts';

/** Says once, to everybody in a room, what the bot is for: when it joins, or at the first mention where no such event exists. */
export async function welcomeRoom(parts: DeskParts, tx: TenantTx, standing: Standing): Promise<void> {
  const { place } = standing;
  if (!place) return;
  const now = parts.clock.now();
  const first = await tx.db.room.updateMany({
    where: { id: place.roomId, welcomedAt: null },
    data: { welcomedAt: now },
  });
  if (first.count === 0) return;
  const at = await readershipOfRoom(tx, place.roomId, now);
  if (!at?.room) return;
  const project = await projectCodeOf(tx, place.projectIds[0]);
  const card = mint(tx, welcomeCard({ project, examples: examples(at.reader.locale) }, at.reader), {
    ids: parts.ids,
    now,
  });
  const to = { kind: 'room', room: at.room } as const;
  const payload: OutboxPayload = {
    connectionId: at.connectionId,
    platform: at.platform,
    workspace: at.workspace,
    content: { kind: 'card', to, card },
  };
  tx.enqueue([{ uid: parts.ids.next('msg'), lane: laneOf(at, to), payload: JSON.stringify(payload) }]);
}

/** Whether a room is welcomed at the first mention, because its platform does not tell when the bot joins. */
export function welcomesAtFirstMention(adapter: Adapter): boolean {
  return !adapter.capabilities.joinEvent;
}

/** The bot left a room: what hangs there stops being live, and the room is silent until it is back. */
export async function roomLeft(tx: TenantTx, { inbound }: Errand, reason: string): Promise<void> {
  const room = await roomOf(tx, inbound);
  if (!room) return;
  await tx.db.room.updateMany({ where: { id: room.id }, data: { active: false, welcomedAt: null } });
  await leaveRoom(tx, room.id, reason);
}

/** The platform gave a room a new id or name. */
export async function roomChanged(
  tx: TenantTx,
  { inbound }: Errand,
  newId: string | undefined,
): Promise<void> {
  const room = await roomOf(tx, inbound);
  if (!room) return;
  const name = inbound.room?.name;
  await tx.db.room.updateMany({
    where: { id: room.id },
    data: { ...(newId ? { externalId: newId } : {}), ...(name ? { name } : {}) },
  });
}

async function roomOf(tx: TenantTx, inbound: Errand['inbound']) {
  if (!inbound.room) return null;
  const workspace = await tx.db.workspace.findFirst({
    where: { connectionId: inbound.connectionId, externalId: inbound.workspace.id },
  });
  return (
    workspace && tx.db.room.findFirst({ where: { workspaceId: workspace.id, externalId: inbound.room.id } })
  );
}

/** The app was removed from a workspace: its installation ends and everything queued for it waits. */
export async function uninstalled(parts: DeskParts, { inbound }: Errand): Promise<void> {
  const { connectionId, platform, workspace } = inbound;
  await parts.store.installations.deactivate(connectionId, workspace.id);
  await parts.store.outbox.suspend(
    lanePrefix({ platform, connectionId, workspace: workspace.id }),
    'app uninstalled',
  );
  parts.log.warn({ connection: connectionId }, 'the app was removed from a workspace');
}
