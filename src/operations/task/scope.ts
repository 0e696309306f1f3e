import type { Prisma } from '../../store/generated/postgresql/client.ts';
import type { Actor } from '../operation.ts';

/** Tasks that are somebody's own: created by them, or they are responsible or help. */
function ownTasks(memberId: string): Prisma.TaskWhereInput {
  return { OR: [{ createdById: memberId }, ...workOf(memberId)] };
}

/** Tasks that somebody has to do: responsible or helper. */
export function workOf(memberId: string): Prisma.TaskWhereInput[] {
  return [{ responsibleId: memberId }, { people: { some: { memberId, role: 'helper' } } }];
}

/**
 * The tasks that somebody may see: a member those of every project, a guest those of the projects they were
 * invited to, an external only their own ones there.
 */
export function seenBy(actor: Pick<Actor, 'id' | 'kind'>): Prisma.TaskWhereInput {
  if (actor.kind === 'member') return {};
  const invited: Prisma.TaskWhereInput = { project: { members: { some: { memberId: actor.id } } } };
  return actor.kind === 'guest' ? invited : { AND: [invited, ownTasks(actor.id)] };
}
