import type { Series } from '../../store/generated/postgresql/client.ts';
import { type OperationContext, OperationError, type UndoChange } from '../operation.ts';
import { planNext, step, tellSeries } from './row.ts';

/** Stops a series that goes on: tasks that exist stay, no further one is made. Resolves to what would take it back. */
export async function endSeries(context: OperationContext, series: Series, key: string): Promise<UndoChange> {
  const { tx, now } = context;
  if (!(await step(tx, series, { stoppedAt: now }))) throw new OperationError('conflict', { key });
  await planNext(context, { ...series, stoppedAt: now });
  await tellSeries(context, series.id);
  context.audit({ action: 'series.stopped', subject: key, body: { series: series.id } });
  return { record: 'series', id: series.id, before: { stoppedAt: null }, after: { stoppedAt: now } };
}
