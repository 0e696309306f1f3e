import type { OperationContext, UndoChange } from '../operation.ts';

/** The id by which an undo step names that a project is shown in a room. */
export function shownId(projectId: string, roomId: string): string {
  return `${projectId}:${roomId}`;
}

/** Shows a project in a room, as its default if it is the first there; the caller has checked the right. */
export async function showInRoom(
  context: OperationContext,
  projectId: string,
  roomId: string,
): Promise<UndoChange[]> {
  const { tx, actor, now } = context;
  const isDefault = (await tx.db.projectRoom.count({ where: { roomId } })) === 0;
  await tx.db.projectRoom.create({
    data: { projectId, roomId, tenantId: tx.tenantId, isDefault, createdAt: now },
  });
  context.emit({ type: 'project.shown', actorId: actor.id, projectId, roomId });
  return [
    {
      record: 'project_room',
      id: shownId(projectId, roomId),
      before: null,
      after: { isDefault, createdAt: now },
    },
  ];
}
