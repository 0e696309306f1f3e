import { texts } from '../src/text/index.ts';
import { wallOf } from '../src/time/index.ts';
import { type FormState, taskFormCard } from './form-state.ts';
import { momentText, text } from './line.ts';
import type { Card } from './model.ts';
import { timeField } from './task-fields.ts';
import type { Reader, TaskLineView } from './views.ts';

/** Asks for a new due time, typed in `zone`: the due time's own, else the reader's. */
export function dueForm(task: TaskLineView, zone: string, reader: Reader, state: FormState = {}): Card {
  const { forms, words } = texts(reader.locale);
  const now = task.due
    ? words.labelled({ label: words.field.due, value: momentText(task.due, reader) })
    : words.noDue;
  return taskFormCard(task, reader, {
    title: forms.due,
    name: 'task.due',
    about: { zone },
    above: [{ type: 'note', line: [text(now)] }],
    fields: [timeField('due', zone, reader, state, task.due ? wallOf(task.due.at, zone) : null)],
  });
}
