import { z } from 'zod';
import { authorize } from '../authorize.ts';
import { nameOf, readMember } from '../member/people.ts';
import { defineOperation, OperationError } from '../operation.ts';
import { confirmed, id } from '../schemas.ts';
import { readLiveProject, readProject } from './row.ts';
import { setRole } from './set-role.ts';
import { viewProject } from './view.ts';

/**
 * Gives a member of the company a role in a project, or takes theirs; also takes an external's. Ownership is handed on
 * after one confirmation: whoever had it cannot take it back later than by undoing.
 */
export const projectRole = defineOperation({
  name: 'project.role',
  input: z.object({
    project: id,
    member: id,
    role: z.enum(['owner', 'manager', 'executor', 'approver', 'observer']).nullable(),
    confirmed,
  }),
  right: 'project.role',
  changes: true,
  async run(context, input) {
    const project = await readLiveProject(context.tx, input.project);
    await authorize(context, 'project.role', { projectId: project.id, key: project.code });
    const member = await readMember(context.tx, input.member);
    if (input.role !== null && (member.kind !== 'member' || !member.active)) {
      throw new OperationError('invalid', {
        path: 'role',
        issue: 'role_for_kind',
        person: nameOf(member),
        kind: member.kind,
      });
    }
    await setRole(context, project, member, input.role, {
      verb: 'project.role',
      confirmed: input.confirmed > 0,
    });
    return {
      project: await viewProject(context, await readProject(context.tx, project.id)),
      member: nameOf(member),
    };
  },
});
