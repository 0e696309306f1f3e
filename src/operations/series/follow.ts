import type { OperationContext, UndoChange } from '../operation.ts';
import type { TaskRow } from '../task/row.ts';
import { advance } from './advance.ts';
import { findSeries, hasCome } from './row.ts';

/**
 * What follows when a task is done: where it is the newest one of a series, the next one is made at once, unless
 * its day has come anyway. Resolves to the key of the new task and what would take it back.
 */
export async function followDone(
  context: OperationContext,
  task: TaskRow,
): Promise<{ readonly key: string | null; readonly changes: readonly UndoChange[] }> {
  const nothing = { key: null, changes: [] };
  if (task.seriesId === null) return nothing;
  const series = await findSeries(context.tx, task.seriesId);
  if (!series || series.stoppedAt || series.lastTaskId !== task.id) return nothing;
  if (series.nextDate === null || hasCome(series, context.now)) return nothing;
  const { task: made, changes } = await advance(context, series, series.nextDate);
  return { key: made?.key ?? null, changes };
}
