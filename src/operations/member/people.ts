import type { Member } from '../../store/generated/postgresql/client.ts';
import type { TenantView } from '../../store/store.ts';
import { OperationError } from '../operation.ts';
import { notFound } from '../refusal.ts';

/** A person as cards name them. */
export interface PersonName {
  readonly id: string;
  readonly name: string;
  readonly otherName: string | null;
}

/** Members by id; ids that are unknown are simply absent. */
export async function readMembers(
  tx: TenantView,
  ids: Iterable<string | null | undefined>,
): Promise<ReadonlyMap<string, Member>> {
  const wanted = [...new Set([...ids].filter((id): id is string => typeof id === 'string'))];
  if (wanted.length === 0) return new Map();
  const members = await tx.db.member.findMany({ where: { id: { in: wanted } } });
  return new Map(members.map((member) => [member.id, member]));
}

/** One member; throws `not_found`. */
export async function readMember(tx: TenantView, id: string): Promise<Member> {
  const member = await tx.db.member.findFirst({ where: { id } });
  if (!member) throw notFound('member', id);
  return member;
}

/** How cards name a member. */
export function nameOf(member: Member): PersonName {
  return { id: member.id, name: member.name, otherName: member.otherName };
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
      throw new OperationError('forbidden', { reason, person: member.name, key: project.code });
    }
  }
}
