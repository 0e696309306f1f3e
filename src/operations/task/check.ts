import { z } from 'zod';
import type { ChecklistItem } from '../../store/generated/postgresql/client.ts';
import { foldText } from '../fold.ts';
import { defineOperation } from '../operation.ts';
import { already, notFound } from '../refusal.ts';
import { id, limits, line } from '../schemas.ts';
import { addItem, readItems, tickItem } from './checklist.ts';
import { openTask } from './part.ts';
import { receipt } from './receipt.ts';

const input = z
  .object({
    task: id,
    item: id.optional(),
    text: line(limits.item).optional(),
    done: z.boolean().default(true),
  })
  .refine((asked) => asked.item !== undefined || asked.text !== undefined, {
    path: ['text'],
    params: { required: true },
  });

/** The item whose text is the one said, else the only one that contains it. */
function matching(items: readonly ChecklistItem[], said: string): ChecklistItem | null {
  const wanted = foldText(said);
  const same = items.find((item) => foldText(item.text) === wanted);
  if (same) return same;
  const containing = items.filter((item) => foldText(item.text).includes(wanted));
  return containing.length === 1 ? (containing[0] ?? null) : null;
}

/** Ticks (or unticks) a checklist item by its id or its text; a text that no item has becomes a new item. */
export const taskCheck = defineOperation({
  name: 'task.check',
  input,
  right: 'task.progress',
  changes: true,
  async run(context, asked) {
    const task = await openTask(context, asked.task, 'task.progress');
    const items = await readItems(context, task.id);
    const named = items.find((item) => item.id === asked.item);
    if (asked.item !== undefined && !named) throw notFound('item', asked.item);
    const item = named ?? matching(items, asked.text ?? '');
    if (item && (item.doneAt !== null) === asked.done) {
      throw already(asked.done ? 'ticked' : 'unticked', { key: task.key, at: item.doneAt });
    }
    const after = item
      ? await tickItem(context, task, item, asked.done, 'check')
      : await addItem(context, task, { text: asked.text ?? '', done: false }, 'check');
    const answer = await receipt(context, { after, fields: ['checklist'] });
    return { ...answer, added: item === null };
  },
});
