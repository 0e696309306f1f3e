import type { Prisma } from '../../store/generated/postgresql/client.ts';
import { addDays, localDateOf } from '../../time/index.ts';
import type { OperationContext, PersonName } from '../operation.ts';
import { type TaskLine, viewLines } from './view.ts';

/** The most tasks on one page of a list. */
const PAGE_SIZE = 10;

/** Tasks on one page of a list, where the answer is shown. */
export function pageSize({ listLines = PAGE_SIZE }: Pick<OperationContext, 'listLines'>): number {
  return Math.min(PAGE_SIZE, listLines);
}

/** Names of the groups of a list; the words for them are the card's. */
type Heading = 'late' | 'today' | 'tomorrow' | 'week' | 'later' | 'undated' | 'done';

/** The group of a task in the reader's zone. */
function headingOf(task: TaskLine, now: Date, zone: string): Heading {
  if (task.status === 'done') return 'done';
  if (task.late) return 'late';
  if (!task.due) return 'undated';
  const today = localDateOf(now, zone);
  const day = localDateOf(task.due.at, zone);
  if (day <= today) return 'today';
  if (day === addDays(today, 1)) return 'tomorrow';
  return day <= addDays(today, 7) ? 'week' : 'later';
}

/** Consecutive tasks of one group together, in the order given. */
function grouped(tasks: readonly TaskLine[], now: Date, zone: string) {
  const groups: { heading: Heading; tasks: TaskLine[] }[] = [];
  for (const task of tasks) {
    const heading = headingOf(task, now, zone);
    const last = groups.at(-1);
    if (last?.heading === heading) last.tasks.push(task);
    else groups.push({ heading, tasks: [task] });
  }
  return groups;
}

/** Earliest due first, undated last, finished ones at the end. */
const ORDER = [
  { dueAt: { sort: 'asc', nulls: 'last' } },
  { createdAt: 'asc' },
  { id: 'asc' },
] satisfies Prisma.TaskOrderByWithRelationInput[];

/** What a list is of. */
export interface ListRequest {
  readonly where: Prisma.TaskWhereInput;
  readonly page: number;
  /** What the list is of, as it is stored (a code, a name, a search text); empty where the verb says it all. */
  readonly title: string | PersonName;
  readonly again: { readonly operation: string; readonly input: Readonly<Record<string, unknown>> };
}

/** One page of tasks, open ones by due time and finished ones after them, newest first. */
export async function listPage(context: OperationContext, request: ListRequest) {
  const { db } = context.tx;
  const open: Prisma.TaskWhereInput = { AND: [request.where, { status: { not: 'done' } }] };
  const done: Prisma.TaskWhereInput = { AND: [request.where, { status: 'done' }] };
  const openCount = await db.task.count({ where: open });
  const doneCount = await db.task.count({ where: done });
  const size = pageSize(context);
  const skip = (request.page - 1) * size;
  const first = await db.task.findMany({ where: open, orderBy: ORDER, skip, take: size });
  const left = size - first.length;
  const rest =
    left > 0 && doneCount > 0
      ? await db.task.findMany({
          where: done,
          orderBy: [{ doneAt: 'desc' }, { id: 'asc' }],
          skip: Math.max(0, skip - openCount),
          take: left,
        })
      : [];
  const zone = context.place?.zone ?? context.actor.zone;
  const tasks = await viewLines(context.tx, [...first, ...rest], context.now);
  return {
    title: request.title,
    groups: grouped(tasks, context.now, zone),
    total: openCount + doneCount,
    page: request.page,
    pageSize: size,
    again: request.again,
  };
}

/** Tasks that exist for people: not deleted, and their project not archived. */
export const alive: Prisma.TaskWhereInput = { deletedAt: null, project: { archivedAt: null } };
