import { z } from 'zod';
import { defineOperation, OperationError, type UndoChange } from '../operation.ts';
import { already } from '../refusal.ts';
import { id } from '../schemas.ts';
import { openTask } from '../task/part.ts';
import { receipt } from '../task/receipt.ts';
import { readTask } from '../task/row.ts';
import { writeThreadKey } from './key.ts';

const platformId = z.string().min(1).max(200);

/**
 * Makes the replies of a thread comments of a task, or (`comments` false) no longer. `room` and `thread` are the
 * platform's ids within the workspace in which the act happens.
 */
export const threadLink = defineOperation({
  name: 'thread.link',
  input: z.object({ task: id, room: platformId, thread: platformId, comments: z.boolean() }),
  right: 'task.note',
  changes: true,
  async run(context, { task: taskId, room, thread, comments }) {
    const { tx, place, now } = context;
    const task = await openTask(context, taskId, 'task.note');
    if (!place) throw new OperationError('invalid', { path: 'room', issue: 'group_only' });
    const key = { workspaceId: place.workspaceId, room, thread };
    const known = await tx.db.threadLink.findFirst({ where: key });
    const here = known?.taskId === taskId && known.comments;
    if (comments === here) throw already(comments ? 'thread_linked' : 'thread_unlinked', { key: task.key });
    if (comments && known) await tx.db.threadLink.updateMany({ where: key, data: { taskId, comments } });
    else if (comments) {
      const row = { ...key, tenantId: tx.tenantId, taskId, comments, createdAt: now };
      await tx.db.threadLink.create({ data: row });
    } else await tx.db.threadLink.deleteMany({ where: key });
    const change: UndoChange = {
      record: 'thread_link',
      id: writeThreadKey(key),
      before: known && { taskId: known.taskId, comments: known.comments, createdAt: known.createdAt },
      after: comments ? { taskId, comments } : null,
    };
    context.emit({ type: 'task.changed', actorId: context.actor.id, taskId, fields: ['notes'] });
    context.audit({
      action: comments ? 'thread.linked' : 'thread.unlinked',
      subject: task.key,
      body: { taskId, ...key },
    });
    context.undoable({ summary: { verb: 'thread', key: task.key, title: task.title }, changes: [change] });
    return receipt(context, { after: await readTask(tx, taskId), fields: [] });
  },
});
