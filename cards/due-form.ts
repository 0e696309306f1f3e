import { texts } from '../src/text/index.ts';
import { wallOf } from '../src/time/index.ts';
import { type FormState, formCard } from './form-state.ts';
import { headOf, momentText, text } from './line.ts';
import type { Card } from './model.ts';
import { dueField } from './task-form.ts';
import type { Reader, TaskLineView } from './views.ts';

/** Asks for a new due time, typed in `zone`: the due time's own, else the reader's. */
export function dueForm(task: TaskLineView, zone: string, reader: Reader, state: FormState = {}): Card {
  const t = texts(reader.locale);
  const card = formCard(reader.locale, {
    title: t.forms.due,
    name: 'task.due',
    about: { task: task.id, zone },
    fields: [dueField(zone, reader, state, task.due ? wallOf(task.due.at, zone) : null)],
  });
  const now = task.due
    ? `${t.words.labelled({ label: t.words.field.due, value: momentText(task.due, reader) })}`
    : t.words.noDue;
  return {
    ...card,
    blocks: [
      { type: 'text', line: [text(headOf(task), 'strong')] },
      { type: 'note', line: [text(now)] },
      ...card.blocks,
    ],
  };
}
