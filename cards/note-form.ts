import { texts } from '../src/text/index.ts';
import { type FormState, paragraphField, taskFormCard } from './form-state.ts';
import type { Card } from './model.ts';
import { NOTE_MAX } from './task-fields.ts';
import type { Reader, TaskLineView } from './views.ts';

/** Asks for a note on a task. */
export function noteForm(
  task: Pick<TaskLineView, 'id' | 'key' | 'title'>,
  reader: Reader,
  state: FormState = {},
): Card {
  const { forms } = texts(reader.locale);
  const note = {
    name: 'text',
    label: forms.fields.note,
    maxLength: NOTE_MAX,
    placeholder: forms.placeholders.note,
  };
  return taskFormCard(task, reader, {
    title: forms.note,
    name: 'task.note',
    fields: [paragraphField(note, state)],
  });
}
