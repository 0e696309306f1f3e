import { z } from 'zod';
import { authorize } from '../authorize.ts';
import { defineOperation, type UndoChange } from '../operation.ts';
import { readProject } from '../project/row.ts';
import { already, needsConfirmation } from '../refusal.ts';
import { confirmed, id } from '../schemas.ts';
import { readRoom } from './row.ts';
import { shownId } from './shown.ts';
import { viewRoom } from './view.ts';

/** Takes a project out of a room after one confirmation; where it was the default, the one shown longest takes its place. */
export const roomHide = defineOperation({
  name: 'room.hide',
  input: z.object({ project: id, room: id, confirmed }),
  right: 'room.bind',
  changes: true,
  async run(context, input) {
    const { db } = context.tx;
    const project = await readProject(context.tx, input.project);
    await authorize(context, 'room.bind', { projectId: project.id, key: project.code });
    const room = await readRoom(context.tx, input.room);
    const where = { projectId: project.id, roomId: room.id };
    const shown = await db.projectRoom.findFirst({ where });
    if (!shown) throw already('hidden', { key: project.code, by: room.name });
    if (input.confirmed < 1) {
      throw needsConfirmation({ key: project.code, title: project.name, step: 1, of: 1 });
    }
    await db.projectRoom.deleteMany({ where });
    const changes: UndoChange[] = [
      {
        record: 'project_room',
        id: shownId(project.id, room.id),
        before: { isDefault: shown.isDefault, createdAt: shown.createdAt },
        after: null,
      },
    ];
    const heir = shown.isDefault
      ? await db.projectRoom.findFirst({
          where: { roomId: room.id },
          orderBy: [{ createdAt: 'asc' }, { projectId: 'asc' }],
        })
      : null;
    if (heir) {
      await db.projectRoom.updateMany({
        where: { projectId: heir.projectId, roomId: room.id },
        data: { isDefault: true },
      });
      changes.push({
        record: 'project_room',
        id: shownId(heir.projectId, room.id),
        before: { isDefault: false },
        after: { isDefault: true },
      });
    }
    context.emit({ type: 'room.changed', actorId: context.actor.id, roomId: room.id });
    context.audit({
      action: 'room.project_hidden',
      subject: project.code,
      body: { projectId: project.id, roomId: room.id },
    });
    context.undoable({ summary: { verb: 'room.hide', key: project.code, title: room.name }, changes });
    return { room: await viewRoom(context, room.id), hidden: project.code };
  },
});
