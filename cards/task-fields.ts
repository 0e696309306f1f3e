import { texts } from '../src/text/index.ts';
import {
  type FormState,
  listValue,
  peopleOptions,
  priorityOptions,
  textValue,
  withPresent,
  wrong,
} from './form-state.ts';
import { zoneName } from './line.ts';
import type { Field } from './model.ts';
import type { PersonView, Reader, TaskView } from './views.ts';

const TITLE_MAX = 200;
/** Longer notes than this are typed, not filled in. */
export const NOTE_MAX = 2000;

/** The value of a responsible field by which nobody is chosen. */
export const NOBODY = 'nobody';

/** What is to be done. */
export function titleField(reader: Reader, state: FormState, start?: string): Field {
  const { forms } = texts(reader.locale);
  return {
    name: 'title',
    label: forms.fields.title,
    type: 'text',
    required: true,
    maxLength: TITLE_MAX,
    placeholder: forms.placeholders.title,
    ...textValue(state, 'title', start),
    ...wrong(state, 'title'),
  };
}

/** Who is responsible; NOBODY stands among the choices. */
export function responsibleField(
  people: readonly PersonView[],
  reader: Reader,
  state: FormState,
  start?: string | null,
): Field {
  const { forms } = texts(reader.locale);
  return {
    name: 'responsible',
    label: forms.fields.responsible,
    type: 'select',
    options: [{ value: NOBODY, label: forms.options.nobody }, ...peopleOptions(people, reader.locale)],
    ...textValue(state, 'responsible', start),
    ...wrong(state, 'responsible'),
  };
}

/** Who helps or follows; those who do already are offered whatever became of them. */
export function peopleField(
  name: 'helpers' | 'followers',
  people: readonly PersonView[],
  reader: Reader,
  state: FormState,
  present: readonly PersonView[] = [],
): Field {
  const offered = withPresent(people, { responsible: null, helpers: present });
  return {
    name,
    label: texts(reader.locale).forms.fields[name],
    type: 'multi_select',
    options: peopleOptions(offered, reader.locale),
    ...listValue(
      state,
      name,
      present.map(({ id }) => id),
    ),
    ...wrong(state, name),
  };
}

/** A due or start time typed in `zone`; `start` is a wall time with or without seconds. */
export function timeField(
  name: 'due' | 'start',
  zone: string,
  reader: Reader,
  state: FormState,
  start?: string | null,
): Field {
  return {
    name,
    label: texts(reader.locale).forms.fields[name](zoneName(zone, reader.locale)),
    type: 'datetime',
    zone,
    ...textValue(state, name, start?.slice(0, 16)),
    ...wrong(state, name),
  };
}

/** How urgent it is. */
export function priorityField(reader: Reader, state: FormState, start: TaskView['priority']): Field {
  return {
    name: 'priority',
    label: texts(reader.locale).forms.fields.priority,
    type: 'select',
    options: priorityOptions(reader.locale),
    ...textValue(state, 'priority', start),
    ...wrong(state, 'priority'),
  };
}

/** What others should know of a new task: its first note. */
export function noteField(reader: Reader, state: FormState): Field {
  const { forms } = texts(reader.locale);
  return {
    name: 'note',
    label: forms.fields.note,
    type: 'text',
    multiline: true,
    maxLength: NOTE_MAX,
    placeholder: forms.placeholders.note,
    ...textValue(state, 'note'),
    ...wrong(state, 'note'),
  };
}

/** How a task repeats, its tags or its estimate: a line of text that is read as such a line is; empty: none. */
export function lineField(
  name: 'every' | 'tags' | 'estimate',
  reader: Reader,
  state: FormState,
  start = '',
): Field {
  const { forms, words } = texts(reader.locale);
  const hint = name === 'estimate' ? undefined : forms.hints[name];
  return {
    name,
    label: name === 'every' ? words.field.every : forms.fields[name],
    type: 'text',
    ...(hint === undefined ? {} : { hint }),
    placeholder: forms.placeholders[name],
    ...textValue(state, name, start),
    ...wrong(state, name),
  };
}
