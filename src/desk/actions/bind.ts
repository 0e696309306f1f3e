import { bindRefusedCard } from '../../../cards/index.ts';
import type { DeskAction } from './action.ts';

/** Binding a workspace that is bound already is refused kindly: to its own company, or with the reason to another. */
export const bindAction: DeskAction = async (
  { parts, tx, standing, reader, now, requestId, inbound },
  input,
) => {
  const found = await parts.store.bindCodes.find(String(input.code ?? ''), now);
  const why =
    found.kind === 'valid'
      ? found.code.tenantId === tx.tenantId
        ? 'already_bound'
        : 'bound_elsewhere'
      : found.kind;
  tx.audit({
    actorId: standing.actor.id,
    actor: standing.actor.name,
    action: 'workspace.bind_refused',
    subject: inbound.workspace.id,
    body: { why, platform: inbound.platform },
    requestId,
    at: now,
  });
  return { kind: 'private', card: bindRefusedCard(why, reader) };
};
