import type { InboundEvent } from '../../adapters/contract.ts';
import { nameFor } from '../../cards/index.ts';
import type { Intent } from '../commands/intent.ts';
import { texts } from '../text/index.ts';
import { formReply } from './form-reply.ts';
import type { Reply } from './reply.ts';
import type { Session } from './session.ts';

/** Does what a pressed button stands for. Whoever presses is authorised anew; a button of an older rendering still says what it meant. */
export async function press(
  session: Session,
  event: Extract<InboundEvent, { kind: 'press' }>,
): Promise<Reply> {
  const found = await meaningOf(session, event.tokens);
  if (found.kind === 'refused') return found.reply;
  const { intent } = found;
  if (intent.operation === 'submit.form') {
    const { form, ...about } = intent.input;
    // Cards there have no inputs, so nothing can have been filled in: taking that for empty fields would wipe what is there.
    if (!event.values) return formReply(session, String(form ?? ''), about);
    return session.act({ ...intent, input: { ...intent.input, values: event.values } }, { by: 'form' });
  }
  // More fields of a form: what was typed into the first ones stays.
  const more = intent.operation === 'open.form' && intent.input.all === true && event.values;
  const input = more ? { ...intent.input, values: event.values } : intent.input;
  return session.act({ ...intent, input }, { by: 'press' });
}

/** Does what a submitted form stands for, with what was filled in. */
export async function submit(
  session: Session,
  event: Extract<InboundEvent, { kind: 'submit' }>,
): Promise<Reply> {
  const found = await meaningOf(session, [event.token]);
  if (found.kind === 'refused') return found.reply;
  const { operation, input } = found.intent;
  return session.act({ operation, input: { ...input, values: event.values } }, { by: 'form' });
}

type Meaning =
  | { readonly kind: 'intent'; readonly intent: Intent }
  | { readonly kind: 'refused'; readonly reply: Reply };

async function meaningOf(
  { tx, standing, now, reader }: Session,
  tokens: readonly string[],
): Promise<Meaning> {
  const { refused } = texts(reader.locale).errors;
  const say = (text: string): Meaning => ({
    kind: 'refused',
    reply: { kind: 'toast', tone: 'warning', text },
  });
  const rows = await tx.db.buttonToken.findMany({ where: { token: { in: [...tokens] } } });
  const row = tokens.flatMap((token) => rows.find((one) => one.token === token) ?? [])[0];
  if (!row || row.expiresAt <= now) return say(refused.expiredButton);
  const only = row.only === null ? null : (JSON.parse(row.only) as readonly string[]);
  if (only && !only.includes(standing.actor.id)) {
    const members = await tx.db.member.findMany({
      where: { id: { in: [...only] } },
      select: { name: true, otherName: true },
    });
    return say(refused.notYours(members.map((member) => nameFor(member, reader.locale))));
  }
  return { kind: 'intent', intent: JSON.parse(row.press) as Intent };
}
