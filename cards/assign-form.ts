import { texts } from '../src/text/index.ts';
import { type FormState, taskFormCard, withPresent } from './form-state.ts';
import type { Card } from './model.ts';
import { peopleField, responsibleField } from './task-fields.ts';
import type { PersonView, Reader, TaskView } from './views.ts';

/** Asks who is responsible and who helps; `offered` are those who may be given work in the project. */
export function assignForm(
  task: Pick<TaskView, 'id' | 'key' | 'title' | 'responsible' | 'helpers'>,
  offered: readonly PersonView[],
  reader: Reader,
  state: FormState = {},
): Card {
  const people = withPresent(offered, task);
  return taskFormCard(task, reader, {
    title: texts(reader.locale).forms.assign,
    name: 'task.assign',
    fields: [
      responsibleField(people, reader, state, task.responsible?.id),
      peopleField('helpers', people, reader, state, task.helpers),
    ],
  });
}
