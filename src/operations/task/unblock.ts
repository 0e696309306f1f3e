import { defineOperation } from '../operation.ts';
import { already } from '../refusal.ts';
import { alterTask } from './alter.ts';
import { receipt } from './receipt.ts';
import { taskRef } from './schemas.ts';

/** Lifts a block: a task that had been started is in progress again, another one open. */
export const taskUnblock = defineOperation({
  name: 'task.unblock',
  input: taskRef,
  right: 'task.progress',
  changes: true,
  async run(context, input) {
    const act = {
      task: input.task,
      right: 'task.progress',
      action: 'task.unblocked',
      verb: 'unblock',
    } as const;
    const altered = await alterTask(context, act, (task) => {
      if (task.status !== 'blocked') throw already(task.status, { key: task.key });
      return { set: { status: task.startedAt ? 'in_progress' : 'open', blockedReason: null } };
    });
    return receipt(context, altered);
  },
});
