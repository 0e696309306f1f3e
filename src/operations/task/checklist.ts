import type { ChecklistItem } from '../../store/generated/postgresql/client.ts';
import { type OperationContext, OperationError, type UndoChange } from '../operation.ts';
import { limits } from '../schemas.ts';
import { recordPart } from './part.ts';
import type { TaskRow } from './row.ts';

/** What an act wants done to a task's checklist; items that it does not name stay as they are. */
export interface ItemsWish {
  readonly added: readonly { readonly text: string; readonly done: boolean }[];
  readonly removed: readonly string[];
  readonly ticked: readonly string[];
  readonly unticked: readonly string[];
}

/** The items of a task's checklist, in their order. */
export function readItems(context: OperationContext, taskId: string): Promise<ChecklistItem[]> {
  return context.tx.db.checklistItem.findMany({
    where: { taskId },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  });
}

function tickOf({ now, actor }: OperationContext, done: boolean) {
  return done ? { doneAt: now, doneById: actor.id } : { doneAt: null, doneById: null };
}

/** Ticks or unticks an item; throws `conflict` where somebody did so in between. `verb` is that of the undo step. */
export async function tickItem(
  context: OperationContext,
  task: TaskRow,
  item: ChecklistItem,
  done: boolean,
  verb: string,
): Promise<TaskRow> {
  const before = { doneAt: item.doneAt, doneById: item.doneById };
  const after = tickOf(context, done);
  const { count } = await context.tx.db.checklistItem.updateMany({
    where: { id: item.id, doneAt: item.doneAt },
    data: after,
  });
  if (count === 0) throw new OperationError('conflict', { key: task.key });
  return recordPart(context, task, {
    action: done ? 'task.item_ticked' : 'task.item_unticked',
    verb,
    field: 'checklist',
    body: { item: item.id, text: item.text },
    changes: [{ record: 'checklist_item', id: item.id, before, after }],
  });
}

function assertFits(task: TaskRow, count: number): void {
  if (count <= limits.items) return;
  throw new OperationError('limit', { what: 'items', maximum: limits.items, key: task.key });
}

/** Throws `limit` where a checklist would become too long, so that nothing is written before that is known. */
export async function assertItemsFit(
  context: OperationContext,
  task: TaskRow,
  wish: ItemsWish,
): Promise<void> {
  const items = await readItems(context, task.id);
  const kept = items.filter(({ id }) => !wish.removed.includes(id));
  if (wish.added.length > 0) assertFits(task, kept.length + wish.added.length);
}

/** Adds an item below the others; throws `limit` where the list is full. `verb` is that of the undo step. */
export async function addItem(
  context: OperationContext,
  task: TaskRow,
  { text, done }: ItemsWish['added'][number],
  verb: string,
): Promise<TaskRow> {
  const items = await readItems(context, task.id);
  assertFits(task, items.length + 1);
  const { tx, ids } = context;
  const id = ids.next('item');
  const position = 1 + Math.max(0, ...items.map((item) => item.position));
  const tick = tickOf(context, done);
  await tx.db.checklistItem.create({
    data: { id, tenantId: tx.tenantId, taskId: task.id, position, text, ...tick },
  });
  const change: UndoChange = {
    record: 'checklist_item',
    id,
    before: null,
    after: { text, doneAt: tick.doneAt },
  };
  return recordPart(context, task, {
    action: 'task.item_added',
    verb,
    field: 'checklist',
    body: { item: id, text, ...(done ? { done } : {}) },
    changes: [change],
  });
}

async function removeItem(
  context: OperationContext,
  task: TaskRow,
  item: ChecklistItem,
  verb: string,
): Promise<TaskRow> {
  await context.tx.db.checklistItem.deleteMany({ where: { id: item.id } });
  const { taskId, position, text, doneAt, doneById } = item;
  return recordPart(context, task, {
    action: 'task.item_removed',
    verb,
    field: 'checklist',
    body: { item: item.id, text },
    changes: [
      {
        record: 'checklist_item',
        id: item.id,
        before: { taskId, position, text, doneAt, doneById },
        after: null,
      },
    ],
  });
}

/**
 * Does to a checklist what is wished, as one undo step of `verb`; what somebody has done meanwhile is left alone.
 * Answers the task now, and the same one where nothing was to be done.
 */
export async function changeItems(
  context: OperationContext,
  task: TaskRow,
  wish: ItemsWish,
  verb: string,
): Promise<TaskRow> {
  let now = task;
  for (const item of await readItems(context, task.id)) {
    const done = item.doneAt !== null;
    if (wish.removed.includes(item.id)) now = await removeItem(context, now, item, verb);
    else if (!done && wish.ticked.includes(item.id)) now = await tickItem(context, now, item, true, verb);
    else if (done && wish.unticked.includes(item.id)) now = await tickItem(context, now, item, false, verb);
  }
  for (const item of wish.added) now = await addItem(context, now, item, verb);
  return now;
}
