import { z } from 'zod';
import { assertAssignable } from '../member/people.ts';
import { defineOperation } from '../operation.ts';
import { id, people, priority } from '../schemas.ts';
import { alterTask } from './alter.ts';
import type { TaskColumns } from './columns.ts';
import { dueColumns, settle, startColumns } from './moment.ts';
import { receipt } from './receipt.ts';
import { peopleOf } from './row.ts';
import { due, estimate, tags, title } from './schemas.ts';

const input = z.object({
  task: id,
  title: title.optional(),
  responsible: id.nullable().optional(),
  helpers: people.optional(),
  followers: people.optional(),
  due: due.optional(),
  start: due.optional(),
  priority: priority.optional(),
  tags: tags.optional(),
  estimate: estimate.nullable().optional(),
});

function columnsOf(asked: z.infer<typeof input>): TaskColumns {
  return {
    ...(asked.title === undefined ? {} : { title: asked.title }),
    ...(asked.responsible === undefined ? {} : { responsibleId: asked.responsible }),
    ...(asked.due === undefined ? {} : dueColumns(settle(asked.due).stored)),
    ...(asked.start === undefined ? {} : startColumns(settle(asked.start).stored)),
    ...(asked.priority === undefined ? {} : { priority: asked.priority }),
    ...(asked.tags === undefined ? {} : { tags: asked.tags }),
    ...(asked.estimate === undefined ? {} : { estimate: asked.estimate }),
  };
}

/** Changes several fields of a task at once: one audit entry, one undo step; nothing where all are as they were. */
export const taskEdit = defineOperation({
  name: 'task.edit',
  input,
  right: 'task.edit',
  changes: true,
  async run(context, asked) {
    const act = { task: asked.task, right: 'task.edit', action: 'task.edited', verb: 'edit' } as const;
    const altered = await alterTask(context, act, async (task) => {
      // A form repeats who is there already, also people who have left since.
      const present = [task.responsibleId, ...task.people.map((person) => person.memberId)];
      const named = [asked.responsible, ...(asked.helpers ?? []), ...(asked.followers ?? [])];
      const added = named.filter((memberId) => memberId && !present.includes(memberId));
      await assertAssignable(context.tx, task.project, added);
      const responsible = asked.responsible === undefined ? task.responsibleId : asked.responsible;
      const helpers = (asked.helpers ?? peopleOf(task, 'helper')).filter(
        (memberId) => memberId !== responsible,
      );
      return {
        set: columnsOf(asked),
        helpers,
        ...(asked.followers ? { followers: asked.followers } : {}),
      };
    });
    const clock = asked.due ? settle(asked.due).note : null;
    return { ...(await receipt(context, altered)), clock };
  },
});
