import type { InboundEvent, MessageRef } from '../../adapters/contract.ts';
import type { Origin } from '../operations/operation.ts';
import { buildForm } from './forms.ts';
import type { Reply } from './reply.ts';
import type { Session } from './session.ts';

const TITLE_LENGTH = 120;

/** The message that a task is made of: its card, and what is told of it later, go into the thread below. */
async function originOf({ parts, inbound }: Session, { id, thread }: MessageRef): Promise<Origin> {
  const line = await parts.line(inbound.connectionId);
  const below = line?.adapter.capabilities.threads ? { thread: thread ?? id } : {};
  return { message: id, ...below };
}

/** Opens the form for a new task; a message shortcut fills in what the message says. */
export async function shortcut(
  session: Session,
  event: Extract<InboundEvent, { kind: 'shortcut' }>,
): Promise<Reply> {
  const title = event.source?.text.replace(/\s+/g, ' ').trim().slice(0, TITLE_LENGTH);
  const origin = event.source ? await originOf(session, event.source.message) : null;
  const about = { ...(title ? { prefill: { title } } : {}), ...(origin ? { origin } : {}) };
  return { kind: 'form', card: await buildForm(session, 'task.create', about) };
}
