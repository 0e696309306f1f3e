import { type OperationContext, OperationError, type UndoChange } from '../operation.ts';
import { planNext, whoseDays } from './row.ts';
import { dateAfter, dateBehind, type Every, wallOn } from './rule.ts';

/** A series about to begin: the local date and the due time of its first task. */
export interface Beginning {
  readonly seriesId: string;
  readonly date: string;
  readonly due: { readonly wall: string; readonly zone: string };
  /** Writes the series once its first task exists; resolves to what would take it back. */
  write(taskId: string): Promise<UndoChange>;
}

/** Finds the first date of a repeated task; throws `invalid` where the rule has none before its end. */
export async function begin(
  context: OperationContext,
  every: Every,
  responsibleId: string | null,
): Promise<Beginning> {
  const { tx, ids, now, actor } = context;
  const terms = {
    rule: JSON.stringify(every.rule),
    dayOff: every.off,
    untilDate: every.until ?? null,
    limit: every.count ?? null,
  };
  const whose = await whoseDays(tx, responsibleId);
  const date = dateAfter({ ...terms, made: 0 }, now, whose);
  if (date === null) throw new OperationError('invalid', { path: 'every', issue: 'never' });
  const seriesId = ids.next('series');
  return {
    seriesId,
    date,
    due: wallOn(date, JSON.parse(terms.rule)),
    async write(taskId) {
      const nextDate = dateBehind({ ...terms, made: 1 }, date, whose);
      const series = {
        ...{ id: seriesId, tenantId: tx.tenantId, ...terms, made: 1, nextDate, stoppedAt: null },
        ...{ lastTaskId: taskId, lastDate: date, createdById: actor.id, createdAt: now },
      };
      await tx.db.series.create({ data: series });
      await planNext(context, series);
      context.audit({ action: 'series.begun', body: { series: seriesId, taskId, ...every, nextDate } });
      return { record: 'series', id: seriesId, before: null, after: { stoppedAt: null } };
    },
  };
}
