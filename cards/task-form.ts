import { texts } from '../src/text/index.ts';
import { wallOf } from '../src/time/index.ts';
import {
  type FormState,
  formCard,
  listValue,
  peopleOptions,
  priorityOptions,
  textValue,
  wrong,
} from './form-state.ts';
import { zoneName } from './line.ts';
import type { Card, Field } from './model.ts';
import type { PersonView, Reader, TaskView } from './views.ts';

const TITLE_MAX = 200;

export interface NewTaskView {
  /** Projects to choose from; with one or none there is no field for it. */
  readonly projects: readonly { readonly id: string; readonly code: string; readonly name: string }[];
  readonly project: string | null;
  readonly people: readonly PersonView[];
  /** Zone in which the due time is typed. */
  readonly zone: string;
  readonly prefill: {
    readonly title?: string;
    readonly responsible?: string | null;
    /** `YYYY-MM-DDTHH:mm:ss` in `zone`. */
    readonly due?: string | null;
    readonly priority?: TaskView['priority'];
  };
  /** Carried through the form: where it was opened. */
  readonly origin?: Readonly<Record<string, unknown>>;
}

/** Asks for what a new task lacks: what, who, when, how urgent, and the project where it is open. */
export function newTaskForm(view: NewTaskView, reader: Reader, state: FormState = {}): Card {
  const t = texts(reader.locale);
  const f = t.forms.fields;
  const project: readonly Field[] =
    view.projects.length > 1
      ? [
          {
            name: 'project',
            label: f.project,
            type: 'select',
            required: true,
            options: view.projects.map(({ id, code, name }) => ({
              value: id,
              label: t.commands.choice.project({ code, name }),
            })),
            ...textValue(state, 'project', view.project),
            ...wrong(state, 'project'),
          },
        ]
      : [];
  const only = view.project ?? (view.projects.length === 1 ? view.projects[0]?.id : undefined);
  return formCard(reader.locale, {
    title: t.forms.newTask,
    name: 'task.create',
    about: {
      zone: view.zone,
      ...(only ? { project: only } : {}),
      ...(view.origin ? { origin: view.origin } : {}),
    },
    submit: t.buttons.create,
    fields: [
      titleField(reader, state, view.prefill.title),
      ...project,
      responsibleField(view.people, reader, state, view.prefill.responsible),
      dueField(view.zone, reader, state, view.prefill.due),
      priorityField(reader, state, view.prefill.priority ?? 'normal'),
    ],
  });
}

export interface EditTaskView {
  readonly task: TaskView;
  readonly people: readonly PersonView[];
  /** Zone in which times are typed: the due time's own where there is one. */
  readonly zone: string;
}

/** Everything about a task that a form can change, filled with what is. */
export function editTaskForm(
  { task, people, zone }: EditTaskView,
  reader: Reader,
  state: FormState = {},
): Card {
  const t = texts(reader.locale);
  const f = t.forms.fields;
  const options = peopleOptions(people, reader.locale);
  return formCard(reader.locale, {
    title: t.forms.editTask(task.key),
    name: 'task.edit',
    about: { task: task.id, zone },
    fields: [
      titleField(reader, state, task.title),
      responsibleField(people, reader, state, task.responsible?.id),
      {
        name: 'helpers',
        label: f.helpers,
        type: 'multi_select',
        options,
        ...listValue(
          state,
          'helpers',
          task.helpers.map(({ id }) => id),
        ),
        ...wrong(state, 'helpers'),
      },
      dueField(zone, reader, state, task.due ? wallOf(task.due.at, zone) : null),
      {
        name: 'start',
        label: f.start(zoneName(zone, reader.locale)),
        type: 'datetime',
        zone,
        ...textValue(state, 'start', task.start ? wallOf(task.start.at, zone).slice(0, 16) : null),
        ...wrong(state, 'start'),
      },
      priorityField(reader, state, task.priority),
      {
        name: 'tags',
        label: f.tags,
        type: 'text',
        hint: t.forms.hints.tags,
        placeholder: t.forms.placeholders.tags,
        ...textValue(state, 'tags', task.tags.join(' ')),
        ...wrong(state, 'tags'),
      },
      {
        name: 'estimate',
        label: f.estimate,
        type: 'text',
        placeholder: t.forms.placeholders.estimate,
        ...textValue(state, 'estimate', task.estimate ? t.forms.hours(task.estimate / 60) : ''),
        ...wrong(state, 'estimate'),
      },
    ],
  });
}

function titleField(reader: Reader, state: FormState, start?: string): Field {
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

/** The value of a responsible field by which nobody is chosen. */
export const NOBODY = 'nobody';

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

/** A due time typed in `zone`; `start` is a wall time with or without seconds. */
export function dueField(zone: string, reader: Reader, state: FormState, start?: string | null): Field {
  const { forms } = texts(reader.locale);
  return {
    name: 'due',
    label: forms.fields.due(zoneName(zone, reader.locale)),
    type: 'datetime',
    zone,
    ...textValue(state, 'due', start?.slice(0, 16)),
    ...wrong(state, 'due'),
  };
}

function priorityField(reader: Reader, state: FormState, start: string): Field {
  return {
    name: 'priority',
    label: texts(reader.locale).forms.fields.priority,
    type: 'select',
    options: priorityOptions(reader.locale),
    ...textValue(state, 'priority', start),
    ...wrong(state, 'priority'),
  };
}
