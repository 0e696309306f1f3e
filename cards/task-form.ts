import { texts } from '../src/text/index.ts';
import { describeRecurrence, wallOf } from '../src/time/index.ts';
import { itemsField, itemsInForm } from './checklist-field.ts';
import {
  type FormState,
  formCard,
  listValue,
  peopleOptions,
  priorityOptions,
  textValue,
  withPresent,
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
      everyField(reader, state, ''),
      priorityField(reader, state, view.prefill.priority ?? 'normal'),
      peopleField('helpers', view.people, reader, state),
      peopleField('followers', view.people, reader, state),
      startField(view.zone, reader, state),
      tagsField(reader, state),
      estimateField(reader, state),
      itemsField(reader, state),
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
  { task, people: offered, zone }: EditTaskView,
  reader: Reader,
  state: FormState = {},
): Card {
  const people = withPresent(offered, task);
  const repeats = task.repeats ? repeatsTyped(task.repeats, zone, reader.locale) : '';
  const due = task.due ? wallOf(task.due.at, zone).slice(0, 16) : '';
  return formCard(reader.locale, {
    title: texts(reader.locale).forms.editTask(task.key),
    name: 'task.edit',
    // What is there already: a series takes its due times from how it repeats, so only a change of either counts; and
    // of a checklist only what is changed of it, since others tick it meanwhile.
    about: { task: task.id, zone, due, repeats, items: itemsInForm(task.checklist) },
    fields: [
      titleField(reader, state, task.title),
      responsibleField(people, reader, state, task.responsible?.id),
      peopleField('helpers', people, reader, state, task.helpers),
      peopleField('followers', withFollowers(people, task), reader, state, task.followers),
      dueField(zone, reader, state, due),
      everyField(reader, state, repeats),
      startField(zone, reader, state, task.start ? wallOf(task.start.at, zone) : null),
      priorityField(reader, state, task.priority),
      tagsField(reader, state, task.tags),
      estimateField(reader, state, task.estimate),
      itemsField(reader, state, task.checklist),
    ],
  });
}

function withFollowers(people: readonly PersonView[], task: TaskView): readonly PersonView[] {
  return withPresent(people, { responsible: null, helpers: task.followers });
}

/** How a task repeats, as it is typed into a form and read again; `zone` is the one that the form's times are in. */
function repeatsTyped(
  { rule, off, until, count }: NonNullable<TaskView['repeats']>,
  zone: string,
  locale: Reader['locale'],
): string {
  const { terms } = texts(locale).forms;
  return [
    describeRecurrence(rule, locale),
    ...(rule.zone === zone ? [] : [rule.zone]),
    ...(off === 'keep' ? [] : [terms.off[off]]),
    ...(until === null ? [] : [terms.until(until)]),
    ...(count === null ? [] : [terms.count(count)]),
  ].join(' ');
}

/** How a task repeats; empty: not at all. */
function everyField(reader: Reader, state: FormState, start: string): Field {
  const { forms, words } = texts(reader.locale);
  return {
    name: 'every',
    label: words.field.every,
    type: 'text',
    hint: forms.hints.every,
    placeholder: forms.placeholders.every,
    ...textValue(state, 'every', start),
    ...wrong(state, 'every'),
  };
}

function peopleField(
  name: 'helpers' | 'followers',
  people: readonly PersonView[],
  reader: Reader,
  state: FormState,
  present: readonly PersonView[] = [],
): Field {
  return {
    name,
    label: texts(reader.locale).forms.fields[name],
    type: 'multi_select',
    options: peopleOptions(people, reader.locale),
    ...listValue(
      state,
      name,
      present.map(({ id }) => id),
    ),
    ...wrong(state, name),
  };
}

function startField(zone: string, reader: Reader, state: FormState, start?: string | null): Field {
  return {
    name: 'start',
    label: texts(reader.locale).forms.fields.start(zoneName(zone, reader.locale)),
    type: 'datetime',
    zone,
    ...textValue(state, 'start', start?.slice(0, 16)),
    ...wrong(state, 'start'),
  };
}

function tagsField(reader: Reader, state: FormState, tags: readonly string[] = []): Field {
  const { forms } = texts(reader.locale);
  return {
    name: 'tags',
    label: forms.fields.tags,
    type: 'text',
    hint: forms.hints.tags,
    placeholder: forms.placeholders.tags,
    ...textValue(state, 'tags', tags.join(' ')),
    ...wrong(state, 'tags'),
  };
}

function estimateField(reader: Reader, state: FormState, estimate: number | null = null): Field {
  const { forms } = texts(reader.locale);
  return {
    name: 'estimate',
    label: forms.fields.estimate,
    type: 'text',
    placeholder: forms.placeholders.estimate,
    ...textValue(state, 'estimate', estimate ? forms.hours(estimate / 60) : ''),
    ...wrong(state, 'estimate'),
  };
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
