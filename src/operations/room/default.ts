import { z } from 'zod';
import { authorize } from '../authorize.ts';
import { defineOperation, OperationError, type UndoChange } from '../operation.ts';
import { readProject } from '../project/row.ts';
import { already } from '../refusal.ts';
import { id } from '../schemas.ts';
import { readRoom } from './row.ts';
import { shownId } from './shown.ts';
import { viewRoom } from './view.ts';

/** Makes a project that a room shows its default: the one meant where no other is named. */
export const roomDefault = defineOperation({
  name: 'room.default',
  input: z.object({ project: id, room: id }),
  right: 'room.bind',
  changes: true,
  async run(context, input) {
    const { db } = context.tx;
    const project = await readProject(context.tx, input.project);
    await authorize(context, 'room.bind', { projectId: project.id, key: project.code });
    const room = await readRoom(context.tx, input.room);
    const shown = await db.projectRoom.findMany({ where: { roomId: room.id } });
    const chosen = shown.find((row) => row.projectId === project.id);
    if (!chosen) {
      throw new OperationError('not_found', { noun: 'project', id: project.id, key: project.code });
    }
    if (chosen.isDefault) throw already('default', { key: project.code, by: room.name });
    const changes: UndoChange[] = [];
    for (const row of shown) {
      const isDefault = row === chosen;
      if (row.isDefault === isDefault) continue;
      await db.projectRoom.updateMany({
        where: { projectId: row.projectId, roomId: room.id },
        data: { isDefault },
      });
      changes.push({
        record: 'project_room',
        id: shownId(row.projectId, room.id),
        before: { isDefault: row.isDefault },
        after: { isDefault },
      });
    }
    context.emit({ type: 'room.changed', actorId: context.actor.id, roomId: room.id });
    context.audit({
      action: 'room.default_changed',
      subject: project.code,
      body: { projectId: project.id, roomId: room.id },
    });
    context.undoable({ summary: { verb: 'room.default', key: project.code, title: room.name }, changes });
    return { room: await viewRoom(context, room.id) };
  },
});
