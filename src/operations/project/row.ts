import type { Project } from '../../store/generated/postgresql/client.ts';
import type { TenantView } from '../../store/store.ts';
import { OperationError } from '../operation.ts';
import { notFound } from '../refusal.ts';

/** The project with an id, archived ones included; throws `not_found`. */
export async function readProject(tx: TenantView, id: string): Promise<Project> {
  const project = await tx.db.project.findFirst({ where: { id } });
  if (!project) throw notFound('project', id);
  return project;
}

/** The same, of a project that still changes; throws `archived`. */
export async function readLiveProject(tx: TenantView, id: string): Promise<Project> {
  const project = await readProject(tx, id);
  if (project.archivedAt) throw new OperationError('archived', { code: project.code });
  return project;
}
