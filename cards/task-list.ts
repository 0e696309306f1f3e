import { type Catalogue, texts } from '../src/text/index.ts';
import { cut, oneLine, taskLine, text } from './line.ts';
import type { Block, Button, Card } from './model.ts';
import { nameFor } from './person.ts';
import { act } from './task-buttons.ts';
import type { Reader, TaskLineView, TaskListView } from './views.ts';

/** Lines of one screen. */
export const LIST_LINES = 10;

/** A page of tasks in groups, the number of the rest and buttons for the pages around it. */
export function taskListCard(view: TaskListView, reader: Reader): Card {
  const t = texts(reader.locale);
  const title = listTitle(view, t, reader);
  const lines = groupBlocks(view.groups, reader, LIST_LINES);
  const blocks: readonly Block[] =
    lines.length > 0 ? lines : [{ type: 'text', line: [text(t.list.empty, 'muted')] }];
  return {
    kind: 'task_list',
    locale: reader.locale,
    tone: view.groups.some(({ tasks }) => tasks.some(({ late }) => late)) ? 'late' : 'info',
    title,
    summary: t.list.summary({ title, total: view.total }),
    blocks: [...blocks, ...pageBlocks(view, t)],
  };
}

/** What a list is called: its verb's words around the code, name or search text that it is of. */
function listTitle(view: Pick<TaskListView, 'title' | 'again'>, t: Catalogue, { locale }: Reader): string {
  const { again } = view;
  const title = typeof view.title === 'string' ? view.title : nameFor(view.title, locale);
  const { titles } = t.list;
  switch (again.operation) {
    case 'task.mine':
      return title || titles.mine;
    case 'task.today':
      return title || titles.today;
    case 'task.find':
      return titles.found(cut(oneLine(title), 40));
    default:
      break;
  }
  if (title === '') return again.input.overdue === true ? titles.overdue : titles.list;
  return again.input.person === undefined ? titles.inProject(title) : titles.of(title);
}

/** The catalogue's word where the core gave one of its own names, else the text as it is. */
export function named(words: Readonly<Record<string, unknown>>, name: string): string {
  const word = Object.hasOwn(words, name) ? words[name] : undefined;
  return typeof word === 'string' ? word : name;
}

/** Groups with their headings, at most `limit` tasks in all. */
export function groupBlocks(
  groups: readonly { readonly heading: string | null; readonly tasks: readonly TaskLineView[] }[],
  reader: Reader,
  limit: number,
): readonly Block[] {
  const t = texts(reader.locale);
  const blocks: Block[] = [];
  let room = limit;
  for (const { heading, tasks } of groups) {
    const shown = tasks.slice(0, room);
    if (shown.length === 0) continue;
    room -= shown.length;
    if (heading !== null)
      blocks.push({ type: 'text', line: [text(named(t.list.headings, heading), 'strong')] });
    blocks.push({
      type: 'list',
      items: shown.map((task) => ({
        line: taskLine(task, reader),
        button: act(t.buttons.show, 'task.show', task.id),
      })),
    });
  }
  return blocks;
}

/** How many tasks of a view come after the lines that its page shows. */
function restOf(view: TaskListView): number {
  const here = view.groups.reduce((sum, { tasks }) => sum + tasks.length, 0);
  const shown = Math.min(here, LIST_LINES);
  return Math.max(0, view.total - (view.page - 1) * view.pageSize - shown);
}

/** The number of the rest, and Previous and Next where there is something to turn to. */
export function pageBlocks(view: TaskListView, t: Catalogue): readonly Block[] {
  const rest = restOf(view);
  const turn = (label: string, page: number): Button => ({
    label,
    press: { operation: view.again.operation, input: { ...view.again.input, page } },
  });
  const buttons = [
    ...(view.page > 1 ? [turn(t.buttons.previous, view.page - 1)] : []),
    ...(rest > 0 ? [turn(t.buttons.next, view.page + 1)] : []),
  ];
  return [
    ...(rest > 0 ? [{ type: 'note', line: [text(t.list.rest(rest))] } as const] : []),
    ...(buttons.length > 0 ? [{ type: 'actions', buttons } as const] : []),
  ];
}
