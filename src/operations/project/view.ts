import { columns } from '../../policy/index.ts';
import type { Project } from '../../store/generated/postgresql/client.ts';
import type { TenantView } from '../../store/store.ts';
import { nameOf, readMembers } from '../member/people.ts';
import type { Actor, OperationContext } from '../operation.ts';
import { roomsShowing } from '../room/placed.ts';
import { seenBy } from '../task/scope.ts';
import { viewLines } from '../task/view.ts';

/** Tasks that a project's card names as coming next. */
const NEXT = 5;

/** Everything a project's card shows; what an external sees is counted over their own tasks. */
export async function viewProject(
  context: Pick<OperationContext, 'now'> & {
    readonly tx: TenantView;
    readonly actor: Pick<Actor, 'id' | 'kind'>;
  },
  project: Project,
) {
  const { db } = context.tx;
  const seen = { AND: [{ projectId: project.id, deletedAt: null }, seenBy(context.actor)] };
  const [byStatus, late, roles, rooms, next] = await Promise.all([
    db.task.groupBy({ by: ['status'], where: seen, _count: true }),
    db.task.count({ where: { AND: [seen, { status: { not: 'done' }, dueAt: { lt: context.now } }] } }),
    db.projectMember.findMany({ where: { projectId: project.id }, orderBy: { memberId: 'asc' } }),
    roomsShowing(context.tx, project.id),
    db.task.findMany({
      where: { AND: [seen, { status: { not: 'done' }, dueAt: { not: null } }] },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      take: NEXT,
    }),
  ]);
  const count = (status: string) => byStatus.find((group) => group.status === status)?._count ?? 0;
  // The engines order an enum differently; the table's order is the one people expect.
  roles.sort((a, b) => columns.indexOf(a.role) - columns.indexOf(b.role));
  const people = await readMembers(context.tx, [project.ownerId, ...roles.map((role) => role.memberId)]);
  const owner = people.get(project.ownerId);
  const { launchAt, launchWall, launchZone } = project;
  return {
    id: project.id,
    code: project.code,
    name: project.name,
    owner: owner ? nameOf(owner) : { id: project.ownerId, name: project.ownerId, otherName: null },
    zone: project.zone,
    launch:
      launchAt && launchWall && launchZone ? { at: launchAt, wall: launchWall, zone: launchZone } : null,
    archived: project.archivedAt !== null,
    counts: {
      open: count('open'),
      inProgress: count('in_progress'),
      blocked: count('blocked'),
      late,
      done: count('done'),
    },
    members: roles.flatMap((role) => {
      const member = people.get(role.memberId);
      return member?.active ? [{ person: nameOf(member), role: role.role as string }] : [];
    }),
    rooms: rooms.map((room) => ({
      name: room.name,
      platform: room.workspace.platform as string,
      zone: room.zone ?? project.zone,
    })),
    next: await viewLines(context.tx, next, context.now),
  };
}
