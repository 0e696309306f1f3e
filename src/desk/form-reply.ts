import type { FormValue } from '../../adapters/contract.ts';
import { formTemplateCard } from '../../cards/index.ts';
import { formLine } from '../commands/form-words.ts';
import { type About, buildForm } from './forms.ts';
import type { Reply } from './reply.ts';
import type { Session } from './session.ts';

/** What was typed into a form, and what is wrong with it. */
export interface Typed {
  readonly values: Readonly<Record<string, FormValue>>;
  readonly errors?: Readonly<Record<string, string>>;
}

/** Shows a form the way the platform can: as one to fill in, or as lines to copy, change and send back. */
export async function formReply(session: Session, form: string, about: About, typed?: Typed): Promise<Reply> {
  const line = await session.parts.line(session.inbound.connectionId);
  if (line?.adapter.capabilities.forms === 'typed' || (typed && session.inbound.event.kind === 'command')) {
    return templateReply(session, form, about, typed);
  }
  const card = await buildForm(session, form, about, typed);
  return typed?.errors ? { kind: 'form_errors', errors: typed.errors, card } : { kind: 'form', card };
}

/** A form as lines to copy, with what was typed and what is wrong with it; `problems` concern no field. */
export async function templateReply(
  session: Session,
  form: string,
  about: About,
  typed?: Typed,
  problems: readonly string[] = [],
): Promise<Reply> {
  const card = await buildForm(session, form, about, typed);
  const head = formLine(form, await subjectOf(session, about), session.reader.locale);
  return { kind: 'private', card: formTemplateCard(card, { head, problems }, session.reader) };
}

/** What a form is about, as people name it. */
async function subjectOf({ tx }: Session, { task, identity }: About): Promise<string> {
  if (typeof task === 'string') {
    return (await tx.db.task.findFirst({ where: { id: task }, select: { key: true } }))?.key ?? '';
  }
  if (typeof identity !== 'string') return '';
  const row = await tx.db.identity.findFirst({
    where: { id: identity },
    select: { name: true, handle: true },
  });
  return row?.handle ?? row?.name ?? '';
}
