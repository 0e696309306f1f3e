import type { Project, Task, TaskPerson } from '../../store/generated/postgresql/client.ts';
import type { TenantView } from '../../store/store.ts';
import { type OperationContext, OperationError } from '../operation.ts';
import { notFound } from '../refusal.ts';

/** A task as operations read it: its columns, its project, and its helpers and followers. */
export type TaskRow = Task & { readonly project: Project; readonly people: readonly TaskPerson[] };

/** The task with an id, deleted ones included; null where there is none. */
export async function findTask(tx: TenantView, id: string): Promise<TaskRow | null> {
  const [task, people] = await Promise.all([
    tx.db.task.findFirst({ where: { id } }),
    tx.db.taskPerson.findMany({ where: { taskId: { in: [id] } } }),
  ]);
  const [row = null] = task ? await withPeople(tx, [task], people) : [];
  return row;
}

/** The same; throws `not_found`. */
export async function readTask(tx: TenantView, id: string): Promise<TaskRow> {
  const task = await findTask(tx, id);
  if (!task) throw notFound('task', id);
  return task;
}

/** Tasks by id, in no order. */
export async function readTasks(tx: TenantView, ids: readonly string[]): Promise<TaskRow[]> {
  if (ids.length === 0) return [];
  const [tasks, people] = await Promise.all([
    tx.db.task.findMany({ where: { id: { in: [...ids] } } }),
    tx.db.taskPerson.findMany({ where: { taskId: { in: [...ids] } } }),
  ]);
  return withPeople(tx, tasks, people);
}

async function withPeople(
  { db }: TenantView,
  tasks: readonly Task[],
  people: readonly TaskPerson[],
): Promise<TaskRow[]> {
  const projects = await db.project.findMany({
    where: { id: { in: [...new Set(tasks.map((task) => task.projectId))] } },
  });
  return tasks.flatMap((task) => {
    const project = projects.find((one) => one.id === task.projectId);
    return project
      ? [{ ...task, project, people: people.filter((person) => person.taskId === task.id) }]
      : [];
  });
}

/** Member ids that stand in one role to a task, in a stable order. */
export function peopleOf(task: Pick<TaskRow, 'people'>, role: 'helper' | 'follower'): string[] {
  return task.people
    .filter((person) => person.role === role)
    .map((person) => person.memberId)
    .sort();
}

/** Whether a task is somebody's own: created by them, or they are responsible or help. */
function isOwn(task: TaskRow, memberId: string): boolean {
  return (
    task.createdById === memberId ||
    task.responsibleId === memberId ||
    task.people.some((person) => person.role === 'helper' && person.memberId === memberId)
  );
}

/** Whether a task is a key node: a milestone or launch-critical. */
export function isKeyNode(task: Pick<TaskRow, 'milestone' | 'pinned'>): boolean {
  return task.milestone || task.pinned;
}

/** What `authorize` needs to know of a task. */
export function caseOf(context: OperationContext, task: TaskRow) {
  return { projectId: task.projectId, key: task.key, own: isOwn(task, context.actor.id) };
}

/** Throws for a task that can no longer change: deleted, or in an archived project. */
export function assertChangeable(task: TaskRow): void {
  if (task.deletedAt) throw new OperationError('not_found', { noun: 'task', id: task.id, key: task.key });
  if (task.project.archivedAt) {
    throw new OperationError('archived', { code: task.project.code, key: task.key });
  }
}
