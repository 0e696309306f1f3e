import type { OperationContext, TaskField, UndoChange } from '../operation.ts';
import { fieldOf, type TaskColumn } from '../task/columns.ts';
import { emitTaskChange } from '../task/events.ts';
import { readTasks, type TaskRow } from '../task/row.ts';

/** Records that belong to a task, and the field of the task that they are. */
const PART: Partial<Record<UndoChange['record'], TaskField>> = {
  checklist_item: 'checklist',
  comment: 'notes',
  attachment: 'attachments',
  task_dependency: 'dependencies',
  thread_link: 'notes',
};

function fieldsOfTask(change: UndoChange): TaskField[] {
  const columns = Object.keys(change.after ?? {}).filter((column): column is TaskColumn => column in fieldOf);
  return [...new Set(columns.map((column) => fieldOf[column]))];
}

/** Whether a change set or cleared a task's deletion. */
function deletion(change: UndoChange): boolean {
  return change.record === 'task' && change.before !== null && 'deletedAt' in change.before;
}

/** The task that a change is about, if any. */
function taskIdOf(change: UndoChange, owners: ReadonlyMap<string, string>): string | null {
  switch (change.record) {
    case 'task':
      return change.id;
    case 'thread_link':
      return String((change.after ?? change.before)?.taskId ?? '') || null;
    case 'task_person':
    case 'task_dependency':
      return change.id.split(':')[0] ?? null;
    default:
      // What was removed is no row any more: the change itself says where it belonged.
      return owners.get(change.id) ?? (String(change.before?.taskId ?? '') || null);
  }
}

/** Checklist items, notes and files of a step: which task each belongs to. */
export async function ownersOf(
  context: OperationContext,
  changes: readonly UndoChange[],
): Promise<ReadonlyMap<string, string>> {
  const { db } = context.tx;
  const ids = (record: UndoChange['record']) => ({
    where: { id: { in: changes.filter((change) => change.record === record).map((change) => change.id) } },
    select: { id: true, taskId: true },
  });
  const rows = [
    ...(await db.checklistItem.findMany(ids('checklist_item'))),
    ...(await db.comment.findMany(ids('comment'))),
    ...(await db.attachment.findMany(ids('attachment'))),
  ];
  return new Map(rows.map((row) => [row.id, row.taskId]));
}

/** The tasks that a step touched, as they stand now. */
export async function tasksOf(
  context: OperationContext,
  changes: readonly UndoChange[],
  owners: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, TaskRow>> {
  const ids = new Set(changes.flatMap((change) => taskIdOf(change, owners) ?? []));
  return new Map((await readTasks(context.tx, [...ids])).map((task) => [task.id, task]));
}

/** Says what taking a step back did to each task, to each project, room and member. */
export function tellReversal(
  context: OperationContext,
  changes: readonly UndoChange[],
  owners: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, TaskRow>,
  after: ReadonlyMap<string, TaskRow>,
): void {
  const actorId = context.actor.id;
  for (const [taskId, task] of after) {
    const was = before.get(taskId);
    const own = changes.filter((change) => taskIdOf(change, owners) === taskId);
    if (own.some((change) => change.record === 'task' && change.before === null)) {
      context.emit({ type: 'task.withdrawn', actorId, taskId });
      context.audit({ action: 'task.withdrawn', subject: task.key, body: { taskId } });
      continue;
    }
    if (own.some(deletion)) {
      context.emit({ type: 'task.restored', actorId, taskId });
      context.audit({ action: 'task.restored', subject: task.key, body: { taskId } });
      continue;
    }
    const fields = new Set(own.flatMap((change) => fieldsOf(change)));
    if (was) emitTaskChange(context, was, task, [...fields]);
  }
  for (const change of changes) tellOther(context, change);
}

function fieldsOf(change: UndoChange): TaskField[] {
  if (change.record === 'task') return fieldsOfTask(change);
  if (change.record === 'task_person') return [change.id.endsWith(':helper') ? 'helpers' : 'followers'];
  const part = PART[change.record];
  return part ? [part] : [];
}

function tellOther(context: OperationContext, change: UndoChange): void {
  const actorId = context.actor.id;
  const [projectId = '', roomId = ''] = change.id.split(':');
  switch (change.record) {
    case 'project':
      context.emit({
        type: change.before === null ? 'project.archived' : 'project.changed',
        actorId,
        projectId,
      });
      break;
    case 'project_member':
      context.emit({ type: 'project.changed', actorId, projectId });
      break;
    case 'project_room':
      if (change.before !== null && change.after === null) {
        context.emit({ type: 'project.shown', actorId, projectId, roomId });
      } else context.emit({ type: 'room.changed', actorId, roomId });
      break;
    case 'room':
      context.emit({ type: 'room.changed', actorId, roomId: change.id });
      break;
    case 'member':
      context.emit({ type: 'member.changed', actorId, memberId: change.id });
      break;
    case 'identity':
      for (const memberId of new Set([change.before?.memberId, change.after?.memberId])) {
        if (typeof memberId === 'string') context.emit({ type: 'member.changed', actorId, memberId });
      }
      break;
    default:
  }
}
