import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { already } from '../refusal.ts';
import { id, priority } from '../schemas.ts';
import { alterTask } from './alter.ts';
import { receipt } from './receipt.ts';

/** Sets a task's priority. */
export const taskPriority = defineOperation({
  name: 'task.priority',
  input: z.object({ task: id, priority }),
  right: 'task.edit',
  changes: true,
  async run(context, input) {
    const act = {
      task: input.task,
      right: 'task.edit',
      action: 'task.priority_changed',
      verb: 'priority',
    } as const;
    const altered = await alterTask(context, act, () => ({ set: { priority: input.priority } }));
    if (altered.fields.length === 0) throw already('priority', { key: altered.after.key });
    return receipt(context, altered);
  },
});
