import { linkCodeCard, linkedCard, linkRefusedCard } from '../../../cards/index.ts';
import { perform } from '../../operations/perform.ts';
import type { DeskAction } from './action.ts';

/** Without a code: makes one, in private. With one: makes both accounts one member. */
export const linkAction: DeskAction = async ({ parts, tx, standing, reader, now, scene }, input) => {
  const { actor } = standing;
  if (typeof input.code !== 'string') {
    const { result } = await perform(scene, 'member.link_code', {});
    return { kind: 'private', card: linkCodeCard(result, reader) };
  }
  const found = await parts.store.bindCodes.find(input.code, now);
  if (found.kind !== 'valid') return { kind: 'private', card: linkRefusedCard(found.kind, reader) };
  const { code } = found;
  if (code.purpose !== 'member' || code.memberId === null || code.tenantId !== tx.tenantId) {
    return { kind: 'private', card: linkRefusedCard('unknown', reader) };
  }
  if (code.memberId === actor.id) return { kind: 'private', card: linkRefusedCard('same', reader) };
  const { result } = await perform(scene, 'member.merge', {
    from: actor.id,
    into: code.memberId,
    code: code.id,
  });
  return { kind: 'private', card: linkedCard(result.member, reader) };
};
