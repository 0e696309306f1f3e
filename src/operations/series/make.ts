import { z } from 'zod';
import { defineOperation } from '../operation.ts';
import { notFound } from '../refusal.ts';
import { id } from '../schemas.ts';
import { readTask } from '../task/row.ts';
import { advance } from './advance.ts';
import { authorizeSeries } from './right.ts';
import { findSeries, hasCome, planNext, whoseDays } from './row.ts';
import { datesDue } from './rule.ts';

/**
 * Makes the task of a series whose day has come. Days that were missed collapse into the latest: the answer names
 * them in `missed`. Does nothing where the series is stopped or that task exists already.
 */
export const seriesMake = defineOperation({
  name: 'series.make',
  input: z.object({ series: id }),
  right: 'task.create',
  changes: true,
  async run(context, input) {
    const { tx, now } = context;
    const series = await findSeries(tx, input.series);
    if (!series) throw notFound('series', input.series);
    const last = await readTask(tx, series.lastTaskId);
    await authorizeSeries(context, series, last);
    const nothing = { task: null, missed: [] as readonly string[] };
    if (series.stoppedAt || series.nextDate === null) return nothing;
    if (!hasCome(series, now)) {
      await planNext(context, series);
      return nothing;
    }
    const dates = datesDue(series, series.nextDate, now, await whoseDays(tx, last.responsibleId));
    const date = dates.at(-1) ?? series.nextDate;
    const { task } = await advance(context, series, date);
    return { task: task && { id: task.id, key: task.key }, missed: task ? dates.slice(0, -1) : [] };
  },
});
