import { z } from 'zod';
import type { Prisma } from '../../store/generated/postgresql/client.ts';
import { nameOf, readMember } from '../member/people.ts';
import { defineOperation, type OperationContext } from '../operation.ts';
import { readProject } from '../project/row.ts';
import { id, page } from '../schemas.ts';
import { alive, listPage } from './page.ts';
import { status } from './schemas.ts';
import { seenBy, workOf } from './scope.ts';

const input = z.object({
  project: id.optional(),
  person: id.optional(),
  status: z.array(status).min(1).max(4).optional(),
  overdue: z.boolean().optional(),
  room: id.optional(),
  page,
});

/** The projects a list is of: the one named, else those shown in the room named, else all. */
async function projectsOf(context: OperationContext, asked: z.infer<typeof input>) {
  if (asked.project) {
    const project = await readProject(context.tx, asked.project);
    return { where: { deletedAt: null, projectId: project.id }, title: project.code };
  }
  if (!asked.room) return { where: alive, title: '' };
  const shown = { project: { archivedAt: null, rooms: { some: { roomId: asked.room } } } };
  return { where: { deletedAt: null, ...shown }, title: '' };
}

/** Lists tasks; without a status the unfinished ones. */
export const taskList = defineOperation({
  name: 'task.list',
  input,
  right: 'search',
  changes: false,
  async run(context, asked) {
    const { where, title } = await projectsOf(context, asked);
    const conditions: Prisma.TaskWhereInput[] = [where, seenBy(context.actor)];
    if (asked.status) conditions.push({ status: { in: asked.status } });
    else conditions.push({ status: { not: 'done' } });
    if (asked.overdue) conditions.push({ status: { not: 'done' }, dueAt: { lt: context.now } });
    if (asked.person) conditions.push({ OR: workOf(asked.person) });
    const person = asked.person ? await readMember(context.tx, asked.person) : null;
    const { page: _, ...again } = asked;
    return listPage(context, {
      where: { AND: conditions },
      page: asked.page,
      title: person ? nameOf(person) : title,
      again: { operation: 'task.list', input: again },
    });
  },
});
