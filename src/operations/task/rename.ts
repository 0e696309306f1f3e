import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { already } from '../refusal.ts';
import { id } from '../schemas.ts';
import { alterTask } from './alter.ts';
import { receipt } from './receipt.ts';
import { title } from './schemas.ts';

/** Gives a task another title. */
export const taskRename = defineOperation({
  name: 'task.rename',
  input: z.object({ task: id, title }),
  right: 'task.edit',
  changes: true,
  async run(context, input) {
    const act = { task: input.task, right: 'task.edit', action: 'task.renamed', verb: 'rename' } as const;
    const altered = await alterTask(context, act, () => ({ set: { title: input.title } }));
    if (altered.fields.length === 0) throw already('title', { key: altered.after.key });
    return receipt(context, altered);
  },
});
