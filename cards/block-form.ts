import { texts } from '../src/text/index.ts';
import { type FormState, paragraphField, taskFormCard } from './form-state.ts';
import type { Card } from './model.ts';
import type { Reader, TaskLineView } from './views.ts';

const REASON_MAX = 500;

/** Asks what is in the way of a task. */
export function blockForm(
  task: Pick<TaskLineView, 'id' | 'key' | 'title'>,
  reader: Reader,
  state: FormState = {},
): Card {
  const { forms, buttons } = texts(reader.locale);
  const reason = {
    name: 'reason',
    label: forms.fields.reason,
    maxLength: REASON_MAX,
    hint: forms.hints.reason,
    placeholder: forms.placeholders.reason,
  };
  return taskFormCard(task, reader, {
    title: forms.block,
    name: 'task.block',
    submit: buttons.block,
    fields: [paragraphField(reason, state)],
  });
}
