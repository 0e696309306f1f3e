import { z } from 'zod';
import type { Identity } from '../../store/generated/postgresql/client.ts';
import { authorizeAnywhere } from '../authorize.ts';
import { nameOf, readMember } from '../member/people.ts';
import { unite } from '../member/unite.ts';
import { viewMember } from '../member/view.ts';
import { defineOperation, type OperationContext, type UndoChange } from '../operation.ts';
import { already, notFound } from '../refusal.ts';
import { id } from '../schemas.ts';
import { pick } from '../task/columns.ts';

const input = z.union([
  z.object({ identity: id, member: id }),
  z.object({ identity: id, role: z.enum(['external', 'guest', 'ignore']) }),
]);

async function settleIdentity(
  context: OperationContext,
  identity: Identity,
  after: { readonly status: Identity['status']; readonly memberId: string | null },
  more: readonly UndoChange[] = [],
): Promise<void> {
  await context.tx.db.identity.updateMany({ where: { id: identity.id }, data: after });
  const before = pick(identity, ['status', 'memberId']);
  context.audit({
    action: after.status === 'ignored' ? 'identity.ignored' : 'identity.linked',
    subject: after.memberId ?? identity.id,
    body: { identityId: identity.id, name: identity.name, before, after },
  });
  context.undoable({
    summary: { verb: 'identity.link', key: identity.name, title: identity.name },
    changes: [...more, { record: 'identity', id: identity.id, before, after }],
  });
}

async function linkTo(context: OperationContext, identity: Identity, memberId: string) {
  const member = await readMember(context.tx, memberId);
  if (!member.active) throw notFound('member', memberId);
  if (identity.memberId === member.id) throw already('linked', { key: identity.name, by: nameOf(member) });
  if (identity.memberId !== null) {
    const other = await readMember(context.tx, identity.memberId);
    if (other.active) return unite(context, other, member);
  }
  await settleIdentity(context, identity, { status: 'linked', memberId: member.id });
  context.emit({ type: 'member.changed', actorId: context.actor.id, memberId: member.id });
  return member.id;
}

async function addAs(context: OperationContext, identity: Identity, kind: 'external' | 'guest') {
  const { tx, now } = context;
  const memberId = context.ids.next('member');
  const { name, locale, zone } = identity;
  await tx.db.member.create({
    data: { id: memberId, tenantId: tx.tenantId, name, kind, locale, zone, createdAt: now },
  });
  const made: UndoChange = {
    record: 'member',
    id: memberId,
    before: null,
    after: { name, kind, active: true },
  };
  await settleIdentity(context, identity, { status: 'linked', memberId }, [made]);
  context.emit({ type: 'member.changed', actorId: context.actor.id, memberId });
  return memberId;
}

/**
 * Settles who somebody on a platform is: a member already known (two records become the older one), a new external
 * or guest, or nobody to be heard.
 */
export const identityLink = defineOperation({
  name: 'identity.link',
  input,
  right: 'people.admin',
  changes: true,
  async run(context, asked) {
    await authorizeAnywhere(context, 'people.admin');
    const identity = await context.tx.db.identity.findFirst({ where: { id: asked.identity } });
    if (!identity) throw notFound('identity', asked.identity);
    if ('member' in asked) {
      const memberId = await linkTo(context, identity, asked.member);
      return { identity: identity.name, member: await viewMember(context, memberId) };
    }
    if (asked.role === 'ignore') {
      if (identity.status === 'ignored') throw already('ignored', { key: identity.name });
      await settleIdentity(context, identity, { status: 'ignored', memberId: null });
      return { identity: identity.name, member: null };
    }
    if (identity.status === 'linked') throw already('linked', { key: identity.name });
    const memberId = await addAs(context, identity, asked.role);
    return { identity: identity.name, member: await viewMember(context, memberId) };
  },
});
