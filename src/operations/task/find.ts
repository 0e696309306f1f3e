import { z } from 'zod';
import type { Prisma } from '../../store/generated/postgresql/client.ts';
import { foldText } from '../fold.ts';
import { defineOperation, type OperationContext } from '../operation.ts';
import { limits, line, page } from '../schemas.ts';
import { pageSize } from './page.ts';
import { seenBy } from './scope.ts';
import { tagsOf } from './tags.ts';
import { viewLines } from './view.ts';

/** Rows read at a time, and how many of the newest are looked at: neither engine folds width, so it is done here. */
const BATCH = 1000;
const REACH = 20_000;

/** How near a task is to what was sought: its key, its title, a tag, something attached or said. */
type Rank = 0 | 1 | 2 | 3;

/** Calls `look` with every batch of the newest rows, up to REACH of them. */
async function eachBatch<R>(
  read: (skip: number, take: number) => Promise<R[]>,
  look: (row: R) => void,
): Promise<void> {
  for (let skip = 0; skip < REACH; skip += BATCH) {
    const rows = await read(skip, BATCH);
    for (const row of rows) look(row);
    if (rows.length < BATCH) return;
  }
}

async function ranked(context: OperationContext, sought: string): Promise<readonly string[]> {
  const { db } = context.tx;
  const seen: Prisma.TaskWhereInput = { AND: [{ deletedAt: null }, seenBy(context.actor)] };
  const ranks = new Map<string, Rank>();
  const has = (text: string) => foldText(text).includes(sought);
  const meet = (taskId: string, rank: Rank) => {
    ranks.set(taskId, Math.min(rank, ranks.get(taskId) ?? 3) as Rank);
  };
  const newest = [{ createdAt: 'desc' as const }, { id: 'desc' as const }];
  await eachBatch(
    (skip, take) =>
      db.task.findMany({
        where: seen,
        orderBy: newest,
        skip,
        take,
        select: { id: true, key: true, title: true, tags: true },
      }),
    (task) => {
      if (foldText(task.key) === sought) meet(task.id, 0);
      else if (has(task.title) || has(task.key)) meet(task.id, 1);
      else if (tagsOf(task).some(has)) meet(task.id, 2);
    },
  );
  const kept = { task: seen, deletedAt: null };
  await eachBatch(
    (skip, take) =>
      db.comment.findMany({
        where: kept,
        orderBy: newest,
        skip,
        take,
        select: { taskId: true, text: true },
      }),
    (note) => has(note.text) && meet(note.taskId, 3),
  );
  await eachBatch(
    (skip, take) =>
      db.attachment.findMany({
        where: kept,
        orderBy: newest,
        skip,
        take,
        select: { taskId: true, name: true },
      }),
    (file) => has(file.name) && meet(file.taskId, 3),
  );
  return [...ranks].sort(([, a], [, b]) => a - b).map(([taskId]) => taskId);
}

/**
 * Finds the tasks the actor may see whose key, title, tags, notes or attachments contain a text, without regard to
 * case and width; nearest first, then newest.
 */
export const taskFind = defineOperation({
  name: 'task.find',
  input: z.object({ text: line(limits.search), page }),
  right: 'search',
  changes: false,
  async run(context, asked) {
    const found = await ranked(context, foldText(asked.text));
    const size = pageSize(context);
    const start = (asked.page - 1) * size;
    const ids = found.slice(start, start + size);
    const rows = await context.tx.db.task.findMany({ where: { id: { in: ids } } });
    const ordered = ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
    const tasks = await viewLines(context.tx, ordered, context.now);
    return {
      title: asked.text,
      groups: tasks.length > 0 ? [{ heading: null, tasks }] : [],
      total: found.length,
      page: asked.page,
      pageSize: size,
      again: { operation: 'task.find', input: { text: asked.text } },
    };
  },
});
