import { z } from 'zod';
import { authorize } from '../authorize.ts';
import { readName } from '../member/people.ts';
import { defineOperation, OperationError } from '../operation.ts';
import { already, needsConfirmation } from '../refusal.ts';
import { confirmed, id } from '../schemas.ts';
import { receipt } from './receipt.ts';
import { assertChangeable, caseOf, isKeyNode, readTask } from './row.ts';

/**
 * Deletes a task after one confirmation, a key node after two. Until then throws `needs_confirmation`, whose
 * `step` is the value of `confirmed` to send next. The record stays and can be restored.
 */
export const taskDelete = defineOperation({
  name: 'task.delete',
  input: z.object({ task: id, confirmed }),
  right: 'task.delete',
  changes: true,
  async run(context, input) {
    const { tx, actor, now } = context;
    const task = await readTask(tx, input.task);
    const right = isKeyNode(task) ? 'task.delete_key' : 'task.delete';
    const started = task.status !== 'open' || task.startedAt !== null;
    const { twice } = await authorize(context, right, caseOf(context, task), { started });
    if (task.deletedAt) {
      const by = await readName(tx, task.deletedById);
      throw already('deleted', { key: task.key, by, at: task.deletedAt });
    }
    assertChangeable(task);
    const of = twice ? 2 : 1;
    if (input.confirmed < of) {
      throw needsConfirmation({ key: task.key, title: task.title, step: input.confirmed + 1, of });
    }
    const after = { deletedAt: now, deletedById: actor.id };
    const { count } = await tx.db.task.updateMany({
      where: { id: task.id, version: task.version },
      data: { ...after, version: { increment: 1 }, updatedAt: now },
    });
    if (count === 0) throw new OperationError('conflict', { key: task.key });
    context.emit({ type: 'task.deleted', actorId: actor.id, taskId: task.id });
    context.audit({
      action: 'task.deleted',
      subject: task.key,
      body: { taskId: task.id, title: task.title },
    });
    context.undoable({
      summary: { verb: 'delete', key: task.key, title: task.title },
      changes: [{ record: 'task', id: task.id, before: { deletedAt: null, deletedById: null }, after }],
    });
    return receipt(context, { after: await readTask(tx, task.id), fields: [] });
  },
});
