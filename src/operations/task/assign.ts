import { z } from 'zod';
import { assertAssignable } from '../member/people.ts';
import { defineOperation } from '../operation.ts';
import { already } from '../refusal.ts';
import { id, people } from '../schemas.ts';
import { alterTask } from './alter.ts';
import { receipt } from './receipt.ts';
import { peopleOf } from './row.ts';

/** Makes somebody responsible (or nobody), and where given replaces the helpers. */
export const taskAssign = defineOperation({
  name: 'task.assign',
  input: z.object({ task: id, responsible: id.nullable(), helpers: people.optional() }),
  right: 'task.edit',
  changes: true,
  async run(context, input) {
    const act = { task: input.task, right: 'task.edit', action: 'task.assigned', verb: 'assign' } as const;
    const altered = await alterTask(context, act, async (task) => {
      const helpers = (input.helpers ?? peopleOf(task, 'helper')).filter(
        (memberId) => memberId !== input.responsible,
      );
      await assertAssignable(context.tx, task.project, [input.responsible, ...(input.helpers ?? [])]);
      return { set: { responsibleId: input.responsible }, helpers };
    });
    if (altered.fields.length === 0) throw already('responsible', { key: altered.after.key });
    return receipt(context, altered);
  },
});
