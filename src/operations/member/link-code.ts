import { z } from 'zod';
import { authorizeAnywhere } from '../authorize.ts';
import { defineOperation } from '../operation.ts';

/** For how long a link code can be used. */
const VALID_MS = 10 * 60_000;

/**
 * Gives the actor a single-use code, valid for ten minutes, that makes whoever says it on another platform the same
 * member. The answer is the only place that ever holds it.
 */
export const memberLinkCode = defineOperation({
  name: 'member.link_code',
  input: z.object({}),
  right: 'self',
  changes: true,
  async run(context) {
    await authorizeAnywhere(context, 'self');
    const { tx, ids, actor, now } = context;
    const code = ids.code();
    const expiresAt = new Date(now.getTime() + VALID_MS);
    const codeId = ids.next('bind');
    await tx.issueBindCode({ id: codeId, code, purpose: 'member', memberId: actor.id, expiresAt });
    context.audit({ action: 'member.link_code_issued', subject: actor.id, body: { codeId, expiresAt } });
    return { code, expiresAt };
  },
});
