import { nameFor } from '../../cards/index.ts';
import type { TaskView } from '../../cards/views.ts';
import type { Intent } from '../commands/intent.ts';
import { type Catalogue, texts } from '../text/index.ts';
import { formatMoment } from '../time/index.ts';
import type { Session } from './session.ts';

/** One sentence on what was done, and the task it was done to, if one. */
export interface OutcomeLine {
  readonly text: string;
  readonly task: TaskView | null;
}

/** The short answer to something that was done, in the words of whoever did it. */
export function outcomeOf(session: Pick<Session, 'reader'>, intent: Intent, result: unknown): OutcomeLine {
  const task = taskOf(result);
  return {
    text: sentence(session, intent, result, task) ?? texts(session.reader.locale).outcomes.saved,
    task,
  };
}

function taskOf(result: unknown): TaskView | null {
  if (typeof result !== 'object' || result === null || !('task' in result)) return null;
  return result.task as TaskView;
}

function sentence(
  session: Pick<Session, 'reader'>,
  intent: Intent,
  result: unknown,
  task: TaskView | null,
): string | undefined {
  const t = texts(session.reader.locale);
  const { outcomes } = t;
  const { input } = intent;
  if (task) return taskSentence(session, intent, result as Record<string, unknown>, task, t);
  const facts = (result ?? {}) as {
    project?: { code: string };
    room?: { projects: readonly { id: string; code: string }[] };
    tasks?: readonly unknown[];
    summary?: { verb: string; key: string; title: string };
  };
  const code = facts.project?.code ?? '';
  const shown = facts.room?.projects.find((project) => project.id === input.project)?.code ?? '';
  switch (intent.operation) {
    case 'task.create_many':
      return outcomes.createdMany(facts.tasks?.length ?? 0);
    case 'task.undo':
      return facts.summary && outcomes.undo.done(undoWords(facts.summary, t));
    case 'project.create':
      return outcomes.projectCreated(code);
    case 'project.archive':
      return outcomes.projectArchived(code);
    case 'room.show':
      return outcomes.roomShows(shown);
    case 'room.default':
      return outcomes.roomDefault(shown);
    default:
      return undefined;
  }
}

function undoWords(step: { verb: string; key: string; title: string }, t: Catalogue): string {
  const verbs = t.commands.verb as Readonly<Record<string, string | undefined>>;
  const verb = verbs[step.verb] ?? verbs[step.verb.replace(/^.*\./, '')] ?? step.verb;
  const title = step.title === step.key ? '' : step.title;
  return t.outcomes.undo.step({ verb, key: step.key, title });
}

function taskSentence(
  { reader }: Pick<Session, 'reader'>,
  { operation, input }: Intent,
  result: Readonly<Record<string, unknown>>,
  task: TaskView,
  t: Catalogue,
): string | undefined {
  const { outcomes } = t;
  const { key } = task;
  const due = task.due && formatMoment(task.due.at, reader.zone, reader.locale, { now: reader.now });
  const item =
    typeof input.text === 'string'
      ? input.text
      : (task.checklist.find((one) => one.id === input.item)?.text ?? '');
  const sentences: Readonly<Record<string, () => string>> = {
    'task.create': () => outcomes.created(key),
    'task.start': () => outcomes.started(key),
    'task.done': () =>
      typeof result.next === 'string' ? outcomes.doneNext({ key, next: result.next }) : outcomes.done(key),
    'task.reopen': () => outcomes.reopened(key),
    'task.block': () => outcomes.blocked(key),
    'task.unblock': () => outcomes.unblocked(key),
    'task.assign': () =>
      outcomes.assigned({ key, name: task.responsible && nameFor(task.responsible, reader.locale) }),
    'task.due': () => outcomes.rescheduled({ key, due }),
    'task.priority': () => outcomes.prioritised({ key, priority: t.words.priority[task.priority] }),
    'task.rename': () => outcomes.renamed(key),
    'task.move': () => outcomes.moved({ from: String(result.formerKey ?? key), to: key }),
    'task.pin': () => (task.pinned ? outcomes.pinned(key) : outcomes.unpinned(key)),
    'task.milestone': () => (task.milestone ? outcomes.milestone(key) : outcomes.unmilestone(key)),
    'task.note': () => outcomes.noted(key),
    'task.check': () => {
      if (result.added) return outcomes.itemAdded(item);
      const ticked = task.checklist.find((one) => one.id === input.item || one.text === item)?.done ?? true;
      return ticked ? outcomes.ticked(item) : outcomes.unticked(item);
    },
    'task.attach': () => outcomes.attached({ key, name: String(input.name ?? '') }),
    'task.watch': () => (input.watching === false ? outcomes.notWatching(key) : outcomes.watching(key)),
    'task.depend': () => outcomes.edited(key),
    'task.edit': () => outcomes.edited(key),
    'task.delete': () => outcomes.deleted(key),
    'series.stop': () => outcomes.seriesStopped(key),
    'thread.link': () =>
      input.comments === false ? outcomes.threadUnlinked(key) : outcomes.threadLinked(key),
  };
  return sentences[operation]?.();
}
