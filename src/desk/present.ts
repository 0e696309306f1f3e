import {
  batchReceiptCard,
  messageCard,
  myDayCard,
  projectCard,
  projectListCard,
  roomSettingsCard,
  taskCard,
  taskListCard,
  taskReceiptCard,
} from '../../cards/index.ts';
import type { Button, Card } from '../../cards/model.ts';
import type { TaskListView, TaskView } from '../../cards/views.ts';
import { examples } from '../commands/help.ts';
import type { Intent } from '../commands/intent.ts';
import { showAgain } from '../delivery/register.ts';
import type { OperationName, ResultOf } from '../operations/registry.ts';
import { texts } from '../text/index.ts';
import { formatMoment } from '../time/index.ts';
import { outcomeOf } from './outcome.ts';
import type { Reply } from './reply.ts';
import type { Manner, Session } from './session.ts';

export interface Outcome extends Manner {
  readonly changes: boolean;
  readonly undoable: boolean;
}

/** What the person who acted is told of an operation's result. */
export async function present(
  session: Session,
  intent: Intent,
  result: unknown,
  outcome: Outcome,
): Promise<Reply> {
  const name = intent.operation as OperationName;
  if (name === 'member.settings') {
    // Whoever has just chosen a language is answered in it.
    const { locale, zone } = (result as ResultOf<'member.settings'>).member;
    const reader = { ...session.reader, ...(locale ? { locale } : {}), ...(zone ? { zone } : {}) };
    return presentChange({ ...session, reader }, intent, result, outcome);
  }
  if (!outcome.changes) return { kind: 'private', card: lookUpCard(session, name, result, outcome) };
  return presentChange(session, intent, result, outcome);
}

/** What is said about a change: a word beside a form or a press, the room's card or a receipt after a line. */
async function presentChange(
  session: Session,
  intent: Intent,
  result: unknown,
  outcome: Outcome,
): Promise<Reply> {
  const name = intent.operation as OperationName;
  const done = outcomeOf(session, intent, result);
  const note = clockNote(session, result);
  const said = note === null ? done.text : `${done.text} · ${note}`;
  if (outcome.by === 'form') return { kind: 'form_done', text: said };
  if (outcome.by === 'press') return { kind: 'toast', tone: 'success', text: said };
  const card = receiptCard(session, name, result, outcome, done.text);
  if (!session.standing.place) return { kind: 'private', card };
  const shown = done.task !== null && (await answerInRoom(session, name, done.task));
  return { kind: shown && !saysMore(outcome) ? 'receipt' : 'private', card };
}

/** Whether the echo of a time has something to add that the room's card does not show. */
function saysMore({ echo }: Outcome): boolean {
  return echo?.kept !== undefined || (echo?.due?.notes.length ?? 0) + (echo?.due?.chips.length ?? 0) > 0;
}

/** What a clock change did to a due time that was just set, as a sentence. */
function clockNote({ reader }: Session, result: unknown): string | null {
  const { clock } = (result ?? {}) as { readonly clock?: { readonly change: 'gap' | 'overlap' } | null };
  return clock ? texts(reader.locale).task.notes[clock.change] : null;
}

/** What is looked up is shown to whoever asked, and to nobody else. */
function lookUpCard(session: Session, name: OperationName, result: unknown, outcome: Outcome): Card {
  const { reader } = session;
  switch (name) {
    case 'task.show':
      return taskCard(result as ResultOf<'task.show'>, reader);
    case 'project.show':
    case 'project.status':
      return projectCard(result as ResultOf<'project.show'>, reader);
    case 'project.list':
      return projectListCard((result as ResultOf<'project.list'>).projects, reader);
    case 'task.mine':
      return outcome.echo?.bare
        ? myDayCard(withinWeek(result as TaskListView), examples(reader.locale), reader)
        : taskListCard(result as TaskListView, reader);
    default:
      return taskListCard(result as TaskListView, reader);
  }
}

