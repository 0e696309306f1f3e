import type { Member, Series } from '../../store/generated/postgresql/client.ts';
import type { TenantTx, TenantView } from '../../store/store.ts';
import type { OperationContext, UndoChange } from '../operation.ts';
import { dayStart, readRule } from './rule.ts';

/** The series with an id, or null. */
export function findSeries(tx: TenantView, id: string): Promise<Series | null> {
  return tx.db.series.findFirst({ where: { id } });
}

/** Whose days off count for a task: those of its responsible person; null where nobody is responsible. */
export async function whoseDays(
  tx: TenantView,
  responsibleId: string | null,
): Promise<Pick<Member, 'calendar' | 'zone'> | null> {
  return responsibleId === null ? null : tx.db.member.findFirst({ where: { id: responsibleId } });
}

/** Names all occurrences of a series. */
const scheduleOf = (seriesId: string): string => `series:${seriesId}:`;

/**
 * Plans the day on which a series makes its next task; what was planned before and has not happened is taken off.
 * A stopped series, or one at its end, plans nothing.
 */
export async function planNext(
  context: Pick<OperationContext, 'tx' | 'ids'>,
  series: Pick<Series, 'id' | 'rule' | 'nextDate' | 'stoppedAt'>,
): Promise<void> {
  const schedule = scheduleOf(series.id);
  await context.tx.unplan(schedule);
  if (series.stoppedAt || series.nextDate === null) return;
  const rule = readRule(series.rule);
  await context.tx.plan([
    {
      id: context.ids.next('due'),
      schedule,
      localKey: `${series.nextDate}T${rule.clock}`,
      kind: 'series',
      payload: JSON.stringify({ series: series.id }),
      dueAt: dayStart(series.nextDate, rule),
    },
  ]);
}

/** Has the cards of a series' unfinished tasks say anew when the next one comes. */
export async function tellSeries(context: OperationContext, seriesId: string): Promise<void> {
  const tasks = await context.tx.db.task.findMany({
    where: { seriesId, status: { not: 'done' }, deletedAt: null },
    select: { id: true },
    orderBy: { number: 'asc' },
  });
  for (const { id: taskId } of tasks) {
    context.emit({ type: 'task.changed', actorId: context.actor.id, taskId, fields: ['series'] });
  }
}

/** Plans anew the series that a step touched, after it was taken back, and has their cards say so. */
export async function planAfterUndo(
  context: OperationContext,
  changes: readonly UndoChange[],
): Promise<void> {
  for (const change of changes) {
    if (change.record !== 'series') continue;
    const series = await findSeries(context.tx, change.id);
    if (!series) continue;
    await planNext(context, series);
    await tellSeries(context, series.id);
  }
}

/** Whether the day of a series' next task has come. */
export function hasCome(series: Pick<Series, 'rule' | 'nextDate'>, now: Date): boolean {
  return series.nextDate !== null && dayStart(series.nextDate, readRule(series.rule)) <= now;
}

/** Takes a step on a series on condition that nobody took one meanwhile; false where somebody did. */
export async function step(
  tx: TenantTx,
  series: Pick<Series, 'id' | 'lastDate' | 'nextDate' | 'stoppedAt'>,
  data: Partial<Pick<Series, 'lastTaskId' | 'lastDate' | 'nextDate' | 'made' | 'stoppedAt'>>,
): Promise<boolean> {
  const { id, lastDate, nextDate, stoppedAt } = series;
  const { count } = await tx.db.series.updateMany({ where: { id, lastDate, nextDate, stoppedAt }, data });
  return count === 1;
}
