import type { Right } from '../../policy/index.ts';
import { authorize } from '../authorize.ts';
import type { OperationContext, TaskField, UndoChange } from '../operation.ts';
import { assertChangeable, caseOf, readTask, type TaskRow } from './row.ts';

/** Reads a task for a change of something that belongs to it; throws where the actor may not or it cannot change. */
export async function openTask(context: OperationContext, id: string, right: Right): Promise<TaskRow> {
  const task = await readTask(context.tx, id);
  const progress = right === 'task.progress' || right === 'task.note';
  await authorize(context, right, caseOf(context, task), { progress });
  assertChangeable(task);
  return task;
}

/** Something that belongs to a task and was just written: how it is called, and what takes it back. */
export interface Part {
  readonly action: string;
  readonly verb: string;
  /** Absent where the act has an event of its own. */
  readonly field?: TaskField;
  readonly body: Readonly<Record<string, unknown>>;
  readonly changes: readonly UndoChange[];
}

/** Records a change of something that belongs to a task, and counts the task's version up; resolves to the task now. */
export async function recordPart(context: OperationContext, task: TaskRow, part: Part): Promise<TaskRow> {
  await context.tx.db.task.updateMany({
    where: { id: task.id },
    data: { version: { increment: 1 }, updatedAt: context.now },
  });
  if (part.field) {
    context.emit({ type: 'task.changed', actorId: context.actor.id, taskId: task.id, fields: [part.field] });
  }
  context.audit({ action: part.action, subject: task.key, body: { taskId: task.id, ...part.body } });
  context.undoable({
    summary: { verb: part.verb, key: task.key, title: task.title },
    changes: part.changes,
  });
  return readTask(context.tx, task.id);
}
