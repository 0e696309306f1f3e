import { texts } from '../src/text/index.ts';
import { type FormState, formCard, textValue, wrong } from './form-state.ts';
import { headOf, text } from './line.ts';
import type { Card } from './model.ts';
import type { Reader, TaskLineView } from './views.ts';

const NOTE_MAX = 2000;

/** Asks for a note on a task. */
export function noteForm(
  task: Pick<TaskLineView, 'id' | 'key' | 'title'>,
  reader: Reader,
  state: FormState = {},
): Card {
  const t = texts(reader.locale);
  const card = formCard(reader.locale, {
    title: t.forms.note,
    name: 'task.note',
    about: { task: task.id },
    fields: [
      {
        name: 'text',
        label: t.forms.fields.note,
        type: 'text',
        multiline: true,
        required: true,
        maxLength: NOTE_MAX,
        placeholder: t.forms.placeholders.note,
        ...textValue(state, 'text'),
        ...wrong(state, 'text'),
      },
    ],
  });
  return { ...card, blocks: [{ type: 'text', line: [text(headOf(task), 'strong')] }, ...card.blocks] };
}
