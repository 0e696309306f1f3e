import type { Member } from '../../store/generated/postgresql/client.ts';
import type { OperationContext } from '../operation.ts';
import { already } from '../refusal.ts';
import { pick, sameValue } from '../task/columns.ts';
import { nameOf } from './people.ts';

type MemberColumns = {
  readonly [C in 'zone' | 'locale' | 'tenantAdmin' | 'finance']?: Member[C] | undefined;
};

/** Writes what differs of a member's columns and records it; throws `already` where nothing does. */
export async function alterMember(
  context: OperationContext,
  member: Member,
  asked: MemberColumns,
  record: { readonly action: string; readonly verb: string },
): Promise<void> {
  const names = (Object.keys(asked) as (keyof MemberColumns)[]).filter(
    (name) => asked[name] !== undefined && !sameValue(asked[name], member[name]),
  );
  if (names.length === 0) throw already('settings', { key: nameOf(member) });
  const before = pick(member, names);
  const after = pick(asked, names);
  await context.tx.db.member.updateMany({ where: { id: member.id }, data: after });
  context.emit({ type: 'member.changed', actorId: context.actor.id, memberId: member.id });
  context.audit({
    action: record.action,
    subject: member.id,
    body: { memberId: member.id, before, after },
  });
  context.undoable({
    summary: { verb: record.verb, key: member.name, title: nameOf(member) },
    changes: [{ record: 'member', id: member.id, before, after }],
  });
}
