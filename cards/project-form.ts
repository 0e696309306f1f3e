import { texts } from '../src/text/index.ts';
import { type FormState, formCard, textValue, wrong } from './form-state.ts';
import { zoneName } from './line.ts';
import type { Card } from './model.ts';
import type { Reader } from './views.ts';
import { zoneOptions } from './zone-options.ts';

const NAME_MAX = 100;

/** Asks for a new project's name, and what is known of its code, zone and launch. */
export function projectForm(
  view: { readonly zone: string; readonly room?: string; readonly name?: string; readonly code?: string },
  reader: Reader,
  state: FormState = {},
): Card {
  const { forms, buttons } = texts(reader.locale);
  const f = forms.fields;
  const zone = textValue(state, 'zone', view.zone).value ?? view.zone;
  return formCard(reader.locale, {
    title: forms.newProject,
    name: 'project.create',
    about: view.room ? { room: view.room } : {},
    submit: buttons.create,
    fields: [
      {
        name: 'name',
        label: f.name,
        type: 'text',
        required: true,
        maxLength: NAME_MAX,
        ...textValue(state, 'name', view.name),
        ...wrong(state, 'name'),
      },
      {
        name: 'code',
        label: f.code,
        type: 'text',
        maxLength: 10,
        hint: forms.hints.codeBlank,
        ...textValue(state, 'code', view.code),
        ...wrong(state, 'code'),
      },
      {
        name: 'zone',
        label: f.zone,
        type: 'select',
        options: zoneOptions(zone, reader.locale),
        value: zone,
        ...wrong(state, 'zone'),
      },
      {
        name: 'launch',
        label: f.launch(zoneName(zone, reader.locale)),
        type: 'datetime',
        zone,
        ...textValue(state, 'launch'),
        ...wrong(state, 'launch'),
      },
    ],
  });
}
