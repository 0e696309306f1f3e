import { z } from 'zod';
import { authorizeAnywhere } from '../authorize.ts';
import { defineOperation, OperationError } from '../operation.ts';
import { id } from '../schemas.ts';
import { alterMember } from './alter.ts';
import { nameOf, readMember } from './people.ts';
import { viewMember } from './view.ts';

/** Gives or takes the roles of tenant admin and finance; the last admin stays one. */
export const memberTenantRole = defineOperation({
  name: 'member.tenant_role',
  input: z.object({ member: id, tenantAdmin: z.boolean().optional(), finance: z.boolean().optional() }),
  right: 'people.admin',
  changes: true,
  async run(context, { member: memberId, ...asked }) {
    await authorizeAnywhere(context, 'people.admin');
    const member = await readMember(context.tx, memberId);
    if (member.kind !== 'member' && (asked.tenantAdmin || asked.finance)) {
      throw new OperationError('invalid', {
        path: 'member',
        issue: 'role_for_kind',
        person: nameOf(member),
        kind: member.kind,
      });
    }
    if (member.tenantAdmin && asked.tenantAdmin === false) {
      const others = await context.tx.db.member.count({
        where: { tenantAdmin: true, active: true, id: { not: member.id } },
      });
      if (others === 0) throw new OperationError('invalid', { path: 'tenantAdmin', issue: 'last_admin' });
    }
    await alterMember(context, member, asked, {
      action: 'member.tenant_role_changed',
      verb: 'member.tenant_role',
    });
    return { member: await viewMember(context, member.id) };
  },
});
