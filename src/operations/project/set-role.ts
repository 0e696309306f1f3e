import type { ProjectRole } from '../../policy/index.ts';
import type { Member, Project } from '../../store/generated/postgresql/client.ts';
import { nameOf } from '../member/people.ts';
import { type OperationContext, OperationError, type UndoChange } from '../operation.ts';
import { already, needsConfirmation } from '../refusal.ts';
import { alterProject } from './alter.ts';

function roleId(projectId: string, memberId: string, role: ProjectRole): string {
  return `${projectId}:${memberId}:${role}`;
}

/** Takes every role that a member holds in a project. */
async function takeRoles(context: OperationContext, projectId: string, memberId: string) {
  const { db } = context.tx;
  const held = await db.projectMember.findMany({ where: { projectId, memberId } });
  await db.projectMember.deleteMany({ where: { projectId, memberId } });
  return held.map(
    (row): UndoChange => ({
      record: 'project_member',
      id: roleId(projectId, memberId, row.role),
      before: { deputyId: row.deputyId },
      after: null,
    }),
  );
}

async function giveRole(
  context: OperationContext,
  projectId: string,
  memberId: string,
  role: ProjectRole,
): Promise<UndoChange> {
  const { db, tenantId } = context.tx;
  await db.projectMember.create({ data: { projectId, memberId, tenantId, role } });
  return {
    record: 'project_member',
    id: roleId(projectId, memberId, role),
    before: null,
    after: { deputyId: null },
  };
}

/**
 * Gives a member one role in a project in place of those held, or none. Ownership passes on: the former owner
 * stays as manager, it is never given up without a successor, and `needs_confirmation` is thrown unless it was `confirmed`.
 */
export async function setRole(
  context: OperationContext,
  project: Project,
  member: Member,
  role: ProjectRole | null,
  { verb, confirmed = false }: { readonly verb: string; readonly confirmed?: boolean },
): Promise<void> {
  const { db } = context.tx;
  const held = await db.projectMember.findMany({ where: { projectId: project.id, memberId: member.id } });
  if (role === null ? held.length === 0 : held.length === 1 && held[0]?.role === role) {
    throw already('role', { key: project.code, by: nameOf(member) });
  }
  if (project.ownerId === member.id) {
    throw new OperationError('invalid', { path: 'role', issue: 'owner_needed', key: project.code });
  }
  if (role === 'owner' && !confirmed) {
    throw needsConfirmation({ key: project.code, title: nameOf(member), step: 1, of: 1 });
  }
  const changes = await takeRoles(context, project.id, member.id);
  if (role !== null) changes.push(await giveRole(context, project.id, member.id, role));
  if (role === 'owner') {
    changes.push(...(await takeRoles(context, project.id, project.ownerId)));
    changes.push(await giveRole(context, project.id, project.ownerId, 'manager'));
    changes.push((await alterProject(context, project, { ownerId: member.id })).change);
  }
  context.emit({ type: 'project.changed', actorId: context.actor.id, projectId: project.id });
  context.audit({
    action: 'project.role_changed',
    subject: project.code,
    body: { projectId: project.id, member: member.id, before: held.map((row) => row.role), after: role },
  });
  context.undoable({ summary: { verb, key: project.code, title: nameOf(member) }, changes });
}
