import type { Series } from '../../store/generated/postgresql/client.ts';
import { readActor } from '../member/actor.ts';
import { type OperationContext, OperationError, type UndoChange } from '../operation.ts';
import { addTask } from '../task/add.ts';
import { peopleOf, readTask, type TaskRow } from '../task/row.ts';
import { tagsOf } from '../task/tags.ts';
import { planNext, step, tellSeries, whoseDays } from './row.ts';
import { dateBehind, readRule, wallOn } from './rule.ts';

/** The next task of a series, and what would take the step back; no task where it was refused, with the reason. */
export interface Advanced {
  readonly task: TaskRow | null;
  readonly refusal: OperationError | null;
  readonly changes: readonly UndoChange[];
}

/** Who can still be given work, of those named on the task before. */
async function stillActive(context: OperationContext, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await context.tx.db.member.findMany({
    where: { id: { in: [...ids] }, active: true },
    select: { id: true },
  });
  return new Set(rows.map((row) => row.id));
}

/** The input of the next task: what the one before says now, its checklist open again. */
async function likeBefore(context: OperationContext, last: TaskRow) {
  const items = await context.tx.db.checklistItem.findMany({
    where: { taskId: last.id },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { text: true },
  });
  const helpers = peopleOf(last, 'helper');
  const followers = peopleOf(last, 'follower');
  const active = await stillActive(context, [last.responsibleId ?? '', ...helpers, ...followers]);
  return {
    project: last.projectId,
    title: last.title,
    responsible: last.responsibleId && active.has(last.responsibleId) ? last.responsibleId : null,
    helpers: helpers.filter((id) => active.has(id)),
    followers: followers.filter((id) => active.has(id)),
    priority: last.priority,
    tags: tagsOf(last),
    estimate: last.estimate,
    items: items.map((item) => item.text),
    milestone: last.milestone,
    pinned: last.pinned,
  };
}

/** The same context in the name of whoever began the series, in the room where that was said. */
async function asCreator(context: OperationContext, series: Series, last: TaskRow) {
  const actor = await readActor(context.tx, series.createdById);
  if (!actor) throw new OperationError('not_found', { noun: 'member', id: series.createdById });
  const origin = last.originRoomId ? { roomId: last.originRoomId } : {};
  return { ...context, actor, place: null, origin };
}

async function make(context: OperationContext, series: Series, last: TaskRow, date: string) {
  try {
    const own = await asCreator(context, series, last);
    const due = wallOn(date, readRule(series.rule));
    const input = { ...(await likeBefore(context, last)), due };
    return { added: await addTask(own, input, { seriesId: series.id, date }), refusal: null };
  } catch (error) {
    if (!(error instanceof OperationError) || error.code === 'conflict') throw error;
    return { added: null, refusal: error };
  }
}

/**
 * Makes the task of one date of a series in the name of whoever began it, and plans the date behind it. Where that
 * person or the project no longer allows it, the date passes without a task. Throws `conflict` where somebody else
 * made a step on the series meanwhile.
 */
export async function advance(context: OperationContext, series: Series, date: string): Promise<Advanced> {
  const last = await readTask(context.tx, series.lastTaskId);
  const { added, refusal } = await make(context, series, last, date);
  const whose = await whoseDays(context.tx, added?.task.responsibleId ?? last.responsibleId);
  const made = series.made + (added ? 1 : 0);
  const set = {
    lastTaskId: added?.task.id ?? series.lastTaskId,
    lastDate: date,
    made,
    nextDate: dateBehind({ ...series, made }, date, whose),
  };
  if (!(await step(context.tx, series, set))) throw new OperationError('conflict', { key: last.key });
  await planNext(context, { ...series, ...set });
  const { lastTaskId, lastDate, nextDate } = series;
  const before = { lastTaskId, lastDate, nextDate, made: series.made };
  if (refusal) {
    context.audit({
      action: 'series.passed',
      subject: last.key,
      body: { series: series.id, date, why: refusal.code, facts: refusal.facts },
    });
  }
  await tellSeries(context, series.id);
  const change: UndoChange = { record: 'series', id: series.id, before, after: set };
  return { task: added?.task ?? null, refusal, changes: [change, ...(added?.changes ?? [])] };
}
