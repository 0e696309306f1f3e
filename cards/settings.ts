import { texts } from '../src/text/index.ts';
import { type FormState, formCard, textValue, wrong } from './form-state.ts';
import { dotted, text, zoneName } from './line.ts';
import type { Card, Field, Line } from './model.ts';
import { nameFor } from './person.ts';
import type { PersonView, Reader } from './views.ts';
import { zoneOptions } from './zone-options.ts';

export interface SettingsView {
  readonly member: PersonView;
  readonly zone: string;
  readonly locale: 'zh' | 'en';
  readonly accounts: readonly {
    readonly platform: 'slack' | 'lark' | 'dingtalk';
    readonly workspace: string;
  }[];
}

/** A person's own settings, with a button to change them and one to link another chat. */
export function settingsCard(view: SettingsView, reader: Reader): Card {
  const t = texts(reader.locale);
  const { field } = t.words;
  const accounts = view.accounts.map(({ platform, workspace }) =>
    t.settings.account({ platform: t.words.platform[platform], workspace }),
  );
  return {
    kind: 'settings',
    locale: reader.locale,
    tone: 'info',
    title: t.settings.title,
    summary: t.settings.summary({
      zone: zoneName(view.zone, reader.locale),
      language: t.words.language[view.locale],
    }),
    blocks: [
      {
        type: 'facts',
        items: [
          { label: field.member, value: [text(nameFor(view.member, reader.locale))] },
          { label: field.zone, value: zoneLine(view.zone, reader) },
          { label: field.language, value: [text(t.words.language[view.locale])] },
          ...(accounts.length > 0
            ? [{ label: t.settings.accounts, value: [text(t.words.join(accounts))] }]
            : []),
        ],
      },
      { type: 'note', line: [text(t.settings.lead)] },
      {
        type: 'actions',
        buttons: [
          {
            label: t.buttons.change,
            press: { operation: 'open.form', input: { form: 'settings' } },
            opensForm: true,
          },
          { label: t.onboarding.link.codeTitle, press: { operation: 'member.link_code', input: {} } },
        ],
      },
    ],
  };
}

/** A zone by its known name and its id. */
export function zoneLine(zone: string, reader: Reader): Line {
  const name = zoneName(zone, reader.locale);
  return name === zone ? [text(zone)] : dotted([text(name)], [text(zone, 'muted')]);
}

/** Asks for a person's zone and language. */
export function settingsForm(
  view: Pick<SettingsView, 'zone' | 'locale'>,
  reader: Reader,
  state: FormState = {},
): Card {
  return formCard(reader.locale, {
    title: texts(reader.locale).forms.settings,
    name: 'settings',
    fields: [zoneField(view.zone, reader, state), localeField(view.locale, reader, state)],
  });
}

/** A zone to choose, with the present one chosen. */
export function zoneField(zone: string, reader: Reader, state: FormState): Field {
  const value = textValue(state, 'zone', zone).value ?? zone;
  return {
    name: 'zone',
    label: texts(reader.locale).forms.fields.zone,
    type: 'select',
    options: zoneOptions(value, reader.locale),
    value,
    ...wrong(state, 'zone'),
  };
}

/** A language to choose. */
export function localeField(locale: 'zh' | 'en', reader: Reader, state: FormState): Field {
  const { forms, words } = texts(reader.locale);
  return {
    name: 'locale',
    label: forms.fields.locale,
    type: 'select',
    options: [
      { value: 'zh', label: words.language.zh },
      { value: 'en', label: words.language.en },
    ],
    ...textValue(state, 'locale', locale),
    ...wrong(state, 'locale'),
  };
}
