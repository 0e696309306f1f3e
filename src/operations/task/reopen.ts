import { defineOperation } from '../operation.ts';
import { already } from '../refusal.ts';
import { alterTask } from './alter.ts';
import { receipt } from './receipt.ts';
import { taskRef } from './schemas.ts';

/** Opens a finished task again. */
export const taskReopen = defineOperation({
  name: 'task.reopen',
  input: taskRef,
  right: 'task.edit',
  changes: true,
  async run(context, input) {
    const act = { task: input.task, right: 'task.edit', action: 'task.reopened', verb: 'reopen' } as const;
    const altered = await alterTask(context, act, (task) => {
      if (task.status !== 'done') throw already(task.status, { key: task.key });
      return { set: { status: 'open', startedAt: null, doneAt: null, doneById: null } };
    });
    return receipt(context, altered);
  },
});
