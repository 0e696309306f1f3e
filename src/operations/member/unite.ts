import type { Member } from '../../store/generated/postgresql/client.ts';
import type { OperationContext, UndoChange } from '../operation.ts';
import { pick, sameValue } from '../task/columns.ts';
import { moveReferences } from './move-refs.ts';
import { nameOf } from './people.ts';

const STRENGTH = { member: 2, external: 1, guest: 0 } as const;

/** What the kept record becomes: the stronger standing of both, and what it did not know itself. */
function united(kept: Member, gone: Member) {
  const aliases = [...new Set([...listOf(kept.aliases), gone.name, ...listOf(gone.aliases)])];
  return {
    kind: STRENGTH[gone.kind] > STRENGTH[kept.kind] ? gone.kind : kept.kind,
    tenantAdmin: kept.tenantAdmin || gone.tenantAdmin,
    finance: kept.finance || gone.finance,
    locale: kept.locale ?? gone.locale,
    zone: kept.zone ?? gone.zone,
    calendar: kept.calendar ?? gone.calendar,
    otherName: kept.otherName ?? (gone.name === kept.name ? gone.otherName : gone.name),
    aliases: aliases.filter((name) => name !== kept.name),
    active: true,
  };
}

function listOf(aliases: unknown): string[] {
  return Array.isArray(aliases) ? aliases.filter((name): name is string => typeof name === 'string') : [];
}

/**
 * Makes two members one: the older record is kept, and everything that names the other moves to it; the other one
 * becomes inactive. Records the undo step; resolves to the kept member's id.
 */
export async function unite(context: OperationContext, a: Member, b: Member): Promise<string> {
  const { tx, actor } = context;
  const aIsOlder = a.createdAt < b.createdAt || (+a.createdAt === +b.createdAt && a.id < b.id);
  const [kept, gone] = aIsOlder ? [a, b] : [b, a];
  const becomes = united(kept, gone);
  const moves = await moveReferences(tx, gone.id, kept.id, becomes.kind === 'member');
  const names = (Object.keys(becomes) as (keyof typeof becomes)[]).filter(
    (name) => !sameValue(kept[name], becomes[name]),
  );
  const before = pick(kept, names);
  const after = pick(becomes, names);
  if (names.length > 0) await tx.db.member.updateMany({ where: { id: kept.id }, data: after });
  await tx.db.member.updateMany({ where: { id: gone.id }, data: { active: false } });
  const changes: UndoChange[] = [
    { record: 'member', id: kept.id, before, after },
    { record: 'member', id: gone.id, before: { active: gone.active }, after: { active: false } },
    ...moves,
  ];
  context.emit({ type: 'member.changed', actorId: actor.id, memberId: kept.id });
  context.audit({
    action: 'member.merged',
    subject: kept.id,
    body: { kept: kept.id, gone: gone.id, name: gone.name, moved: moves.length },
  });
  if (actor.id === gone.id) context.actAs(kept.id);
  context.undoable({ summary: { verb: 'member.merge', key: kept.name, title: nameOf(gone) }, changes });
  return kept.id;
}
