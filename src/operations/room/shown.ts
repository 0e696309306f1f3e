import type { Project, ProjectRoom, Room } from '../../store/generated/postgresql/client.ts';
import { authorize } from '../authorize.ts';
import type { OperationContext, UndoChange } from '../operation.ts';
import { readProject } from '../project/row.ts';
import { readRoom } from './row.ts';

/** A project and a room whose binding the actor may change; throws where one is not there or they may not. */
export async function readBindable(
  context: OperationContext,
  asked: { readonly project: string; readonly room: string },
): Promise<{ readonly project: Project; readonly room: Room }> {
  const project = await readProject(context.tx, asked.project);
  await authorize(context, 'room.bind', { projectId: project.id, key: project.code });
  return { project, room: await readRoom(context.tx, asked.room) };
}

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

/** Makes a shown project its room's default, or takes that away. */
export async function setDefault(
  { tx }: OperationContext,
  { projectId, roomId, isDefault: before }: ProjectRoom,
  isDefault: boolean,
): Promise<UndoChange> {
  await tx.db.projectRoom.updateMany({ where: { projectId, roomId }, data: { isDefault } });
  return {
    record: 'project_room',
    id: shownId(projectId, roomId),
    before: { isDefault: before },
    after: { isDefault },
  };
}
