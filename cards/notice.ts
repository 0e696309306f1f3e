import { texts } from '../src/text/index.ts';
import { headOf, taskLine, text, toneOf } from './line.ts';
import type { Block, Button, Card, Tone } from './model.ts';
import { eventLine, eventText } from './notice-line.ts';
import { act } from './task-buttons.ts';
import type { Reader, TaskEventView, TaskLineView } from './views.ts';

/** One person's notice about one task: what happened since the last one, oldest first, and the task as it is. */
export function noticeCard(task: TaskLineView, events: readonly TaskEventView[], reader: Reader): Card {
  const t = texts(reader.locale);
  const title = headOf(task);
  const last = events.at(-1);
  const gone = events.some(({ type }) => type === 'deleted' || type === 'withdrawn');
  const blocks: readonly Block[] = [
    ...events.map((event): Block => ({ type: 'text', line: eventLine(event, reader) })),
    { type: 'note', line: taskLine(task, reader) },
    ...(gone ? [] : [{ type: 'actions', buttons: [act(t.buttons.show, 'task.show', task.id)] } as const]),
  ];
  return {
    kind: 'notice',
    locale: reader.locale,
    tone: gone ? 'info' : toneOf(task),
    title,
    summary: last ? t.notices.summary({ head: title, line: eventText(last, reader) }) : title,
    blocks,
  };
}

export interface MessageView {
  readonly title: string;
  readonly lines: readonly string[];
  readonly tone?: Tone;
  readonly buttons?: readonly Button[];
  /** A line to copy, without trigger. */
  readonly copy?: string;
}

/** A short message that is about no task: saved, undone, refused kindly. All texts are resolved. */
export function messageCard(view: MessageView, reader: Reader): Card {
  return {
    kind: 'notice',
    locale: reader.locale,
    tone: view.tone ?? 'info',
    title: view.title,
    summary: view.lines[0] ?? view.title,
    blocks: [
      ...view.lines.map((line): Block => ({ type: 'text', line: [text(line)] })),
      ...(view.copy === undefined ? [] : [{ type: 'copy', text: `${reader.trigger}${view.copy}` } as const]),
      ...(view.buttons && view.buttons.length > 0
        ? [{ type: 'actions', buttons: view.buttons } as const]
        : []),
    ],
  };
}
