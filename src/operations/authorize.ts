import {
  type Column,
  can,
  columnsAnywhere,
  columnsForSeeing,
  columnsOf,
  type Facts,
  type ProjectRole,
  type Right,
  rolesIn,
} from '../policy/index.ts';
import type { TenantView } from '../store/store.ts';
import { nameOf } from './member/people.ts';
import { type OperationContext, OperationError, type PersonName } from './operation.ts';

/** What an operation looks at to decide: the record's project, and whose the record is. */
export interface Case {
  readonly projectId: string;
  /** Key or code, told in a refusal. */
  readonly key: string;
  readonly own?: boolean;
}

/** The project roles that a member holds by name. */
export async function explicitRoles(
  tx: TenantView,
  projectId: string,
  memberId: string,
): Promise<readonly ProjectRole[]> {
  const rows = await tx.db.projectMember.findMany({ where: { projectId, memberId }, select: { role: true } });
  return rows.map((row) => row.role);
}

/** Names of those who may instead: members with one of the roles in the project, else the tenant's admins. */
async function namesOf(
  tx: TenantView,
  who: readonly Column[],
  projectId: string | null,
): Promise<readonly PersonName[]> {
  const roles = who.filter((column): column is ProjectRole => column === 'owner' || column === 'manager');
  if (projectId !== null && roles.length > 0) {
    const rows = await tx.db.projectMember.findMany({
      where: { projectId, role: { in: roles }, member: { active: true } },
      orderBy: { memberId: 'asc' },
      select: { role: true, member: { select: { id: true, name: true, otherName: true } } },
    });
    // The engines order an enum differently; the owner is named first.
    rows.sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
    const people = new Map(rows.map(({ member }) => [member.id, nameOf(member)]));
    if (people.size > 0) return [...people.values()].slice(0, 3);
  }
  if (!who.includes('tenant_admin')) return [];
  const admins = await tx.db.member.findMany({
    where: { tenantAdmin: true, active: true },
    orderBy: { createdAt: 'asc' },
    select: { id: true, name: true, otherName: true },
    take: 3,
  });
  return admins.map(nameOf);
}

async function decide(
  context: OperationContext,
  right: Right,
  held: readonly Column[],
  facts: Facts,
  where: Case | null,
): Promise<{ readonly twice: boolean }> {
  const decision = can(held, right, facts);
  if (decision.allowed) return { twice: decision.twice };
  throw new OperationError('forbidden', {
    right,
    reason: decision.reason,
    roles: [...decision.who],
    who: [...(await namesOf(context.tx, decision.who, where?.projectId ?? null))],
    ...(where ? { key: where.key } : {}),
  });
}

/** The columns in which the actor stands towards a project, or a task of it. */
async function standingIn(context: OperationContext, where: Case): Promise<readonly ProjectRole[]> {
  return rolesIn(context.actor, {
    explicit: await explicitRoles(context.tx, where.projectId, context.actor.id),
    roomShows: context.place?.projectIds.includes(where.projectId) ?? false,
    own: where.own === true,
  });
}

/** Passes if the actor may do what the row names in a project; else throws `forbidden` with who may instead. */
export async function authorize(
  context: OperationContext,
  right: Right,
  where: Case,
  facts: Facts = {},
): Promise<{ readonly twice: boolean }> {
  const roles = await standingIn(context, where);
  const columns = right === 'search' ? columnsForSeeing : columnsOf;
  const known = { own: where.own === true, inProject: roles.length > 0, ...facts };
  return decide(context, right, columns(context.actor, roles), known, where);
}

/** The same for acts that concern no project. */
export async function authorizeAnywhere(
  context: OperationContext,
  right: Right,
  facts: Facts = {},
): Promise<void> {
  await decide(context, right, columnsAnywhere(context.actor), facts, null);
}
