import { type Catalogue, texts } from '../src/text/index.ts';
import {
  describeRecurrence,
  formatDay,
  type OnDayOff,
  type RecurrenceRule,
  resolveWall,
} from '../src/time/index.ts';
import {
  cut,
  dotted,
  dualTimeInline,
  HEAD_LIMIT,
  headOf,
  lateText,
  oneLine,
  responsibleInline,
  summaryOf,
  text,
  timeInline,
  toneOf,
  zoneName,
} from './line.ts';
import type { Block, Card, Inline, Line } from './model.ts';
import { eventLine } from './notice-line.ts';
import { nameFor, peopleInlines, personInline } from './person.ts';
import { allowed, type May, taskButtons } from './task-buttons.ts';
import type { DueNote, MomentView, Reader, TaskEventView, TaskView } from './views.ts';

const NOTE_LIMIT = 160;
const REASON_LIMIT = 300;
const FILES_SHOWN = 3;

export interface TaskCardOptions {
  /** Member ids for whom the mention on this card is the notice. */
  readonly notify?: readonly string[];
  /** Why this copy was sent: shown above everything else. */
  readonly because?: readonly TaskEventView[];
  readonly may?: May;
}

/** A task's live card: everything worth saying, or one line when it is done, deleted or withdrawn. */
export function taskCard(task: TaskView, reader: Reader, options: TaskCardOptions = {}): Card {
  const t = texts(reader.locale);
  const head = { kind: 'task', locale: reader.locale, title: headOf(task) } as const;
  if (task.deleted) {
    const line = goneLine(task.deleted, reader, t);
    const summary = `${head.title} · ${task.deleted.withdrawn ? t.task.withdrawn : t.task.deleted}`;
    return { ...head, tone: 'info', summary, blocks: [{ type: 'text', line }] };
  }
  const buttons = allowed(taskButtons(task, t), options.may);
  const actions: readonly Block[] = buttons.length > 0 ? [{ type: 'actions', buttons }] : [];
  const because = (options.because ?? []).map(
    (event): Block => ({ type: 'text', line: eventLine(event, reader) }),
  );
  const body: readonly Block[] =
    task.status === 'done'
      ? [{ type: 'text', line: doneLine(task, reader, t) }]
      : [
          ...bodyLines(task, reader, options.notify ?? [], t).map((line): Block => ({ type: 'text', line })),
          ...notes(task, t),
        ];
  return {
    ...head,
    tone: toneOf(task),
    summary: summaryOf(task, reader),
    blocks: [...because, ...body, ...actions],
  };
}

function goneLine(gone: NonNullable<TaskView['deleted']>, reader: Reader, t: Catalogue): Line {
  if (!gone.by) return [text(gone.withdrawn ? t.task.withdrawn : t.task.deleted, 'muted')];
  const by = gone.withdrawn ? t.task.withdrawnBy : t.task.deletedBy;
  return dotted([text(by, 'muted'), personInline(gone.by, reader)], [timeInline(gone.at, reader, 'muted')]);
}

function doneLine(task: TaskView, reader: Reader, t: Catalogue): Line {
  const who = task.doneBy ?? task.responsible;
  return dotted(
    who ? [text(t.task.doneBy), personInline(who, reader)] : [text(t.task.done)],
    task.doneAt ? [timeInline(task.doneAt, reader)] : [],
  );
}

/** The lines of a card that is still being worked on; only those that have something to say. */
function bodyLines(task: TaskView, reader: Reader, notify: readonly string[], t: Catalogue): readonly Line[] {
  const late = lateText(task, t);
  const head = `${task.key} · ${oneLine(task.title)}`;
  return [
    Array.from(head).length > HEAD_LIMIT ? [text(oneLine(task.title))] : [],
    dotted(
      [responsibleInline(task, reader, notify)],
      [task.due ? dualTimeInline(task.due.at, reader) : text(t.words.noDue, 'muted')],
      [text(t.words.priorityOf[task.priority])],
      task.status === 'in_progress' ? [text(t.task.inProgress)] : [],
    ),
    late === null ? [] : [text(late, 'strong')],
    blockedLine(task, t),
    dependencyLine(task, reader, t),
    task.helpers.length > 0 ? [text(t.task.helpers), ...peopleInlines(task.helpers, reader, notify)] : [],
    dotted(
      task.milestone ? [text(t.task.milestone)] : [],
      task.pinned ? [text(t.task.pinned)] : [],
      task.checklist.length > 0 ? [text(t.task.checklist(checklistCount(task)))] : [],
      task.start ? [text(t.task.starts), timeInline(task.start.at, reader)] : [],
      task.estimate ? [text(t.task.estimate(t.words.duration(task.estimate)))] : [],
      task.tags.length > 0 ? [text(tagsText(task.tags), 'muted')] : [],
    ),
    task.repeats ? [text(repeatsText(task.repeats, reader))] : [],
    filesLine(task, t),
    reader.audience === 'external' ? [] : noteLine(task, reader, t),
  ].filter((line) => line.length > 0);
}

