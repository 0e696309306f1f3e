import type { Company } from './company.ts';

/** Columns that count changes rather than hold what people see. */
const COUNTING = new Set(['version', 'updatedAt', 'nextNumber']);

/** Columns that only the withdrawal of something new sets. */
interface Snapshot {
  readonly [table: string]: readonly Record<string, unknown>[];
}

/** Everything that operations change, without what only counts, in a stable order. */
export async function snapshot(company: Company): Promise<Snapshot> {
  return company.read(async ({ db }) => {
    const live = { where: { deletedAt: null } };
    const tables = {
      tasks: await db.task.findMany(live),
      people: await db.taskPerson.findMany({ where: { task: { deletedAt: null } } }),
      items: await db.checklistItem.findMany({ where: { task: { deletedAt: null } } }),
      dependencies: await db.taskDependency.findMany(),
      notes: await db.comment.findMany(live),
      files: await db.attachment.findMany(live),
      projects: await db.project.findMany({ where: { archivedAt: null } }),
      roles: await db.projectMember.findMany({ where: { project: { archivedAt: null } } }),
      rooms: await db.room.findMany(),
      shown: await db.projectRoom.findMany(),
      members: await db.member.findMany({ where: { active: true } }),
      series: await db.series.findMany({ where: { stoppedAt: null } }),
      threads: await db.threadLink.findMany(),
      identities: await db.identity.findMany(),
    };
    return Object.fromEntries(
      Object.entries(tables).map(([name, rows]) => [
        name,
        rows
          .map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !COUNTING.has(column))))
          .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
      ]),
    );
  });
}
