import { texts } from '../src/text/index.ts';
import { formatMoment } from '../src/time/index.ts';
import { oneLine } from './line.ts';
import type { Card } from './model.ts';
import { messageCard } from './notice.ts';
import { nameFor } from './person.ts';
import type { PersonView, Reader } from './views.ts';

/** The workspace now belongs to a tenant. `example`: a next line to type, without trigger. */
export function boundCard(
  view: {
    readonly workspace: string;
    readonly tenant: string;
    readonly partner: boolean;
    readonly firstAdmin: boolean;
    readonly example?: string;
  },
  reader: Reader,
): Card {
  const b = texts(reader.locale).onboarding.bind;
  return messageCard(
    {
      title: b.boundTitle,
      tone: 'done',
      lines: [
        b.bound({ workspace: oneLine(view.workspace), tenant: oneLine(view.tenant) }),
        ...(view.partner ? [b.partner] : []),
        ...(view.firstAdmin ? [b.firstAdmin] : []),
        ...(view.example === undefined ? [] : [b.next]),
      ],
      ...(view.example === undefined ? {} : { copy: view.example }),
    },
    reader,
  );
}

export type BindRefusal =
  | 'unknown'
  | 'used'
  | 'expired'
  | 'bound_elsewhere'
  | 'already_bound'
  | 'not_allowed';

/** Why a code did not bind this workspace. */
export function bindRefusedCard(why: BindRefusal, reader: Reader): Card {
  const b = texts(reader.locale).onboarding.bind;
  const tone = why === 'already_bound' ? 'info' : 'warning';
  const title = why === 'already_bound' ? b.alreadyTitle : b.refusedTitle;
  return messageCard({ title, tone, lines: [b.refused[why]] }, reader);
}

/** Said once in a workspace that belongs to nobody yet. */
export function unboundCard(reader: Reader): Card {
  const b = texts(reader.locale).onboarding.bind;
  const code = reader.locale === 'zh' ? '绑定 ABCD-EFGH' : 'bind ABCD-EFGH';
  return messageCard({ title: b.unboundTitle, tone: 'warning', lines: [b.unbound], copy: code }, reader);
}

/** The one polite answer to somebody who waits to be let in. */
export function pendingGreetingCard(reader: Reader): Card {
  const p = texts(reader.locale).onboarding.pending;
  return messageCard({ title: p.greetingTitle, lines: [p.greeting] }, reader);
}

/** A code by which a person makes their account in another chat their own. */
export function linkCodeCard(
  view: { readonly code: string; readonly expiresAt: Date },
  reader: Reader,
): Card {
  const { link } = texts(reader.locale).onboarding;
  const until = formatMoment(view.expiresAt, reader.zone, reader.locale, { now: reader.now });
  const line = `${reader.locale === 'zh' ? '关联' : 'link'} ${view.code}`;
  const card = messageCard({ title: link.codeTitle, lines: [link.code, link.expires(until)] }, reader);
  // The other chat has a trigger of its own, so the line stands without one.
  return { ...card, blocks: [...card.blocks, { type: 'copy', text: line }] };
}

/** Two accounts are one person now. */
export function linkedCard(member: PersonView, reader: Reader): Card {
  const { link } = texts(reader.locale).onboarding;
  const lines = [link.linked(nameFor(member, reader.locale))];
  return messageCard({ title: link.linkedTitle, tone: 'done', lines }, reader);
}

/** Why a link code did not work. */
export function linkRefusedCard(why: 'unknown' | 'used' | 'expired' | 'same', reader: Reader): Card {
  const { link } = texts(reader.locale).onboarding;
  return messageCard({ title: link.codeTitle, tone: 'warning', lines: [link.refused[why]] }, reader);
}
