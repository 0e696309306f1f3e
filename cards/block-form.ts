import { texts } from '../src/text/index.ts';
import { type FormState, formCard, textValue, wrong } from './form-state.ts';
import { headOf, text } from './line.ts';
import type { Card } from './model.ts';
import type { Reader, TaskLineView } from './views.ts';

const REASON_MAX = 500;

/** Asks what is in the way of a task. */
export function blockForm(
  task: Pick<TaskLineView, 'id' | 'key' | 'title'>,
  reader: Reader,
  state: FormState = {},
): Card {
  const t = texts(reader.locale);
  const card = formCard(reader.locale, {
    title: t.forms.block,
    name: 'task.block',
    about: { task: task.id },
    submit: t.buttons.block,
    fields: [
      {
        name: 'reason',
        label: t.forms.fields.reason,
        type: 'text',
        multiline: true,
        required: true,
        maxLength: REASON_MAX,
        hint: t.forms.hints.reason,
        placeholder: t.forms.placeholders.reason,
        ...textValue(state, 'reason'),
        ...wrong(state, 'reason'),
      },
    ],
  });
  return { ...card, blocks: [{ type: 'text', line: [text(headOf(task), 'strong')] }, ...card.blocks] };
}
