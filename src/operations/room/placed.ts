import type { Room, Workspace } from '../../store/generated/postgresql/client.ts';
import type { TenantView } from '../../store/store.ts';

/** A room with the workspace it is in. */
export type PlacedRoom = Room & { readonly workspace: Workspace };

/** The room with an id, where the bot is out of it too; null where there is none. */
export async function findPlacedRoom({ db }: TenantView, id: string): Promise<PlacedRoom | null> {
  const room = await db.room.findFirst({ where: { id } });
  const workspace = room && (await db.workspace.findFirst({ where: { id: room.workspaceId } }));
  return workspace && { ...room, workspace };
}

/** The rooms that show a project and that the bot is in, those that show it longest first. */
export async function roomsShowing({ db }: TenantView, projectId: string): Promise<PlacedRoom[]> {
  const shown = await db.projectRoom.findMany({
    where: { projectId },
    orderBy: [{ createdAt: 'asc' }, { roomId: 'asc' }],
    select: { roomId: true },
  });
  const rooms = await db.room.findMany({
    where: { id: { in: shown.map((row) => row.roomId) } },
  });
  const workspaces = await db.workspace.findMany({
    where: { id: { in: [...new Set(rooms.map((room) => room.workspaceId))] } },
  });
  return shown.flatMap(({ roomId }) => {
    const room = rooms.find((one) => one.id === roomId);
    const workspace = workspaces.find((one) => one.id === room?.workspaceId);
    return room?.active && workspace ? [{ ...room, workspace }] : [];
  });
}