function blockedLine(task: TaskView, t: Catalogue): Line {
  if (task.status !== 'blocked') return [];
  if (!task.blockedReason) return [text(t.task.blocked, 'strong')];
  return [text(t.task.blockedBy, 'strong'), text(cut(oneLine(task.blockedReason), REASON_LIMIT))];
}

/** What the task waits for; people from outside read keys alone, since titles of other tasks are not theirs. */
function dependencyLine(task: TaskView, reader: Reader, t: Catalogue): Line {
  if (task.dependsOn.length === 0) return [];
  const outside = reader.audience === 'external';
  const open = task.dependsOn.filter(({ done }) => !done);
  const shown = open.length > 0 ? open : task.dependsOn;
  const names = shown.map(
    ({ key, title, done }) => `${done ? '✓ ' : ''}${key}${outside ? '' : ` ${cut(oneLine(title), 40)}`}`,
  );
  return [text(open.length > 0 ? t.task.waitingFor : t.task.dependsOn), text(t.words.join(names))];
}

/** How something repeats, and on which terms. */
export interface Repetition {
  readonly rule: RecurrenceRule;
  readonly off?: OnDayOff;
  readonly until?: string | null;
  readonly count?: number | null;
}

/** `Every Monday 09:00 · before days off · until 31 Dec`, with its zone where the reader's clocks show another one. */
export function repeatsHow(
  { rule, off = 'keep', until = null, count = null }: Repetition,
  { locale, zone, now }: Reader,
): string {
  const { terms } = texts(locale).task;
  const place = rule.zone === zone ? '' : ` ${zoneName(rule.zone, locale)}`;
  return [
    `${describeRecurrence(rule, locale)}${place}`,
    ...(off === 'keep' ? [] : [terms.off[off]]),
    ...(until === null ? [] : [terms.until(formatDay(until, locale, { at: now, zone: rule.zone }))]),
    ...(count === null ? [] : [terms.count(count)]),
  ].join(' · ');
}

/** `↻ Every Monday 09:00 · next 9 Nov`; the zone is named where the reader's clocks show another one. */
export function repeatsText(repeats: NonNullable<TaskView['repeats']>, reader: Reader): string {
  const { locale, now } = reader;
  const { rule, next } = repeats;
  return texts(locale).task.repeats({
    how: repeatsHow(repeats, reader),
    next: next === null ? null : formatDay(next, locale, { at: now, zone: rule.zone }),
  });
}

/** What to know about a due time: what the core says, and that a wall time which happens twice is the first. */
export function dueNotes(task: Pick<TaskView, 'due' | 'dueNotes'>): readonly DueNote[] {
  const codes = new Set<DueNote>(task.dueNotes);
  if (task.due && meansFirstOfTwo(task.due)) codes.add('overlap');
  return [...codes];
}

/** `~ads ~coupon`. */
export function tagsText(tags: readonly string[]): string {
  return tags.map((tag) => `~${cut(oneLine(tag), 40)}`).join(' ');
}

/** `2/5`. */
export function checklistCount({ checklist }: Pick<TaskView, 'checklist'>): string {
  return `${checklist.filter(({ done }) => done).length}/${checklist.length}`;
}

/** Names of attached files, those with a web address as links. */
function filesLine(task: Pick<TaskView, 'attachments'>, t: Catalogue): Line {
  const { attachments } = task;
  if (attachments.length === 0) return [];
  const separator = t.words.join(['', '']);
  const shown = attachments.slice(0, FILES_SHOWN).flatMap(({ name, url, size }, i): readonly Inline[] => {
    const label = cut(oneLine(name), 60);
    const sized = size === null ? [] : [text(` ${t.words.size(size)}`, 'muted')];
    const file: Inline = url && /^https?:\/\//i.test(url) ? { type: 'link', text: label, url } : text(label);
    return [...(i === 0 ? [] : [text(separator)]), file, ...sized];
  });
  const rest = attachments.length - FILES_SHOWN;
  return [
    text(t.task.files),
    ...shown,
    ...(rest > 0 ? [text(`${separator}${t.words.more(rest)}`, 'muted')] : []),
  ];
}

function noteLine(task: TaskView, reader: Reader, t: Catalogue): Line {
  const last = task.notes.reduce<TaskView['notes'][number] | null>(
    (newest, note) => (newest === null || note.at >= newest.at ? note : newest),
    null,
  );
  if (!last) return [];
  const when = timeInline(last.at, reader);
  const said = t.task.note({
    name: nameFor(last.author, reader.locale),
    when: when.type === 'time' ? when.text : '',
  });
  return dotted(
    [text(said, 'muted'), text(cut(oneLine(last.text), NOTE_LIMIT))],
    task.noteCount > 1 ? [text(t.task.noteCount(task.noteCount), 'muted')] : [],
  );
}

function notes(task: TaskView, t: Catalogue): readonly Block[] {
  return dueNotes(task).map((code) => ({ type: 'note', line: [text(t.task.notes[code])] }));
}

function meansFirstOfTwo(due: MomentView): boolean {
  const settled = resolveWall(due.wall, due.zone);
  return settled.change === 'overlap' && settled.at.getTime() === due.at.getTime();
}
