import { readName } from '../member/people.ts';
import { defineOperation, type OperationContext, type OperationError } from '../operation.ts';
import { already } from '../refusal.ts';
import { followDone } from '../series/follow.ts';
import { alterTask } from './alter.ts';
import { receipt } from './receipt.ts';
import type { TaskRow } from './row.ts';
import { taskRef } from './schemas.ts';

/** The answer to whoever finishes a task that is done: by whom, and when. */
export async function alreadyDone(context: OperationContext, task: TaskRow): Promise<OperationError> {
  const by = await readName(context.tx, task.doneById);
  return already('done', { key: task.key, by, at: task.doneAt });
}

/**
 * Finishes a task, also while tasks it depends on are open: the answer names those. A repeated task makes its next
 * one, whose key is `next`.
 */
export const taskDone = defineOperation({
  name: 'task.done',
  input: taskRef,
  right: 'task.progress',
  changes: true,
  async run(context, input) {
    const act = { task: input.task, right: 'task.progress', action: 'task.done', verb: 'done' } as const;
    const altered = await alterTask(context, act, async (task) => {
      if (task.status === 'done') throw await alreadyDone(context, task);
      return {
        set: { status: 'done', doneAt: context.now, doneById: context.actor.id, blockedReason: null },
      };
    });
    const { key: next, changes } = await followDone(context, altered.after);
    if (changes.length > 0) {
      const { key, title } = altered.after;
      context.undoable({ summary: { verb: 'done', key, title }, changes });
    }
    const answer = await receipt(context, altered);
    return { ...answer, next, openDependencies: answer.task.dependsOn.filter((needed) => !needed.done) };
  },
});
