import { texts } from '../src/text/index.ts';
import { text } from './line.ts';
import type { Block, Button, Card } from './model.ts';
import { groupBlocks, LIST_LINES, pageBlocks } from './task-list.ts';
import type { Reader, TaskListView } from './views.ts';

/** A person's open tasks of the next seven days, and a few lines to try (without trigger). */
export function myDayCard(view: TaskListView, examples: readonly string[], reader: Reader): Card {
  const t = texts(reader.locale);
  const lines = groupBlocks(view.groups, reader, LIST_LINES);
  const empty: Block = { type: 'text', line: [text(t.list.myDay.empty)] };
  const buttons: readonly Button[] = [
    {
      label: t.buttons.newTask,
      press: { operation: 'open.form', input: { form: 'task.create' } },
      opensForm: true,
    },
    { label: t.buttons.myTasks, press: { operation: 'task.mine', input: { page: 1 } } },
    { label: t.buttons.help, press: { operation: 'help', input: {} } },
  ];
  return {
    kind: 'my_day',
    locale: reader.locale,
    tone: view.groups.some(({ tasks }) => tasks.some(({ late }) => late)) ? 'late' : 'info',
    title: t.list.myDay.title,
    summary: view.total === 0 ? t.list.myDay.empty : t.list.myDay.summary(view.total),
    blocks: [
      ...(lines.length > 0 ? lines : [empty]),
      ...pageBlocks(view, t),
      ...(examples.length > 0 ? [{ type: 'note', line: [text(t.list.myDay.examples)] } as const] : []),
      ...examples.map((line): Block => ({ type: 'copy', text: `${reader.trigger}${line}` })),
      { type: 'actions', buttons },
    ],
  };
}
