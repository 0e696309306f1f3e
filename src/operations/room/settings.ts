import { z } from 'zod';
import type { Room } from '../../store/generated/postgresql/client.ts';
import { authorize, authorizeAnywhere } from '../authorize.ts';
import { defineOperation, type OperationContext, OperationError } from '../operation.ts';
import { already } from '../refusal.ts';
import { id, language, limits, line, zone } from '../schemas.ts';
import { pick, sameValue } from '../task/columns.ts';
import { readRoom } from './row.ts';
import { viewRoom } from './view.ts';

const input = z.object({
  room: id,
  zone: zone.optional(),
  locale: language.optional(),
  audience: z.enum(['internal', 'external']).optional(),
  name: line(limits.name).optional(),
});

/**
 * Passes for owners and managers of a project that the room shows (of any project while it shows none), and for
 * tenant admins.
 */
async function assertMaySet(context: OperationContext, room: Room): Promise<void> {
  const { db } = context.tx;
  const mine = await db.projectMember.findFirst({
    where: {
      memberId: context.actor.id,
      role: { in: ['owner', 'manager'] },
      project: { archivedAt: null, rooms: { some: { roomId: room.id } } },
    },
    include: { project: { select: { code: true } } },
  });
  const shown = await db.projectRoom.findFirst({
    where: { roomId: room.id },
    include: { project: { select: { code: true } } },
    orderBy: [{ isDefault: 'desc' }, { createdAt: 'asc' }],
  });
  const anywhere = shown
    ? null
    : await db.projectMember.findFirst({
        where: { memberId: context.actor.id, role: { in: ['owner', 'manager'] } },
        include: { project: { select: { code: true } } },
      });
  const where = mine ?? shown ?? anywhere;
  if (!where) return authorizeAnywhere(context, 'room.settings');
  await authorize(context, 'room.settings', { projectId: where.projectId, key: where.project.code });
}

/** Sets a room's zone, language, audience or name. A partner's room always contains externals. */
export const roomSettings = defineOperation({
  name: 'room.settings',
  input,
  right: 'room.settings',
  changes: true,
  async run(context, { room: roomId, ...asked }) {
    const { db } = context.tx;
    const room = await readRoom(context.tx, roomId);
    await assertMaySet(context, room);
    const workspace = await db.workspace.findFirst({ where: { id: room.workspaceId } });
    if (asked.audience === 'internal' && workspace?.kind === 'partner') {
      throw new OperationError('invalid', { path: 'audience', issue: 'partner_room', key: room.name });
    }
    const names = (Object.keys(asked) as (keyof typeof asked)[]).filter(
      (name) => asked[name] !== undefined && !sameValue(asked[name], room[name]),
    );
    if (names.length === 0) throw already('settings', { key: room.name });
    const before = pick(room, names);
    const after = pick(asked, names);
    await db.room.updateMany({ where: { id: room.id }, data: after });
    context.emit({ type: 'room.changed', actorId: context.actor.id, roomId: room.id });
    context.audit({
      action: 'room.settings_changed',
      subject: room.id,
      body: { roomId: room.id, before, after },
    });
    context.undoable({
      summary: { verb: 'room.settings', key: room.name, title: room.name },
      changes: [{ record: 'room', id: room.id, before, after }],
    });
    return { room: await viewRoom(context, room.id) };
  },
});