/**
 * The room's answer to a line that changed a task: its card, once more where the line was said, so that everybody there
 * sees it. A private receipt in the hook's own answer stands for it where the room shows the card already.
 */
async function answerInRoom(session: Session, name: OperationName, task: TaskView): Promise<boolean> {
  const { standing, tx, scene, inbound } = session;
  if (!standing.place) return false;
  // Following changes nothing that others see.
  if (name === 'task.watch') return false;
  // A link of a thread is told there.
  if (['task.create', 'task.create_many', 'thread.link'].includes(name)) return true;
  if (inbound.carries?.includes('private')) {
    const hangs = await tx.db.postedCard.findFirst({
      where: { roomId: standing.place.roomId, subjectKind: 'task', subjectId: task.id, state: 'live' },
    });
    if (hangs) return true;
  }
  await showAgain(tx, scene, { kind: 'task', id: task.id }, standing.place.roomId, scene.origin.thread);
  return true;
}

function receiptCard(
  session: Session,
  name: OperationName,
  result: unknown,
  outcome: Outcome,
  text: string,
): Card {
  const { reader } = session;
  const undo = undoButton(session, outcome);
  switch (name) {
    case 'task.create':
    case 'task.due':
    case 'task.assign':
    case 'task.rename':
    case 'task.move':
    case 'task.edit':
      return taskReceiptCard(
        {
          did: DID[name],
          task: (result as { task: TaskView }).task,
          notes: outcome.echo?.due?.notes ?? [],
          chips: chipButtons(session, (result as { task: TaskView }).task, outcome),
          undoable: outcome.undoable,
          shownIn: [],
          unplaced: outcome.echo?.unplaced ?? [],
          ...(outcome.echo?.kept && { kept: outcome.echo.kept.text }),
        },
        { ...reader, otherZones: [(result as { task: TaskView }).task.project.zone] },
      );
    case 'task.create_many':
      return batchReceiptCard(
        (result as ResultOf<'task.create_many'>).tasks.map(({ task }) => task),
        reader,
      );
    case 'room.show':
    case 'room.hide':
    case 'room.default':
    case 'room.settings': {
      const { room } = result as ResultOf<'room.show'>;
      const { zone, locale } = session.standing.place ?? reader;
      const view = {
        ...room,
        zone: room.zone ?? zone,
        locale: room.locale ?? locale,
        partner: session.standing.partner,
      };
      return { ...roomSettingsCard(view, reader), summary: text };
    }
    default:
      return messageCard({ title: text, lines: [], tone: 'done', buttons: undo }, reader);
  }
}

const DID = {
  'task.create': 'created',
  'task.due': 'rescheduled',
  'task.assign': 'assigned',
  'task.rename': 'renamed',
  'task.move': 'moved',
  'task.edit': 'edited',
} as const;

function undoButton({ reader }: Session, outcome: Outcome): readonly Button[] {
  if (!outcome.undoable) return [];
  return [{ label: texts(reader.locale).buttons.undo, press: { operation: 'task.undo', input: {} } }];
}

/** The readings of a time that were not applied, each as a button that gives it to the task just made or changed. */
function chipButtons({ reader }: Session, task: TaskView, { echo }: Outcome): readonly Button[] {
  return (echo?.due?.chips ?? echo?.kept?.chips ?? []).map(({ reading, due }) => ({
    label: formatMoment(reading.at, reading.zone, reader.locale, { now: reader.now }),
    press: { operation: 'task.due', input: { task: task.id, due } },
  }));
}

/** A person's day looks no further than seven days ahead. */
export function withinWeek(view: TaskListView): TaskListView {
  const groups = view.groups.filter(({ heading }) => heading !== 'later' && heading !== 'undated');
  // Where nothing later is on the page, more of these days may follow on the next.
  if (groups.length === view.groups.length) return view;
  const total = groups.reduce((sum, { tasks }) => sum + tasks.length, 0);
  return { ...view, groups, total };
}
