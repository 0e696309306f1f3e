import { defineOperation } from '../operation.ts';
import { already } from '../refusal.ts';
import { openTask } from '../task/part.ts';
import { receipt } from '../task/receipt.ts';
import { readTask } from '../task/row.ts';
import { taskRef } from '../task/schemas.ts';
import { endSeries } from './end.ts';
import { findSeries } from './row.ts';

/** Stops the series of a task: those that exist stay, no further one is made. */
export const seriesStop = defineOperation({
  name: 'series.stop',
  input: taskRef,
  right: 'task.edit',
  changes: true,
  async run(context, input) {
    const { tx } = context;
    const task = await openTask(context, input.task, 'task.edit');
    const series = task.seriesId === null ? null : await findSeries(tx, task.seriesId);
    if (!series) throw already('not_repeating', { key: task.key });
    if (series.stoppedAt) throw already('not_repeating', { key: task.key, at: series.stoppedAt });
    context.undoable({
      summary: { verb: 'every', key: task.key, title: task.title },
      changes: [await endSeries(context, series, task.key)],
    });
    return receipt(context, { after: await readTask(tx, task.id), fields: ['series'] });
  },
});
