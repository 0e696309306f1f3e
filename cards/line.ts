import { type Catalogue, texts } from '../src/text/index.ts';
import { formatDual, formatMoment, placeOf } from '../src/time/index.ts';
import type { CardLocale, Inline, Line, TextStyle, Tone } from './model.ts';
import { nameFor, personInline } from './person.ts';
import type { MomentView, Reader, TaskLineView } from './views.ts';

/** A head longer than this is cut, and the whole title follows in the body. */
export const HEAD_LIMIT = 80;

/** A plain piece of text. */
export function text(content: string, style?: TextStyle): Inline {
  return style === undefined ? { type: 'text', text: content } : { type: 'text', text: content, style };
}

/** Text of at most `limit` code points; what is cut off is marked by `…`. */
export function cut(content: string, limit: number): string {
  const points = Array.from(content);
  return points.length <= limit
    ? content
    : `${points
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}

/** Text from people on one line: line breaks and runs of spaces become one space. */
export function oneLine(content: string): string {
  return content.replace(/\s+/gu, ' ').trim();
}

/** Pieces of a line with ` · ` between them. */
export function dotted(...parts: readonly (readonly Inline[])[]): Line {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, i): readonly Inline[] => (i === 0 ? part : [text(' · '), ...part]));
}

/** An instant in the reader's zone alone, with the year where it is not the present one. */
export function timeInline(at: Date, reader: Reader, style?: TextStyle): Inline {
  const shown = formatMoment(at, reader.zone, reader.locale, { now: reader.now });
  const inline = { type: 'time', text: shown, at: at.toISOString() } as const;
  return style === undefined ? inline : { ...inline, style };
}

/** An instant in the reader's zone, then in up to two of `otherZones`. */
export function dualTimeInline(at: Date, reader: Reader, otherZones = reader.otherZones): Inline {
  const shown = formatDual(at, [reader.zone, ...otherZones], reader.locale, reader.now);
  return { type: 'time', text: shown, at: at.toISOString() };
}

/** A moment as plain text in the reader's zone. */
export function momentText(moment: MomentView, reader: Reader): string {
  return formatMoment(moment.at, reader.zone, reader.locale, { now: reader.now });
}

/** How a zone is called: a place people know, else its IANA id. */
export function zoneName(zone: string, locale: CardLocale): string {
  return placeOf(zone)?.[locale] ?? zone;
}

/** The card's head: `BF26-8 · Coupon setup`, cut at HEAD_LIMIT. */
export function headOf(task: Pick<TaskLineView, 'key' | 'title'>): string {
  return cut(`${task.key} · ${oneLine(task.title)}`, HEAD_LIMIT);
}

/** Colour of a task: late wins over open and in progress. */
export function toneOf(task: Pick<TaskLineView, 'status' | 'late'>): Tone {
  return task.late && (task.status === 'open' || task.status === 'in_progress') ? 'late' : task.status;
}

/** `⏳ 2 working days late`, or nothing while the task is in time or done. */
export function lateText(task: TaskLineView, t: Catalogue): string | null {
  if (!task.late || task.status === 'done') return null;
  return task.lateDays > 0 ? t.task.lateBy(t.words.workingDays(task.lateDays)) : t.task.late;
}

/** Who is responsible, as a mention where possible. */
export function responsibleInline(
  task: TaskLineView,
  reader: Reader,
  notify: readonly string[] = [],
): Inline {
  return task.responsible
    ? personInline(task.responsible, reader, notify)
    : text(texts(reader.locale).words.nobody, 'muted');
}

/** One line of plain text about a task, for notifications and screen readers. */
export function summaryOf(task: TaskLineView, reader: Reader): string {
  const t = texts(reader.locale);
  return t.task.summary({
    head: headOf(task),
    state: lateText(task, t) ?? t.words.status[task.status],
    who: task.responsible ? nameFor(task.responsible, reader.locale) : t.words.nobody,
    due: task.due ? momentText(task.due, reader) : t.words.noDue,
  });
}

function mark(task: TaskLineView): string {
  const star = task.milestone || task.pinned ? '★ ' : '';
  return task.status === 'done' ? `✓ ${star}` : star;
}

/** A task as one line of a list, in the words of its card. */
export function taskLine(task: TaskLineView, reader: Reader): Line {
  const t = texts(reader.locale);
  const late = lateText(task, t);
  return dotted(
    [
      text(`${mark(task)}${task.key}`, 'strong'),
      text(` ${cut(oneLine(task.title), HEAD_LIMIT)}`, ...(task.status === 'done' ? ['muted' as const] : [])),
    ],
    [responsibleInline(task, reader)],
    [task.due ? timeInline(task.due.at, reader) : text(t.words.noDue, 'muted')],
    task.priority === 'normal' ? [] : [text(t.words.priorityOf[task.priority])],
    task.status === 'in_progress' ? [text(t.task.inProgress)] : [],
    task.status === 'blocked' ? [text(t.task.blocked)] : [],
    late === null ? [] : [text(late, 'strong')],
  );
}
