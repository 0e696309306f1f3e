import { z } from 'zod';
import { authorizeAnywhere } from '../authorize.ts';
import { defineOperation, type UndoChange } from '../operation.ts';
import { already } from '../refusal.ts';
import { readRoom } from '../room/row.ts';
import { showInRoom } from '../room/shown.ts';
import { id, limits, line, wallTime, zone } from '../schemas.ts';
import { settle } from '../task/moment.ts';
import { CODE, freeCode } from './code.ts';
import { readProject } from './row.ts';
import { viewProject } from './view.ts';

/**
 * Creates a project whose owner is the actor, and shows it in a room where one is given. Its zone is the one
 * named, else the room's, else the tenant's; a code that exists is refused as `already`.
 */
export const projectCreate = defineOperation({
  name: 'project.create',
  input: z.object({
    code: z.string().trim().toUpperCase().regex(CODE).optional(),
    name: line(limits.name),
    zone: zone.optional(),
    launch: wallTime.optional(),
    room: id.optional(),
  }),
  right: 'project.create',
  changes: true,
  async run(context, input) {
    const { tx, actor, now } = context;
    await authorizeAnywhere(context, 'project.create');
    const room = input.room ? await readRoom(tx, input.room) : null;
    const { tenantId } = tx;
    const tenant = await tx.db.tenant.findFirstOrThrow({ where: { id: tenantId } });
    const code = input.code ?? (await freeCode(tx, input.name));
    const namesake = await tx.db.project.findFirst({ where: { code } });
    if (namesake) throw already('project', { key: code, by: namesake.name });
    const launch = settle(input.launch ?? null);
    const projectId = context.ids.next('project');
    const made = {
      code,
      name: input.name,
      ownerId: actor.id,
      zone: input.zone ?? room?.zone ?? tenant.zone,
      launchWall: launch.stored.wall,
      launchZone: launch.stored.zone,
      launchAt: launch.stored.at,
    };
    await tx.db.project.create({ data: { id: projectId, tenantId, createdAt: now, ...made } });
    await tx.db.projectMember.create({ data: { projectId, memberId: actor.id, tenantId, role: 'owner' } });
    context.emit({ type: 'project.created', actorId: actor.id, projectId });
    const shown: UndoChange[] = room ? await showInRoom(context, projectId, room.id) : [];
    context.audit({ action: 'project.created', subject: code, body: { projectId, after: made } });
    context.undoable({
      summary: { verb: 'project.create', key: code, title: input.name },
      changes: [
        { record: 'project', id: projectId, before: null, after: { ...made, archivedAt: null } },
        ...shown,
      ],
    });
    const project = await readProject(tx, projectId);
    return { project: await viewProject(context, project), clock: launch.note };
  },
});
