import { texts } from '../src/text/index.ts';
import { headOf, text } from './line.ts';
import type { Block, Button, Card, CardLocale, Field, Option } from './model.ts';
import { nameFor } from './person.ts';
import type { PersonView, Reader, TaskLineView } from './views.ts';

/** What a form comes back with: what was typed, and what is wrong with it, by field name. */
export interface FormState {
  readonly values?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly errors?: Readonly<Record<string, string>>;
}

/** A field's text value: what was typed, else the value it starts with. */
export function textValue(
  state: FormState,
  name: string,
  start?: string | null,
): { readonly value?: string } {
  const typed = state.values?.[name];
  const value = typeof typed === 'string' ? typed : typed === null ? '' : (start ?? '');
  return value === '' ? {} : { value };
}

/** The same for a field of several values. */
export function listValue(
  state: FormState,
  name: string,
  start: readonly string[] = [],
): { readonly value?: readonly string[] } {
  const typed = state.values?.[name];
  const value = Array.isArray(typed) ? typed : typeof typed === 'string' && typed !== '' ? [typed] : start;
  return value.length > 0 ? { value } : {};
}

/** What is wrong with a field, as the field carries it. */
export function wrong(state: FormState, name: string): { readonly error?: string } {
  const error = state.errors?.[name];
  return error === undefined ? {} : { error };
}

/** People as options of a select; values are member ids. */
export function peopleOptions(people: readonly PersonView[], locale: CardLocale): readonly Option[] {
  return people.map((person) => ({ value: person.id, label: nameFor(person, locale) }));
}

/** People to choose from, with those who are on the task already, even where they are not offered any more. */
export function withPresent(
  people: readonly PersonView[],
  task: { readonly responsible: PersonView | null; readonly helpers: readonly PersonView[] },
): readonly PersonView[] {
  const present = [...(task.responsible ? [task.responsible] : []), ...task.helpers];
  return [...new Map([...people, ...present].map((person) => [person.id, person])).values()];
}

/** Priorities as options of a select. */
export function priorityOptions(locale: CardLocale): readonly Option[] {
  const { priority } = texts(locale).words;
  return (['urgent', 'high', 'normal', 'low'] as const).map((value) => ({ value, label: priority[value] }));
}

/** A form about one task, whose key and title stand above its fields. */
export function taskFormCard(
  task: Pick<TaskLineView, 'id' | 'key' | 'title'>,
  reader: Pick<Reader, 'locale'>,
  form: Parameters<typeof formCard>[1],
): Card {
  const head: Block = { type: 'text', line: [text(headOf(task), 'strong')] };
  return formCard(reader.locale, {
    ...form,
    about: { task: task.id, ...form.about },
    above: [head, ...(form.above ?? [])],
  });
}

/** A required text of several lines. */
export function paragraphField(
  field: {
    readonly name: string;
    readonly label: string;
    readonly maxLength: number;
    readonly placeholder: string;
    readonly hint?: string;
  },
  state: FormState,
): Field {
  return {
    type: 'text',
    multiline: true,
    required: true,
    ...field,
    ...textValue(state, field.name),
    ...wrong(state, field.name),
  };
}

/** A whole form card, whose submit press is `submit.form` with what the form is about. */
export function formCard(
  locale: CardLocale,
  form: {
    readonly title: string;
    readonly name: string;
    readonly about?: Readonly<Record<string, unknown>>;
    readonly fields: readonly Field[];
    readonly submit?: string;
    /** Label of the button for the further fields, where they are not asked for from the start. */
    readonly more?: string;
    /** What stands above the fields. */
    readonly above?: readonly Block[];
  },
): Card {
  const { buttons } = texts(locale);
  const input = { form: form.name, ...form.about };
  const submit: Button = {
    label: form.submit ?? buttons.save,
    press: { operation: 'submit.form', input },
    style: 'primary',
  };
  const more: Button | null =
    form.more === undefined
      ? null
      : { label: form.more, press: { operation: 'open.form', input: { ...input, all: true } } };
  return {
    kind: 'form',
    locale,
    tone: 'info',
    title: form.title,
    summary: form.title,
    blocks: [
      ...(form.above ?? []),
      { type: 'form', fields: form.fields, submit, cancel: buttons.cancel, ...(more ? { more } : {}) },
    ],
  };
}
