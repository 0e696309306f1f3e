import type { Series } from '../../store/generated/postgresql/client.ts';
import { authorize } from '../authorize.ts';
import type { OperationContext } from '../operation.ts';
import { caseOf, type TaskRow } from '../task/row.ts';

/** Passes for whoever began a series, and for those who may create tasks in its project; else throws `forbidden`. */
export async function authorizeSeries(
  context: OperationContext,
  series: Series,
  last: TaskRow,
): Promise<void> {
  // Whether its creator may still create tasks is decided for each date; then the date passes without one.
  if (context.actor.id === series.createdById) return;
  await authorize(context, 'task.create', caseOf(context, last));
}
