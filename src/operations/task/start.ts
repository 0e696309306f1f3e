import { defineOperation } from '../operation.ts';
import { already } from '../refusal.ts';
import { alterTask } from './alter.ts';
import { alreadyDone } from './done.ts';
import { receipt } from './receipt.ts';
import { taskRef } from './schemas.ts';

/** Puts a task in progress; a blocked one is unblocked by it. */
export const taskStart = defineOperation({
  name: 'task.start',
  input: taskRef,
  right: 'task.progress',
  changes: true,
  async run(context, input) {
    const act = { task: input.task, right: 'task.progress', action: 'task.started', verb: 'start' } as const;
    const altered = await alterTask(context, act, async (task) => {
      if (task.status === 'done') throw await alreadyDone(context, task);
      if (task.status === 'in_progress') {
        throw already('in_progress', { key: task.key, at: task.startedAt });
      }
      return {
        set: { status: 'in_progress', startedAt: task.startedAt ?? context.now, blockedReason: null },
      };
    });
    return receipt(context, altered);
  },
});
