import type { Project } from '../../store/generated/postgresql/client.ts';
import { type OperationContext, OperationError, type UndoChange } from '../operation.ts';
import { pick } from '../task/columns.ts';
import { readProject } from './row.ts';

type ProjectColumns = Partial<
  Pick<Project, 'name' | 'ownerId' | 'zone' | 'launchWall' | 'launchZone' | 'launchAt' | 'archivedAt'>
>;

/** Writes columns of a project on condition of the version read; throws `conflict`. Answers it now, and the change. */
export async function alterProject(
  context: OperationContext,
  project: Project,
  columns: ProjectColumns,
): Promise<{ readonly project: Project; readonly change: UndoChange }> {
  const { count } = await context.tx.db.project.updateMany({
    where: { id: project.id, version: project.version },
    data: { ...columns, version: { increment: 1 } },
  });
  if (count === 0) throw new OperationError('conflict', { key: project.code });
  const names = Object.keys(columns) as (keyof ProjectColumns)[];
  const after = await readProject(context.tx, project.id);
  const change: UndoChange = {
    record: 'project',
    id: project.id,
    before: pick(project, names),
    after: pick(after, names),
  };
  return { project: after, change };
}
