import type { RoomView } from '../../cards/index.ts';
import { OperationError } from '../operations/operation.ts';
import type { Session } from './session.ts';

/** A room's settings as its card and form show them. */
export async function roomView({ tx, standing }: Session, id: string): Promise<RoomView> {
  const room = await tx.db.room.findFirst({
    where: { id },
    include: {
      workspace: { select: { kind: true } },
      projects: { include: { project: true }, orderBy: [{ isDefault: 'desc' }, { createdAt: 'asc' }] },
    },
  });
  if (!room) throw new OperationError('not_found', { noun: 'room', id });
  return {
    id: room.id,
    name: room.name,
    zone: room.zone ?? standing.tenant.zone,
    locale: room.locale ?? standing.tenant.locale,
    audience: room.audience,
    partner: room.workspace.kind === 'partner',
    projects: room.projects.map(({ project, isDefault }) => ({
      id: project.id,
      code: project.code,
      name: project.name,
      isDefault,
    })),
  };
}
