import { z } from 'zod';
import type { Prisma } from '../../store/generated/postgresql/client.ts';
import { defineOperation } from '../operation.ts';
import { page } from '../schemas.ts';
import { viewProject } from './view.ts';

const PAGE_SIZE = 10;

/** Lists the projects that are not archived, the newest first; others than members see those they were invited to. */
export const projectList = defineOperation({
  name: 'project.list',
  input: z.object({ page }),
  right: 'search',
  changes: false,
  async run(context, asked) {
    const { tx, actor } = context;
    const invited = actor.kind === 'member' ? {} : { members: { some: { memberId: actor.id } } };
    const where: Prisma.ProjectWhereInput = { archivedAt: null, ...invited };
    const rows = await tx.db.project.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      skip: (asked.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    });
    const projects = [];
    for (const row of rows) projects.push(await viewProject(context, row));
    return {
      projects,
      total: await tx.db.project.count({ where }),
      page: asked.page,
      pageSize: PAGE_SIZE,
      again: { operation: 'project.list', input: {} },
    };
  },
});
