import { z } from 'zod';
import { authorizeAnywhere } from '../authorize.ts';
import { defineOperation, OperationError } from '../operation.ts';
import { already } from '../refusal.ts';
import { id } from '../schemas.ts';
import { nameOf, readMember } from './people.ts';
import { unite } from './unite.ts';
import { viewMember } from './view.ts';

/**
 * Makes two members one; the older record is kept whichever is named first. An admin may; anybody else only for
 * themselves, with the id of the link code that the other one got, which is used up by it (`expired` where it was).
 * That the code was given to that other one is for the caller to know: it looked the typed code up.
 */
export const memberMerge = defineOperation({
  name: 'member.merge',
  input: z.object({ from: id, into: id, code: id.optional() }),
  right: 'people.admin',
  changes: true,
  async run(context, input) {
    const { tx, actor } = context;
    const self = input.code !== undefined && input.from === actor.id;
    if (!self) await authorizeAnywhere(context, 'people.admin');
    const from = await readMember(tx, input.from);
    const into = await readMember(tx, input.into);
    if (from.id === into.id) throw already('linked', { key: nameOf(into) });
    if (!from.active || !into.active) throw new OperationError('not_found', { noun: 'member', id: from.id });
    if (input.code !== undefined && !(await tx.redeemBindCode(input.code, actor.id))) {
      throw new OperationError('expired', { what: 'code' });
    }
    const kept = await unite(context, from, into);
    return { member: await viewMember(context, kept) };
  },
});
