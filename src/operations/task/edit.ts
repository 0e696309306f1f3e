import { z } from 'zod';
import { assertAssignable } from '../member/people.ts';
import { defineOperation, type OperationContext, OperationError } from '../operation.ts';
import { id, limits, line, people, priority } from '../schemas.ts';
import { type Beginning, begin } from '../series/begin.ts';
import { endSeries } from '../series/end.ts';
import { findSeries } from '../series/row.ts';
import { every } from '../series/rule.ts';
import { type Altered, alterTask } from './alter.ts';
import { assertItemsFit, changeItems } from './checklist.ts';
import type { TaskColumns } from './columns.ts';
import { dueColumns, settle, startColumns } from './moment.ts';
import { receipt } from './receipt.ts';
import { peopleOf } from './row.ts';
import { due, estimate, tags, title } from './schemas.ts';

const itemIds = z.array(id).max(limits.items).default([]);

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
  /** How it repeats from now on; null: no longer. */
  every: every.nullable().optional(),
  /** What becomes of the checklist; items that are not named stay. */
  items: z
    .object({
      added: z
        .array(z.object({ text: line(limits.item), done: z.boolean().default(false) }))
        .max(limits.items)
        .default([]),
      removed: itemIds,
      ticked: itemIds,
      unticked: itemIds,
    })
    .optional(),
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

/** The series that a task begins anew: it is the first of it, due at its first date. */
function columnsOfSeries({ seriesId, date, due: first }: Beginning): TaskColumns {
  return { ...dueColumns(settle(first).stored), seriesId, seriesDate: date };
}

/** Ends the series in which a task stood, and writes the one that it begins. */
async function changeSeries(
  context: OperationContext,
  altered: Altered,
  begun: Beginning | null,
): Promise<void> {
  const { before, after } = altered;
  const former = before.seriesId === null ? null : await findSeries(context.tx, before.seriesId);
  const ended = former && !former.stoppedAt ? [await endSeries(context, former, after.key)] : [];
  const changes = [...ended, ...(begun ? [await begun.write(after.id)] : [])];
  if (changes.length === 0) return;
  context.undoable({ summary: { verb: 'edit', key: after.key, title: after.title }, changes });
}

/**
 * Changes several fields of a task at once: one audit entry (and one for each item of its checklist), one undo step;
 * nothing where all are as they were. One that is to repeat differently leaves its series, which ends, and begins another.
 */
export const taskEdit = defineOperation({
  name: 'task.edit',
  input,
  right: 'task.edit',
  changes: true,
  async run(context, asked) {
    const act = { task: asked.task, right: 'task.edit', action: 'task.edited', verb: 'edit' } as const;
    if (asked.every && asked.due) throw new OperationError('invalid', { path: 'every', issue: 'with_due' });
    let begun: Beginning | null = null;
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
      if (asked.items) await assertItemsFit(context, task, asked.items);
      begun = asked.every ? await begin(context, asked.every, responsible) : null;
      return {
        set: { ...columnsOf(asked), ...(begun ? columnsOfSeries(begun) : {}) },
        helpers,
        ...(asked.followers ? { followers: asked.followers } : {}),
      };
    });
    if (asked.every !== undefined) await changeSeries(context, altered, begun);
    const now = asked.items
      ? await changeItems(context, altered.after, asked.items, act.verb)
      : altered.after;
    const fields = now === altered.after ? altered.fields : [...altered.fields, 'checklist' as const];
    const clock = asked.due ? settle(asked.due).note : null;
    return { ...(await receipt(context, { after: now, fields })), clock };
  },
});
