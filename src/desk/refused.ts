import type { Inbound } from '../../adapters/contract.ts';
import { operationErrorText } from '../../cards/index.ts';
import type { Intent } from '../commands/intent.ts';
import { refreshSubject } from '../delivery/register.ts';
import type { OperationError } from '../operations/operation.ts';
import type { TenantTx } from '../store/store.ts';
import { understand } from './hear.ts';
import type { Errand } from './intake.ts';
import type { DeskParts } from './parts.ts';
import { refusalCard } from './refusal.ts';
import type { Reply } from './reply.ts';
import { openSession } from './session.ts';
import type { Standing } from './standing.ts';

/** Says why an operation was refused, or asks for the confirmation it wants; a refusal by right is audited. */
export async function refused(
  parts: DeskParts,
  tx: TenantTx,
  errand: Errand,
  standing: Standing | null,
  error: OperationError,
  requestId: string,
): Promise<Reply> {
  if (!standing?.actor) return { kind: 'silent' };
  const { inbound } = errand;
  const now = parts.clock.now();
  const { actor } = standing;
  if (error.code === 'forbidden') {
    tx.audit({
      actorId: actor.id,
      actor: actor.name,
      action: 'refused',
      subject: String(error.facts.key ?? ''),
      body: { ...error.facts },
      requestId,
      at: now,
    });
  }
  // Somebody talked in a thread and asked for nothing.
  if (inbound.event.kind === 'thread_reply') return { kind: 'silent' };
  const session = openSession(
    { parts, tx, inbound, standing: { ...standing, actor }, now, requestId },
    { act: () => Promise.reject(error), hear: () => Promise.reject(error) },
  );
  const intent = await intentOf(session, inbound);
  const pressed = inbound.event.kind === 'press' || inbound.event.kind === 'submit';
  if (pressed && error.code !== 'needs_confirmation') {
    return {
      kind: 'toast',
      tone: 'warning',
      text: operationErrorText(error.code, error.facts, session.reader),
    };
  }
  const { reader } = session;
  return {
    kind: 'private',
    card: refusalCard(error, intent, { reader, requestId, understood: null, copy: null }),
  };
}

/** The intent that was refused, read once more from the line or the button. */
async function intentOf(session: Parameters<typeof understand>[0], inbound: Inbound): Promise<Intent> {
  const none: Intent = { operation: '', input: {} };
  if (inbound.event.kind === 'command') {
    const said = await understand(session, inbound.event);
    return said.kind === 'intent' ? said.intent : none;
  }
  if (inbound.event.kind !== 'press') return none;
  const row = await session.tx.db.buttonToken.findFirst({
    where: { token: { in: [...inbound.event.tokens] } },
  });
  const intent = row ? (JSON.parse(row.press) as Intent) : none;
  const form = intent.input.form;
  return intent.operation === 'open.form' && typeof form === 'string'
    ? { operation: form, input: { task: intent.input.task } }
    : intent;
}

/** A press that came too late was made on a card that may show an older state: that copy is rendered afresh. */
export async function refreshPressed(
  parts: DeskParts,
  tx: TenantTx,
  inbound: Inbound,
  error: OperationError,
): Promise<void> {
  if (
    inbound.event.kind !== 'press' ||
    !['already', 'conflict', 'not_found', 'archived'].includes(error.code)
  )
    return;
  const row = await tx.db.buttonToken.findFirst({ where: { token: { in: [...inbound.event.tokens] } } });
  if (!row?.cardId) return;
  await tx.db.postedCard.updateMany({ where: { id: row.cardId }, data: { shownHash: null } });
  const card = await tx.db.postedCard.findFirst({ where: { id: row.cardId } });
  if (!card) return;
  const subject = { kind: card.subjectKind as 'task', id: card.subjectId };
  await refreshSubject(tx, { ids: parts.ids, now: parts.clock.now() }, subject);
}
