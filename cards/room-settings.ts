import { texts } from '../src/text/index.ts';
import { type FormState, formCard, textValue, wrong } from './form-state.ts';
import { oneLine, text } from './line.ts';
import type { Block, Card, Field } from './model.ts';
import { localeField, zoneField, zoneLine } from './settings.ts';
import { allowed, type May } from './task-buttons.ts';
import type { Reader } from './views.ts';

export interface RoomView {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly locale: 'zh' | 'en';
  /** Null: not known, which counts as external. */
  readonly audience: 'internal' | 'external' | null;
  /** In a partner's workspace the audience is external whatever is set. */
  readonly partner: boolean;
  readonly projects: readonly {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly isDefault: boolean;
  }[];
}

/** What a room shows, and in which language, zone and for whom. */
export function roomSettingsCard(view: RoomView, reader: Reader, options: { readonly may?: May } = {}): Card {
  const t = texts(reader.locale);
  const { field } = t.words;
  const name = oneLine(view.name);
  const projects = view.projects.map(({ code, isDefault }) =>
    isDefault && view.projects.length > 1 ? t.settings.room.defaultMark(code) : code,
  );
  const audience =
    view.audience === null && !view.partner
      ? t.settings.room.unknownAudience
      : t.words.audience[view.partner ? 'external' : (view.audience ?? 'external')];
  const buttons = allowed(
    [
      {
        label: t.buttons.change,
        press: { operation: 'open.form', input: { form: 'room', room: view.id } },
        opensForm: true,
      },
    ],
    options.may,
  );
  const blocks: readonly Block[] = [
    {
      type: 'facts',
      items: [
        {
          label: field.project,
          value: [text(projects.length > 0 ? t.words.join(projects) : t.settings.room.noProject)],
        },
        { label: field.zone, value: zoneLine(view.zone, reader) },
        { label: field.language, value: [text(t.words.language[view.locale])] },
        { label: field.audience, value: [text(audience)] },
      ],
    },
    ...(view.partner ? [{ type: 'note', line: [text(t.settings.room.partner)] } as const] : []),
    ...(buttons.length > 0 ? [{ type: 'actions', buttons } as const] : []),
  ];
  return {
    kind: 'settings',
    locale: reader.locale,
    tone: 'info',
    title: t.settings.room.title(name),
    summary: t.settings.room.summary(name),
    blocks,
  };
}

/** Asks for a room's zone, language and audience (own workspaces only). */
export function roomForm(view: RoomView, reader: Reader, state: FormState = {}): Card {
  const { forms, words } = texts(reader.locale);
  const audience: readonly Field[] = view.partner
    ? []
    : [
        {
          name: 'audience',
          label: forms.fields.audience,
          type: 'select',
          hint: forms.hints.audience,
          options: [
            { value: 'internal', label: words.audience.internal },
            { value: 'external', label: words.audience.external },
          ],
          ...textValue(state, 'audience', view.audience ?? 'external'),
          ...wrong(state, 'audience'),
        },
      ];
  return formCard(reader.locale, {
    title: forms.room,
    name: 'room',
    about: { room: view.id },
    fields: [zoneField(view.zone, reader, state), localeField(view.locale, reader, state), ...audience],
  });
}
