import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { already } from '../refusal.ts';
import { id } from '../schemas.ts';
import { alterTask } from './alter.ts';
import { dueColumns, settle } from './moment.ts';
import { receipt } from './receipt.ts';
import { due } from './schemas.ts';

/** Sets or clears when a task is due; answers what a clock change did to the wall time. */
export const taskDue = defineOperation({
  name: 'task.due',
  input: z.object({ task: id, due }),
  right: 'task.edit',
  changes: true,
  async run(context, input) {
    const act = { task: input.task, right: 'task.edit', action: 'task.due_changed', verb: 'due' } as const;
    const { stored, note } = settle(input.due);
    const altered = await alterTask(context, act, () => ({ set: dueColumns(stored) }));
    if (altered.fields.length === 0) throw already('due', { key: altered.after.key });
    return { ...(await receipt(context, altered)), clock: note };
  },
});
