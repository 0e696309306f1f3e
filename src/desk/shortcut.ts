import type { InboundEvent } from '../../adapters/contract.ts';
import { buildForm } from './forms.ts';
import type { Reply } from './reply.ts';
import type { Session } from './session.ts';

const TITLE_LENGTH = 120;

/** Opens the form for a new task; a message shortcut fills in what the message says. */
export async function shortcut(
  session: Session,
  event: Extract<InboundEvent, { kind: 'shortcut' }>,
): Promise<Reply> {
  const title = event.source?.text.replace(/\s+/g, ' ').trim().slice(0, TITLE_LENGTH);
  return { kind: 'form', card: await buildForm(session, 'task.create', title ? { prefill: { title } } : {}) };
}
