import { texts } from '../src/text/index.ts';
import { type FormState, formCard, peopleOptions, textValue, wrong } from './form-state.ts';
import { cut, oneLine, text } from './line.ts';
import type { Block, Button, Card } from './model.ts';
import { nameFor } from './person.ts';
import type { PersonView, Reader } from './views.ts';

const CANDIDATES_SHOWN = 2;
const NAME_ON_BUTTON = 30;

export interface PendingPersonView {
  readonly identity: string;
  readonly name: string;
  readonly handle: string | null;
  readonly platform: 'slack' | 'lark' | 'dingtalk';
  readonly workspace: string;
  readonly room: string | null;
  readonly why: 'guest' | 'foreign' | 'keyless' | 'partner' | null;
  /** Members with a like name, likeliest first. */
  readonly candidates: readonly PersonView[];
  readonly decided:
    | null
    | { readonly as: 'linked'; readonly member: PersonView; readonly by: PersonView }
    | { readonly as: 'external' | 'guest' | 'ignored'; readonly by: PersonView };
}

/** Asks an admin who a new person is; once decided, one line says by whom. `admins` alone may press. */
export function pendingPersonCard(view: PendingPersonView, reader: Reader, admins: readonly string[]): Card {
  const t = texts(reader.locale);
  const p = t.onboarding.pending;
  const name = cut(oneLine(view.name), 60);
  const asked = p.ask({
    name: view.handle ? `${name} (${oneLine(view.handle)})` : name,
    platform: t.words.platform[view.platform],
    workspace: oneLine(view.workspace),
  });
  const head = { kind: 'choice', locale: reader.locale, title: p.title } as const;
  if (view.decided) {
    const line = decidedText(view, view.decided, reader);
    return { ...head, tone: 'done', summary: line, blocks: [{ type: 'text', line: [text(line)] }] };
  }
  const blocks: readonly Block[] = [
    { type: 'text', line: [text(asked)] },
    ...(view.why ? [{ type: 'note', line: [text(p.why[view.why])] } as const] : []),
    ...(view.room ? [{ type: 'note', line: [text(p.room(oneLine(view.room)))] } as const] : []),
    { type: 'text', line: [text(p.question, 'strong')] },
    { type: 'actions', buttons: decisions(view, reader).map((button) => only(button, admins)) },
    { type: 'note', line: [text(p.ignoreHint, 'muted')] },
  ];
  return { ...head, tone: 'warning', summary: asked, blocks };
}

function only(button: Button, admins: readonly string[]): Button {
  return { ...button, press: { ...button.press, only: admins } };
}

function decisions(view: PendingPersonView, reader: Reader): readonly Button[] {
  const { buttons } = texts(reader.locale);
  const { identity } = view;
  const settle = (label: string, role: 'external' | 'ignore'): Button => ({
    label,
    press: { operation: 'identity.link', input: { identity, role } },
  });
  return [
    ...view.candidates.slice(0, CANDIDATES_SHOWN).map(
      (member): Button => ({
        label: buttons.linkTo(cut(nameFor(member, reader.locale), NAME_ON_BUTTON)),
        press: { operation: 'identity.link', input: { identity, member: member.id } },
      }),
    ),
    {
      label: buttons.link,
      press: { operation: 'open.form', input: { form: 'identity.link', identity } },
      opensForm: true,
    },
    settle(buttons.addExternal, 'external'),
    settle(buttons.ignore, 'ignore'),
  ];
}

function decidedText(
  view: PendingPersonView,
  decided: NonNullable<PendingPersonView['decided']>,
  reader: Reader,
): string {
  const said = texts(reader.locale).onboarding.pending.decided;
  const facts = { name: cut(oneLine(view.name), 60), by: nameFor(decided.by, reader.locale) };
  return decided.as === 'linked'
    ? said.linked({ ...facts, member: nameFor(decided.member, reader.locale) })
    : said[decided.as](facts);
}

/** Asks which member a new person is. */
export function linkForm(
  view: Pick<PendingPersonView, 'identity' | 'name'>,
  members: readonly PersonView[],
  reader: Reader,
  state: FormState = {},
): Card {
  const { forms, buttons } = texts(reader.locale);
  return formCard(reader.locale, {
    title: forms.link,
    name: 'identity.link',
    about: { identity: view.identity },
    submit: buttons.link,
    above: [{ type: 'text', line: [text(cut(oneLine(view.name), 60), 'strong')] }],
    fields: [
      {
        name: 'member',
        label: forms.fields.member,
        type: 'select',
        required: true,
        options: peopleOptions(members, reader.locale),
        ...textValue(state, 'member'),
        ...wrong(state, 'member'),
      },
    ],
  });
}
