import { z } from 'zod';
import { defineOperation, type UndoChange } from '../operation.ts';
import { already, needsConfirmation } from '../refusal.ts';
import { confirmed, id } from '../schemas.ts';
import { readBindable, setDefault, shownId } from './shown.ts';
import { viewRoom } from './view.ts';

/** Takes a project out of a room after one confirmation; where it was the default, the one shown longest takes its place. */
export const roomHide = defineOperation({
  name: 'room.hide',
  input: z.object({ project: id, room: id, confirmed }),
  right: 'room.bind',
  changes: true,
  async run(context, input) {
    const { db } = context.tx;
    const { project, room } = await readBindable(context, input);
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
    if (heir) changes.push(await setDefault(context, heir, true));
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
