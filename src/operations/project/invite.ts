import { z } from 'zod';
import { authorize } from '../authorize.ts';
import { nameOf, readMember } from '../member/people.ts';
import { defineOperation, OperationError } from '../operation.ts';
import { id } from '../schemas.ts';
import { readLiveProject } from './row.ts';
import { setRole } from './set-role.ts';
import { viewProject } from './view.ts';

/** Lets an external or a guest into a project; the role is the kind of person they are. */
export const projectInvite = defineOperation({
  name: 'project.invite',
  input: z.object({ project: id, member: id, role: z.enum(['external', 'guest']) }),
  right: 'invite',
  changes: true,
  async run(context, input) {
    const project = await readLiveProject(context.tx, input.project);
    await authorize(context, 'invite', { projectId: project.id, key: project.code });
    const member = await readMember(context.tx, input.member);
    if (member.kind !== input.role || !member.active) {
      throw new OperationError('invalid', {
        path: 'role',
        issue: 'role_for_kind',
        person: nameOf(member),
        kind: member.kind,
      });
    }
    await setRole(context, project, member, input.role, { verb: 'project.invite' });
    return { project: await viewProject(context, project), member: nameOf(member) };
  },
});
