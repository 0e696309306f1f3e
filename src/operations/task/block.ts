import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { already } from '../refusal.ts';
import { id } from '../schemas.ts';
import { alterTask } from './alter.ts';
import { alreadyDone } from './done.ts';
import { receipt } from './receipt.ts';
import { reason } from './schemas.ts';

/** Marks a task as blocked, with the reason; a blocked one takes the new reason. */
export const taskBlock = defineOperation({
  name: 'task.block',
  input: z.object({ task: id, reason }),
  right: 'task.progress',
  changes: true,
  async run(context, input) {
    const act = { task: input.task, right: 'task.progress', action: 'task.blocked', verb: 'block' } as const;
    const altered = await alterTask(context, act, async (task) => {
      if (task.status === 'done') throw await alreadyDone(context, task);
      if (task.status === 'blocked' && task.blockedReason === input.reason) {
        throw already('blocked', { key: task.key });
      }
      return { set: { status: 'blocked', blockedReason: input.reason } };
    });
    return receipt(context, altered);
  },
});
