import type { TenantView } from '../../store/store.ts';
import type { Actor } from '../operation.ts';

/** An active member as somebody in whose name something is done, with their own or their platform's language and zone; null where there is none. */
export async function readActor(view: TenantView, memberId: string): Promise<Actor | null> {
  const member = await view.db.member.findFirst({
    where: { id: memberId, active: true },
    include: { identities: { where: { status: 'linked' }, orderBy: { createdAt: 'asc' } } },
  });
  if (!member) return null;
  const tenant = await view.db.tenant.findFirstOrThrow({ where: { id: view.tenantId } });
  const told = <K extends 'locale' | 'zone'>(name: K) =>
    member.identities.find((identity) => identity[name])?.[name];
  return {
    id: member.id,
    name: member.name,
    kind: member.kind,
    tenantAdmin: member.tenantAdmin,
    finance: member.finance,
    locale: member.locale ?? told('locale') ?? tenant.locale,
    zone: member.zone ?? told('zone') ?? tenant.zone,
  };
}
