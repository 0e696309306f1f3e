import type { Right } from '../../policy/index.ts';
import { authorize } from '../authorize.ts';
import { type OperationContext, OperationError, type TaskField, type UndoChange } from '../operation.ts';
import { differing, fieldOf, pick, type TaskColumns } from './columns.ts';
import { emitTaskChange } from './events.ts';
import { assertChangeable, caseOf, peopleOf, readTask, type TaskRow } from './row.ts';

/** What an act wants a task to become; what is left out stays. */
export interface Wish {
  readonly set?: TaskColumns;
  readonly helpers?: readonly string[];
  readonly followers?: readonly string[];
}

/** What became of it: the task before and after, and the fields that differ. */
export interface Altered {
  readonly before: TaskRow;
  readonly after: TaskRow;
  readonly fields: readonly TaskField[];
}

/** The fixed part of an act: which task, which row of the rights table, and the name it gets in the audit log. */
export interface Act {
  readonly task: string;
  readonly right: Right;
  /** Past tense, such as `task.done`. */
  readonly action: string;
  /** Verb of the undo step. */
  readonly verb: string;
}

async function alterPeople(
  context: OperationContext,
  task: TaskRow,
  role: 'helper' | 'follower',
  wanted: readonly string[] | undefined,
): Promise<UndoChange[]> {
  if (!wanted) return [];
  const present = peopleOf(task, role);
  const gone = present.filter((memberId) => !wanted.includes(memberId));
  const added = wanted.filter((memberId) => !present.includes(memberId));
  const { db, tenantId } = context.tx;
  if (gone.length > 0)
    await db.taskPerson.deleteMany({ where: { taskId: task.id, role, memberId: { in: gone } } });
  if (added.length > 0) {
    await db.taskPerson.createMany({
      data: added.map((memberId) => ({ tenantId, taskId: task.id, memberId, role })),
    });
  }
  const change = (memberId: string, here: boolean): UndoChange => ({
    record: 'task_person',
    id: `${task.id}:${memberId}:${role}`,
    before: here ? null : {},
    after: here ? {} : null,
  });
  return [
    ...added.map((memberId) => change(memberId, true)),
    ...gone.map((memberId) => change(memberId, false)),
  ];
}

/**
 * The one way in which a task's fields change: reads, checks the right, asks `decide` what it shall become,
 * writes on condition of the version read, and records events, audit entry and undo step. A task that somebody
 * changed in between is read once more; after that it throws `conflict`. A wish that changes nothing does nothing.
 */
export async function alterTask(
  context: OperationContext,
  act: Act,
  decide: (task: TaskRow) => Wish | Promise<Wish>,
): Promise<Altered> {
  const { db } = context.tx;
  for (let attempt = 0; attempt < 2; attempt++) {
    const before = await readTask(context.tx, act.task);
    await authorize(context, act.right, caseOf(context, before), { progress: isProgress(act.right) });
    assertChangeable(before);
    const wish = await decide(before);
    const set = wish.set ?? {};
    const columns = differing(before, set);
    const helpers = changed(before, 'helper', wish.helpers);
    const followers = changed(before, 'follower', wish.followers);
    const fields = new Set<TaskField>(columns.map((column) => fieldOf[column]));
    if (helpers) fields.add('helpers');
    if (followers) fields.add('followers');
    if (fields.size === 0) return { before, after: before, fields: [] };
    const { count } = await db.task.updateMany({
      where: { id: before.id, version: before.version },
      data: { ...pick(set, columns), version: { increment: 1 }, updatedAt: context.now },
    });
    if (count === 0) continue;
    const people = [
      ...(await alterPeople(context, before, 'helper', helpers)),
      ...(await alterPeople(context, before, 'follower', followers)),
    ];
    const after = await readTask(context.tx, before.id);
    const was = pick(before, columns);
    const is = pick(after, columns);
    emitTaskChange(context, before, after, [...fields]);
    context.audit({
      action: act.action,
      subject: after.key,
      body: {
        taskId: after.id,
        before: { ...was, ...peopleFacts(before, helpers, followers) },
        after: { ...is, ...peopleFacts(after, helpers, followers) },
      },
    });
    const change: UndoChange = { record: 'task', id: before.id, before: was, after: is };
    context.undoable({
      summary: { verb: act.verb, key: after.key, title: after.title },
      changes: columns.length > 0 ? [change, ...people] : people,
    });
    return { before, after, fields: [...fields] };
  }
  throw new OperationError('conflict', { id: act.task });
}

function isProgress(right: Right): boolean {
  return right === 'task.progress' || right === 'task.note';
}

/** The wanted people, if they differ from the present ones. */
function changed(task: TaskRow, role: 'helper' | 'follower', wanted: readonly string[] | undefined) {
  if (!wanted) return undefined;
  return [...wanted].sort().join() === peopleOf(task, role).join() ? undefined : wanted;
}

function peopleFacts(task: TaskRow, helpers?: readonly string[], followers?: readonly string[]) {
  return {
    ...(helpers ? { helpers: peopleOf(task, 'helper') } : {}),
    ...(followers ? { followers: peopleOf(task, 'follower') } : {}),
  };
}
