import type { TenantView } from '../store/store.ts';

/** The code of a project by its id, or null. */
export async function projectCodeOf(view: TenantView, projectId: string | undefined): Promise<string | null> {
  if (projectId === undefined) return null;
  const project = await view.db.project.findFirst({ where: { id: projectId }, select: { code: true } });
  return project?.code ?? null;
}
