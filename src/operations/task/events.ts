import type { OperationContext, TaskField } from '../operation.ts';
import type { TaskRow } from './row.ts';

/** Fields that have an event of their own. */
const SPOKEN: ReadonlySet<TaskField> = new Set(['status', 'responsible', 'due']);

/** Says what differs between two states of a task: one event for each thing people are told of, one for the rest. */
export function emitTaskChange(
  context: OperationContext,
  before: TaskRow,
  after: TaskRow,
  fields: readonly TaskField[],
): void {
  const about = { actorId: context.actor.id, taskId: after.id };
  if (fields.includes('status')) {
    const reason = after.status === 'blocked' && after.blockedReason ? { reason: after.blockedReason } : {};
    context.emit({
      type: 'task.status_changed',
      ...about,
      from: before.status,
      to: after.status,
      ...reason,
    });
  }
  if (fields.includes('responsible')) {
    context.emit({ type: 'task.assigned', ...about, from: before.responsibleId, to: after.responsibleId });
  }
  if (fields.includes('due')) context.emit({ type: 'task.due_changed', ...about });
  const rest = fields.filter((field) => !SPOKEN.has(field));
  if (rest.length > 0) context.emit({ type: 'task.changed', ...about, fields: rest });
}
