import { z } from 'zod';
import { defineOperation, OperationError, type UndoChange } from '../operation.ts';
import { already } from '../refusal.ts';
import { id } from '../schemas.ts';
import { readBindable, setDefault } from './shown.ts';
import { viewRoom } from './view.ts';

/** Makes a project that a room shows its default: the one meant where no other is named. */
export const roomDefault = defineOperation({
  name: 'room.default',
  input: z.object({ project: id, room: id }),
  right: 'room.bind',
  changes: true,
  async run(context, input) {
    const { db } = context.tx;
    const { project, room } = await readBindable(context, input);
    const shown = await db.projectRoom.findMany({ where: { roomId: room.id } });
    const chosen = shown.find((row) => row.projectId === project.id);
    if (!chosen) {
      throw new OperationError('not_found', { noun: 'project', id: project.id, key: project.code });
    }
    if (chosen.isDefault) throw already('default', { key: project.code, by: room.name });
    const changes: UndoChange[] = [];
    for (const row of shown) {
      const isDefault = row === chosen;
      if (row.isDefault !== isDefault) changes.push(await setDefault(context, row, isDefault));
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
