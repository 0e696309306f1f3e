import { type Catalogue, texts } from '../src/text/index.ts';
import { cut, dotted, dualTimeInline, headOf, momentText, oneLine, summaryOf, text } from './line.ts';
import type { Block, Button, Card, Line } from './model.ts';
import { peopleInlines, personInline } from './person.ts';
import { checklistCount, dueNotes, repeatsText, tagsText } from './task.ts';
import { act } from './task-buttons.ts';
import type { DueNote, Reader, TaskView } from './views.ts';

export interface ReceiptView {
  readonly did: 'created' | 'edited' | 'rescheduled' | 'assigned' | 'renamed' | 'moved';
  readonly task: TaskView;
  /** What the echo of the time has to add. */
  readonly notes: readonly DueNote[];
  /** The other readings: a label, and the press that applies it. */
  readonly chips: readonly Button[];
  readonly undoable: boolean;
  /** Names of the rooms in which the card hangs. */
  readonly shownIn: readonly string[];
  /** Names that were not recognised and left out. */
  readonly unplaced?: readonly string[];
  /** Words of the title that may have been meant as a due time. */
  readonly kept?: string;
}

/** The speaker's own echo of what was understood: times in their zone and the project's, other readings, undo. */
export function taskReceiptCard(view: ReceiptView, reader: Reader): Card {
  const t = texts(reader.locale);
  const { task } = view;
  const blocks: Block[] = [
    { type: 'text', line: [text(headOf(task), 'strong')] },
    { type: 'facts', items: facts(view, reader, t) },
    ...[...new Set([...view.notes, ...dueNotes(task)])].map(
      (code): Block => ({ type: 'note', line: [text(t.task.notes[code])] }),
    ),
  ];
  if (view.unplaced && view.unplaced.length > 0) {
    blocks.push({ type: 'note', line: [text(t.commands.unplaced(t.words.join(view.unplaced)))] });
  }
  if (view.kept !== undefined) {
    blocks.push({ type: 'note', line: [text(t.commands.kept(cut(oneLine(view.kept), 60)))] });
  }
  if (view.chips.length > 0) {
    if (view.kept === undefined) blocks.push({ type: 'note', line: [text(t.task.receipt.otherReading)] });
    blocks.push({ type: 'actions', buttons: view.chips });
  }
  const undo: Button = { label: t.buttons.undo, press: { operation: 'task.undo', input: {} } };
  blocks.push({
    type: 'actions',
    buttons: [act(t.buttons.show, 'task.show', task.id), ...(view.undoable ? [undo] : [])],
  });
  return {
    kind: 'notice',
    locale: reader.locale,
    tone: 'info',
    title: t.task.receipt[view.did](task.key),
    summary: summaryOf(task, reader),
    blocks,
  };
}

function facts(view: ReceiptView, reader: Reader, t: Catalogue) {
  const { task } = view;
  const { field } = t.words;
  const rows: readonly (readonly [string, Line])[] = [
    [field.responsible, [task.responsible ? personInline(task.responsible, reader) : text(t.words.nobody)]],
    [field.helpers, peopleInlines(task.helpers, reader)],
    [field.followers, peopleInlines(task.followers, reader)],
    [field.due, [task.due ? dualTimeInline(task.due.at, reader, [task.project.zone]) : text(t.words.noDue)]],
    [field.start, task.start ? [text(momentText(task.start, reader))] : []],
    [field.priority, [text(t.words.priority[task.priority])]],
    [field.project, dotted([text(task.project.code)], [text(task.project.name)])],
    [field.tags, task.tags.length > 0 ? [text(tagsText(task.tags))] : []],
    [field.estimate, task.estimate ? [text(t.words.duration(task.estimate))] : []],
    [field.series, task.repeats ? [text(repeatsText(task.repeats, reader))] : []],
    [field.checklist, task.checklist.length > 0 ? [text(checklistCount(task))] : []],
    [field.shownIn, view.shownIn.length > 0 ? [text(t.words.join(view.shownIn))] : []],
  ];
  return rows.filter(([, value]) => value.length > 0).map(([label, value]) => ({ label, value }));
}

/** The receipt of a pasted batch: one line a task, and one undo for all. */
export function batchReceiptCard(tasks: readonly TaskView[], reader: Reader): Card {
  const t = texts(reader.locale);
  const title = t.task.receipt.createdMany(tasks.length);
  const shown = tasks.slice(0, 10);
  const rest = tasks.length - shown.length;
  return {
    kind: 'notice',
    locale: reader.locale,
    tone: 'info',
    title,
    summary: title,
    blocks: [
      { type: 'list', items: shown.map((task) => ({ line: [text(headOf(task))] })) },
      ...(rest > 0 ? [{ type: 'note', line: [text(t.list.rest(rest))] } as const] : []),
      { type: 'note', line: [text(t.task.receipt.undoHint)] },
      { type: 'actions', buttons: [{ label: t.buttons.undo, press: { operation: 'task.undo', input: {} } }] },
    ],
  };
}
