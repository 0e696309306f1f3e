import { texts } from '../src/text/index.ts';
import { describeRecurrence, wallOf } from '../src/time/index.ts';
import { itemsField, itemsInForm } from './checklist-field.ts';
import { type FormState, formCard, textValue, withPresent, wrong } from './form-state.ts';
import type { Card, Field } from './model.ts';
import {
  lineField,
  noteField,
  peopleField,
  priorityField,
  responsibleField,
  timeField,
  titleField,
} from './task-fields.ts';
import type { PersonView, Reader, TaskView } from './views.ts';

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
  /** Whether the fields that most tasks do without were asked for. */
  readonly all?: boolean;
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
      ...(view.all ? { all: true } : {}),
    },
    submit: t.buttons.create,
    ...(view.all ? {} : { more: t.buttons.moreFields }),
    fields: [
      titleField(reader, state, view.prefill.title),
      ...project,
      responsibleField(view.people, reader, state, view.prefill.responsible),
      timeField('due', view.zone, reader, state, view.prefill.due),
      priorityField(reader, state, view.prefill.priority ?? 'normal'),
      ...further([
        lineField('every', reader, state),
        timeField('start', view.zone, reader, state),
        peopleField('helpers', view.people, reader, state),
        peopleField('followers', view.people, reader, state),
        lineField('estimate', reader, state),
        lineField('tags', reader, state),
        itemsField(reader, state),
        noteField(reader, state),
      ]),
    ],
  });
}

/** What most tasks do without comes last. */
function further(fields: readonly Field[]): readonly Field[] {
  return fields.map((field) => ({ ...field, further: true }));
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
  const { forms } = texts(reader.locale);
  const people = withPresent(offered, task);
  const repeats = task.repeats ? repeatsTyped(task.repeats, zone, reader.locale) : '';
  const due = task.due ? wallOf(task.due.at, zone).slice(0, 16) : '';
  return formCard(reader.locale, {
    title: forms.editTask(task.key),
    name: 'task.edit',
    // What is there already: a series takes its due times from how it repeats, so only a change of either counts; and
    // of a checklist only what is changed of it, since others tick it meanwhile.
    about: { task: task.id, zone, due, repeats, items: itemsInForm(task.checklist) },
    fields: [
      titleField(reader, state, task.title),
      responsibleField(people, reader, state, task.responsible?.id),
      timeField('due', zone, reader, state, due),
      priorityField(reader, state, task.priority),
      lineField('every', reader, state, repeats),
      timeField('start', zone, reader, state, task.start ? wallOf(task.start.at, zone) : null),
      peopleField('helpers', people, reader, state, task.helpers),
      peopleField('followers', people, reader, state, task.followers),
      lineField('estimate', reader, state, task.estimate ? forms.hours(task.estimate / 60) : ''),
      lineField('tags', reader, state, task.tags.join(' ')),
      itemsField(reader, state, task.checklist),
    ],
  });
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
