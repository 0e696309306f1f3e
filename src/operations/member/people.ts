import type { Member } from '../../store/generated/postgresql/client.ts';
import type { TenantView } from '../../store/store.ts';
import { OperationError, type PersonName } from '../operation.ts';
import { notFound } from '../refusal.ts';

/** Members by id; ids that are unknown are simply absent. */
export async function readMembers(
  tx: TenantView,
  ids: Iterable<string | null | undefined>,
): Promise<ReadonlyMap<string, Member>> {
  const wanted = [...new Set([...ids].filter((id): id is string => typeof id === 'string'))];
  if (wanted.length === 0) return new Map();
  const [first = '', ...others] = wanted;
  // One alone is mostly whoever speaks, who was looked up by this very question before.
  const members =
    others.length === 0
      ? [await tx.db.member.findFirst({ where: { id: first } })].filter((member) => member !== null)
      : await tx.db.member.findMany({ where: { id: { in: wanted } } });
  return new Map(members.map((member) => [member.id, member]));
}

/** One member; throws `not_found`. */
export async function readMember(tx: TenantView, id: string): Promise<Member> {
  const member = await tx.db.member.findFirst({ where: { id } });
  if (!member) throw notFound('member', id);
  return member;
}

/** How cards name a member. */
export function nameOf({ id, name, otherName }: PersonName): PersonName {
  return { id, name, otherName };
}

/** The name of one member, or null where there is none. */
export async function readName(tx: TenantView, id: string | null): Promise<PersonName | null> {
  const member = (await readMembers(tx, [id])).get(id ?? '');
  return member ? nameOf(member) : null;
}

/**
 * Passes if every id is an active member who may be given work in a project; throws `not_found`, or `forbidden`
 * for an external who was not invited to the project and for a guest, who only reads.
 */
export async function assertAssignable(
  tx: TenantView,
  project: { readonly id: string; readonly code: string },
  ids: Iterable<string | null | undefined>,
): Promise<void> {
  const wanted = [...new Set([...ids].filter((id): id is string => typeof id === 'string'))];
  const members = await readMembers(tx, wanted);
  for (const id of wanted) {
    const member = members.get(id);
    if (!member?.active) throw notFound('member', id);
    if (member.kind === 'member') continue;
    const invited =
      member.kind === 'external' &&
      (await tx.db.projectMember.count({ where: { projectId: project.id, memberId: id } })) > 0;
    if (!invited) {
      const reason = member.kind === 'guest' ? 'guest_reads_only' : 'not_invited';
      throw new OperationError('forbidden', { reason, person: nameOf(member), key: project.code });
    }
  }
}
