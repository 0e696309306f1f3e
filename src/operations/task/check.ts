import { z } from 'zod';
import type { ChecklistItem } from '../../store/generated/postgresql/client.ts';
import { foldText } from '../fold.ts';
import { defineOperation, type OperationContext, OperationError, type UndoChange } from '../operation.ts';
import { already, notFound } from '../refusal.ts';
import { id, limits, line } from '../schemas.ts';
import { openTask, recordPart } from './part.ts';
import { receipt } from './receipt.ts';
import type { TaskRow } from './row.ts';

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

async function tick(
  context: OperationContext,
  task: TaskRow,
  item: ChecklistItem,
  done: boolean,
): Promise<TaskRow> {
  if ((item.doneAt !== null) === done) {
    throw already(done ? 'ticked' : 'unticked', { key: task.key, at: item.doneAt });
  }
  const before = { doneAt: item.doneAt, doneById: item.doneById };
  const after = done ? { doneAt: context.now, doneById: context.actor.id } : { doneAt: null, doneById: null };
  const { count } = await context.tx.db.checklistItem.updateMany({
    where: { id: item.id, doneAt: item.doneAt },
    data: after,
  });
  if (count === 0) throw new OperationError('conflict', { key: task.key });
  return recordPart(context, task, {
    action: done ? 'task.item_ticked' : 'task.item_unticked',
    verb: 'check',
    field: 'checklist',
    body: { item: item.id, text: item.text },
    changes: [{ record: 'checklist_item', id: item.id, before, after }],
  });
}

async function add(
  context: OperationContext,
  task: TaskRow,
  items: readonly ChecklistItem[],
  text: string,
): Promise<TaskRow> {
  if (items.length >= limits.items) {
    throw new OperationError('limit', { what: 'items', maximum: limits.items, key: task.key });
  }
  const itemId = context.ids.next('item');
  const position = 1 + Math.max(0, ...items.map((item) => item.position));
  const { tx } = context;
  await tx.db.checklistItem.create({
    data: { id: itemId, tenantId: tx.tenantId, taskId: task.id, position, text },
  });
  const change: UndoChange = {
    record: 'checklist_item',
    id: itemId,
    before: null,
    after: { text, doneAt: null },
  };
  return recordPart(context, task, {
    action: 'task.item_added',
    verb: 'check',
    field: 'checklist',
    body: { item: itemId, text },
    changes: [change],
  });
}

/** Ticks (or unticks) a checklist item by its id or its text; a text that no item has becomes a new item. */
export const taskCheck = defineOperation({
  name: 'task.check',
  input,
  right: 'task.progress',
  changes: true,
  async run(context, asked) {
    const task = await openTask(context, asked.task, 'task.progress');
    const items = await context.tx.db.checklistItem.findMany({
      where: { taskId: task.id },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    });
    const named = items.find((item) => item.id === asked.item);
    if (asked.item !== undefined && !named) throw notFound('item', asked.item);
    const item = named ?? matching(items, asked.text ?? '');
    const after = item
      ? await tick(context, task, item, asked.done)
      : await add(context, task, items, asked.text ?? '');
    const answer = await receipt(context, { after, fields: ['checklist'] });
    return { ...answer, added: item === null };
  },
});
