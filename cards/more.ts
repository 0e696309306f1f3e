import { texts } from '../src/text/index.ts';
import { cut, headOf, oneLine, text, toneOf } from './line.ts';
import type { Block, Button, Card } from './model.ts';
import { peopleInlines, personInline } from './person.ts';
import { act, allowed, form, type May, taskButtons } from './task-buttons.ts';
import type { Reader, TaskView } from './views.ts';

const ITEMS_SHOWN = 10;

/** One person's card of everything that can be done with a task, in groups. `watching`: the reader follows it. */
export function moreCard(
  task: TaskView,
  reader: Reader,
  options: { readonly watching: boolean; readonly may?: May },
): Card {
  const t = texts(reader.locale);
  const onCard = taskButtons(task, t).filter(({ press }) => press.operation !== 'open.more');
  const done = task.status === 'done';
  // What the task's own card lacks comes first: some platforms show five buttons.
  const groups: readonly (readonly Button[])[] = [
    furtherActs(task, reader, options.watching, onCard),
    done ? [] : priorities(task, reader),
    done ? [] : marks(task, reader),
    onCard.map(({ style: _, ...button }) => button),
  ];
  const actions = groups
    .map((group) => allowed(group, options.may))
    .filter((group) => group.length > 0)
    .map((buttons): Block => ({ type: 'actions', buttons }));
  return {
    kind: 'task',
    locale: reader.locale,
    tone: toneOf(task),
    title: headOf(task),
    summary: t.task.more.summary(task.key),
    blocks: [
      { type: 'note', line: [text(t.task.createdBy), personInline(task.createdBy, reader)] },
      ...(task.followers.length > 0
        ? [
            {
              type: 'facts',
              items: [{ label: t.words.field.followers, value: peopleInlines(task.followers, reader) }],
            } as const,
          ]
        : []),
      ...checklist(task, reader, options.may),
      ...actions,
      { type: 'note', line: [text(t.task.more.typed(task.key), 'muted')] },
      { type: 'note', line: [text(t.task.more.hint, 'muted')] },
    ],
  };
}

function furtherActs(
  task: TaskView,
  reader: Reader,
  watching: boolean,
  onCard: readonly Button[],
): readonly Button[] {
  const b = texts(reader.locale).buttons;
  const shown = new Set(onCard.map(({ label }) => label));
  const changes = [
    form(b.edit, 'task.edit', task.id),
    form(b.reschedule, 'task.due', task.id),
    form(b.assign, 'task.assign', task.id),
    ...(task.status === 'blocked' ? [] : [form(b.block, 'task.block', task.id)]),
  ];
  return [
    ...(task.status === 'done' ? [] : changes.filter(({ label }) => !shown.has(label))),
    form(b.note, 'task.note', task.id),
    ...(task.repeats && task.repeats.next !== null ? [act(b.stopRepeating, 'series.stop', task.id)] : []),
    act(watching ? b.unwatch : b.watch, 'task.watch', task.id, { watching: !watching }),
    { ...form(b.delete, 'task.delete', task.id), style: 'danger', opensForm: false },
  ];
}

function marks(task: TaskView, reader: Reader): readonly Button[] {
  const b = texts(reader.locale).buttons;
  return [
    act(task.pinned ? b.unpin : b.pin, 'task.pin', task.id, { pinned: !task.pinned }),
    act(task.milestone ? b.unmilestone : b.milestone, 'task.milestone', task.id, {
      milestone: !task.milestone,
    }),
  ];
}

function priorities(task: TaskView, reader: Reader): readonly Button[] {
  const t = texts(reader.locale);
  return (['urgent', 'high', 'normal', 'low'] as const)
    .filter((priority) => priority !== task.priority)
    .map((priority) =>
      act(t.buttons.priority(t.words.priority[priority]), 'task.priority', task.id, { priority }),
    );
}

/** The checklist with a button beside each open item. */
function checklist(task: TaskView, reader: Reader, may?: May): readonly Block[] {
  const t = texts(reader.locale);
  if (task.checklist.length === 0) return [];
  const shown = task.checklist.slice(0, ITEMS_SHOWN);
  const rest = task.checklist.length - shown.length;
  const items = shown.map(({ id, text: item, done }) => {
    const line = done
      ? [text('✓ '), text(cut(oneLine(item), 120), 'struck')]
      : [text(cut(oneLine(item), 120))];
    const [button] = done
      ? []
      : allowed([act(t.buttons.done, 'task.check', task.id, { item: id, done: true })], may);
    return button ? { line, button } : { line };
  });
  return [
    { type: 'text', line: [text(t.words.field.checklist, 'strong')] },
    { type: 'list', items },
    ...(rest > 0 ? [{ type: 'note', line: [text(t.words.more(rest))] } as const] : []),
  ];
}
