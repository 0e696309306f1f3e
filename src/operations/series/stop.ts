import { defineOperation, OperationError } from '../operation.ts';
import { already } from '../refusal.ts';
import { openTask } from '../task/part.ts';
import { receipt } from '../task/receipt.ts';
import { readTask } from '../task/row.ts';
import { taskRef } from '../task/schemas.ts';
import { findSeries, planNext, step, tellSeries } from './row.ts';

/** Stops the series of a task: those that exist stay, no further one is made. */
export const seriesStop = defineOperation({
  name: 'series.stop',
  input: taskRef,
  right: 'task.edit',
  changes: true,
  async run(context, input) {
    const { tx, now } = context;
    const task = await openTask(context, input.task, 'task.edit');
    const series = task.seriesId === null ? null : await findSeries(tx, task.seriesId);
    if (!series) throw already('not_repeating', { key: task.key });
    if (series.stoppedAt) throw already('not_repeating', { key: task.key, at: series.stoppedAt });
    if (!(await step(tx, series, { stoppedAt: now })))
      throw new OperationError('conflict', { key: task.key });
    await planNext(context, { ...series, stoppedAt: now });
    await tellSeries(context, series.id);
    context.audit({ action: 'series.stopped', subject: task.key, body: { series: series.id } });
    context.undoable({
      summary: { verb: 'every', key: task.key, title: task.title },
      changes: [{ record: 'series', id: series.id, before: { stoppedAt: null }, after: { stoppedAt: now } }],
    });
    return receipt(context, { after: await readTask(tx, task.id), fields: ['series'] });
  },
});
