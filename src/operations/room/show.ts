import { z } from 'zod';
import { authorize } from '../authorize.ts';
import { defineOperation } from '../operation.ts';
import { readLiveProject } from '../project/row.ts';
import { already } from '../refusal.ts';
import { id } from '../schemas.ts';
import { readRoom } from './row.ts';
import { showInRoom } from './shown.ts';
import { viewRoom } from './view.ts';

/** Shows a project in a room; the first one there is its default. */
export const roomShow = defineOperation({
  name: 'room.show',
  input: z.object({ project: id, room: id }),
  right: 'room.bind',
  changes: true,
  async run(context, input) {
    const { tx } = context;
    const project = await readLiveProject(tx, input.project);
    await authorize(context, 'room.bind', { projectId: project.id, key: project.code });
    const room = await readRoom(tx, input.room);
    const shown = await tx.db.projectRoom.count({ where: { projectId: project.id, roomId: room.id } });
    if (shown > 0) throw already('shown', { key: project.code, by: room.name });
    const changes = await showInRoom(context, project.id, room.id);
    context.audit({
      action: 'room.project_shown',
      subject: project.code,
      body: { projectId: project.id, roomId: room.id },
    });
    context.undoable({
      summary: { verb: 'room.show', key: project.code, title: room.name },
      changes,
    });
    return { room: await viewRoom(context, room.id) };
  },
});
