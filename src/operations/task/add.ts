import { authorize } from '../authorize.ts';
import { assertAssignable } from '../member/people.ts';
import { type OperationContext, OperationError, type UndoChange } from '../operation.ts';
import { readLiveProject } from '../project/row.ts';
import { notFound } from '../refusal.ts';
import { roomsShowing } from '../room/placed.ts';
import { begin } from '../series/begin.ts';
import { fieldOf, pick, type TaskColumn } from './columns.ts';
import { type ClockNote, dueColumns, settle, startColumns } from './moment.ts';
import { takeNumber } from './number.ts';
import { readTask, type TaskRow } from './row.ts';
import type { NewTask } from './schemas.ts';
import { type TaskPicture, viewTask } from './view.ts';
import { writeNote } from './write-note.ts';

/** A task just written, what would take it back, and what a clock change did to its due time. */
export interface Added {
  readonly task: TaskRow;
  readonly changes: readonly UndoChange[];
  readonly clock: ClockNote | null;
}

/** A new task as its card shows it. */
export function viewAdded({ tx, now }: OperationContext, { task }: Added): Promise<TaskPicture> {
  return viewTask(tx, task, now);
}

/** Who is responsible for a new task: whoever is named; an external's task is their own. */
function responsibleOf(context: OperationContext, input: NewTask): string | null {
  if (input.responsible !== undefined) return input.responsible;
  return context.actor.kind === 'member' ? null : context.actor.id;
}

async function assertTasksExist(context: OperationContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const found = await context.tx.db.task.findMany({
    where: { id: { in: [...ids] }, deletedAt: null },
    select: { id: true },
  });
  const missing = ids.find((id) => !found.some((task) => task.id === id));
  if (missing !== undefined) throw notFound('task', missing);
}

/** The series that a new task belongs to, and the local date there that it stands for. */
export interface Turn {
  readonly seriesId: string;
  readonly date: string;
}

/**
 * Writes one new task with its people, checklist, dependencies and first note, and says so; the undo step is the caller's. One
 * that is to repeat begins a series; one of a series (`turn`) is its creator's own wherever it is made.
 */
export async function addTask(context: OperationContext, input: NewTask, turn?: Turn): Promise<Added> {
  const { tx, actor, ids, now, origin } = context;
  const project = await readLiveProject(tx, input.project);
  const responsibleId = responsibleOf(context, input);
  const helpers = (input.helpers ?? []).filter((memberId) => memberId !== responsibleId);
  const followers = input.followers ?? [];
  const ownList =
    responsibleId === actor.id && [...helpers, ...followers].every((memberId) => memberId === actor.id);
  const where = { projectId: project.id, key: project.code, own: turn !== undefined };
  await authorize(context, 'task.create', where, { ownList });
  await assertAssignable(tx, project, [responsibleId, ...helpers, ...followers]);
  const needs = [...new Set(input.dependsOn ?? [])];
  await assertTasksExist(context, needs);

  if (input.every && input.due) throw new OperationError('invalid', { path: 'every', issue: 'with_due' });
  const series = input.every ? await begin(context, input.every, responsibleId) : null;
  const place = series ?? turn;
  const due = settle(series?.due ?? input.due ?? null);
  const start = settle(input.start ?? null);
  // Whoever announces the task asks for these next; here they need no way of their own.
  tx.behind(roomsShowing(tx, project.id));
  const { number, key } = await takeNumber(tx, project);
  const taskId = ids.next('task');
  tx.fresh(taskId);
  const { tenantId } = tx;
  const write = tx.db.task.create({
    data: {
      id: taskId,
      tenantId,
      projectId: project.id,
      number,
      key,
      title: input.title,
      priority: input.priority ?? 'normal',
      responsibleId,
      ...dueColumns(due.stored),
      ...startColumns(start.stored),
      estimate: input.estimate ?? null,
      tags: input.tags ?? [],
      milestone: input.milestone ?? false,
      pinned: input.pinned ?? false,
      createdById: actor.id,
      originRoomId: origin.roomId ?? null,
      originMessage: origin.message ?? null,
      originThread: origin.thread ?? null,
      seriesId: place?.seriesId ?? null,
      seriesDate: place?.date ?? null,
      createdAt: now,
      updatedAt: now,
    },
  });
  tx.behind(write);
  const person = (role: string) => (memberId: string) => ({ tenantId, taskId, memberId, role });
  const people = [...helpers.map(person('helper')), ...followers.map(person('follower'))];
  if (people.length > 0) await tx.db.taskPerson.createMany({ data: people });
  const items = (input.items ?? []).map((text, index) => ({
    id: ids.next('item'),
    tenantId,
    taskId,
    position: index + 1,
    text,
  }));
  if (items.length > 0) await tx.db.checklistItem.createMany({ data: items });
  if (needs.length > 0) {
    await tx.db.taskDependency.createMany({
      data: needs.map((dependsOnId) => ({ tenantId, taskId, dependsOnId })),
    });
  }

  const task = await readTask(tx, taskId);
  context.emit({ type: 'task.created', actorId: actor.id, taskId, origin });
  if (responsibleId !== null) {
    context.emit({ type: 'task.assigned', actorId: actor.id, taskId, from: null, to: responsibleId });
  }
  const made = pick(task, Object.keys(fieldOf) as TaskColumn[]);
  context.audit({ action: 'task.created', subject: key, body: { taskId, after: made } });
  const change: UndoChange = {
    record: 'task',
    id: taskId,
    before: null,
    after: { ...made, deletedAt: null },
  };
  const { note: text, mentioned = [] } = input;
  const note = text === undefined ? null : await writeNote(context, { taskId, text, mentioned });
  if (note) context.audit({ action: 'task.noted', subject: key, body: { taskId, ...note.body } });
  const begun = series ? [await series.write(taskId)] : [];
  return {
    task,
    changes: [change, ...(note ? [note.change] : []), ...begun],
    clock: due.note,
  };
}
