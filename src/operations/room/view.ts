import { roomHasExternals } from '../../policy/index.ts';
import type { OperationContext } from '../operation.ts';
import { notFound } from '../refusal.ts';

/** A room with its settings and the projects it shows, the default first. */
export async function viewRoom(context: OperationContext, id: string) {
  const room = await context.tx.db.room.findFirst({
    where: { id },
    include: {
      workspace: { select: { platform: true, kind: true } },
      projects: {
        include: { project: { select: { id: true, code: true, name: true } } },
        orderBy: [{ isDefault: 'desc' }, { createdAt: 'asc' }],
      },
    },
  });
  if (!room) throw notFound('room', id);
  const { audience, workspace } = room;
  return {
    id: room.id,
    name: room.name,
    platform: workspace.platform as string,
    zone: room.zone,
    locale: room.locale,
    audience,
    external: roomHasExternals({ audience, workspaceKind: workspace.kind }),
    projects: room.projects.map(({ project, isDefault }) => ({ ...project, isDefault })),
  };
}
