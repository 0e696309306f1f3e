import type { OperationContext } from '../operation.ts';
import { nameOf, readMember } from './people.ts';

/** A member with settings and standing. */
export async function viewMember(context: OperationContext, id: string) {
  const member = await readMember(context.tx, id);
  return {
    ...nameOf(member),
    kind: member.kind,
    tenantAdmin: member.tenantAdmin,
    finance: member.finance,
    locale: member.locale,
    zone: member.zone,
    calendar: member.calendar,
    active: member.active,
  };
}
