import { texts } from '../src/text/index.ts';
import { type FormState, formCard, listValue, peopleOptions, withPresent, wrong } from './form-state.ts';
import { headOf, text } from './line.ts';
import type { Card } from './model.ts';
import { responsibleField } from './task-form.ts';
import type { PersonView, Reader, TaskView } from './views.ts';

/** Asks who is responsible and who helps; `offered` are those who may be given work in the project. */
export function assignForm(
  task: Pick<TaskView, 'id' | 'key' | 'title' | 'responsible' | 'helpers'>,
  offered: readonly PersonView[],
  reader: Reader,
  state: FormState = {},
): Card {
  const t = texts(reader.locale);
  const people = withPresent(offered, task);
  const card = formCard(reader.locale, {
    title: t.forms.assign,
    name: 'task.assign',
    about: { task: task.id },
    fields: [
      responsibleField(people, reader, state, task.responsible?.id),
      {
        name: 'helpers',
        label: t.forms.fields.helpers,
        type: 'multi_select',
        options: peopleOptions(people, reader.locale),
        ...listValue(
          state,
          'helpers',
          task.helpers.map(({ id }) => id),
        ),
        ...wrong(state, 'helpers'),
      },
    ],
  });
  return { ...card, blocks: [{ type: 'text', line: [text(headOf(task), 'strong')] }, ...card.blocks] };
}
