import { nameFor } from '../../cards/index.ts';
import type { TaskView } from '../../cards/views.ts';
import type { Intent } from '../commands/intent.ts';
import type { UndoSummary } from '../operations/operation.ts';
import type { OperationName, ResultOf } from '../operations/registry.ts';
import { type Catalogue, texts } from '../text/index.ts';
import { formatMoment } from '../time/index.ts';
import type { Session } from './session.ts';

/** One sentence on what was done, and the task it was done to, if one. */
export interface OutcomeLine {
  readonly text: string;
  readonly task: TaskView | null;
}

/** What only looks: its card is its answer, and nothing was done that a sentence could tell. */
export const LOOKS = [
  'task.show',
  'task.list',
  'task.mine',
  'task.today',
  'task.find',
  'project.show',
  'project.status',
  'project.list',
] as const satisfies readonly OperationName[];

type Change = Exclude<OperationName, (typeof LOOKS)[number]>;

interface About {
  readonly input: Intent['input'];
  readonly reader: Session['reader'];
  readonly t: Catalogue;
}

type Sentences = { readonly [N in Change]: (result: ResultOf<N>, about: About) => string };

/** The short answer to something that was done, in the words of whoever did it. */
export function outcomeOf(
  { reader }: Pick<Session, 'reader'>,
  { operation, input }: Intent,
  result: unknown,
): OutcomeLine {
  const t = texts(reader.locale);
  const told = Object.hasOwn(SENTENCES, operation)
    ? (SENTENCES[operation as Change] as (result: unknown, about: About) => string)
    : () => t.outcomes.unchanged;
  return { text: told(result, { input, reader, t }), task: taskOf(result) };
}

function taskOf(result: unknown): TaskView | null {
  if (typeof result !== 'object' || result === null || !('task' in result)) return null;
  return result.task as TaskView;
}

/** One sentence an operation. Whoever adds an operation is asked for its sentence here. */
const SENTENCES: Sentences = {
  'task.create': ({ task }, { t }) => t.outcomes.created(task.key),
  'task.create_many': ({ tasks }, { t }) => t.outcomes.createdMany(tasks.length),
  'task.start': ({ task }, { t }) => t.outcomes.started(task.key),
  'task.done': ({ task: { key }, next }, { t }) =>
    next === null ? t.outcomes.done(key) : t.outcomes.doneNext({ key, next }),
  'task.reopen': ({ task }, { t }) => t.outcomes.reopened(task.key),
  'task.block': ({ task }, { t }) => t.outcomes.blocked(task.key),
  'task.unblock': ({ task }, { t }) => t.outcomes.unblocked(task.key),
  'task.assign': ({ task: { key, responsible } }, { t, reader }) =>
    t.outcomes.assigned({ key, name: responsible && nameFor(responsible, reader.locale) }),
  'task.due': ({ task: { key, due } }, { t, reader }) =>
    t.outcomes.rescheduled({ key, due: due && moment(due.at, reader) }),
  'task.priority': ({ task: { key, priority } }, { t }) =>
    t.outcomes.prioritised({ key, priority: t.words.priority[priority] }),
  'task.rename': ({ task }, { t }) => t.outcomes.renamed(task.key),
  'task.move': ({ task: { key }, formerKey }, { t }) => t.outcomes.moved({ from: formerKey, to: key }),
  'task.pin': ({ task: { key, pinned } }, { t }) =>
    pinned ? t.outcomes.pinned(key) : t.outcomes.unpinned(key),
  'task.milestone': ({ task: { key, milestone } }, { t }) =>
    milestone ? t.outcomes.milestone(key) : t.outcomes.unmilestone(key),
  'task.note': ({ task }, { t }) => t.outcomes.noted(task.key),
  'task.check': ({ task, added }, { input, t }) => {
    const found = task.checklist.find((one) => one.id === input.item || one.text === input.text);
    const item = typeof input.text === 'string' ? input.text : (found?.text ?? '');
    if (added) return t.outcomes.itemAdded(item);
    return (found?.done ?? true) ? t.outcomes.ticked(item) : t.outcomes.unticked(item);
  },
  'task.attach': ({ task: { key } }, { input, t }) =>
    t.outcomes.attached({ key, name: String(input.name ?? '') }),
  'task.watch': ({ task: { key } }, { input, t }) =>
    input.watching === false ? t.outcomes.notWatching(key) : t.outcomes.watching(key),
  'task.depend': ({ task: { key }, on }, { input, t }) =>
    input.remove === true ? t.outcomes.independent({ key, on }) : t.outcomes.depends({ key, on }),
  'task.edit': ({ task }, { t }) => t.outcomes.edited(task.key),
  'task.delete': ({ task }, { t }) => t.outcomes.deleted(task.key),
  'task.undo': ({ summary }, { t, reader }) => t.outcomes.undo.done(undoWords(summary, t, reader.locale)),
  'series.make': ({ task }, { t }) => (task ? t.outcomes.created(task.key) : t.outcomes.unchanged),
  'series.stop': ({ task }, { t }) => t.outcomes.seriesStopped(task.key),
  'thread.link': ({ task: { key } }, { input, t }) =>
    input.comments === false ? t.outcomes.threadUnlinked(key) : t.outcomes.threadLinked(key),
  'project.create': ({ project }, { t }) => t.outcomes.projectCreated(project.code),
  'project.archive': ({ project }, { t }) => t.outcomes.projectArchived(project.code),
  'project.launch': ({ project: { code, launch } }, { t, reader }) =>
    t.outcomes.launchSet({ code, launch: launch ? moment(launch.at, reader) : t.projects.noLaunch }),
  'project.role': ({ project: { code }, member }, { input, t, reader }) => {
    const role = t.words.role[String(input.role) as keyof typeof t.words.role] ?? null;
    return t.outcomes.roleSet({ name: nameFor(member, reader.locale), code, role });
  },
  'project.invite': ({ project: { code }, member }, { t, reader }) =>
    t.outcomes.invited({ name: nameFor(member, reader.locale), code }),
  'room.show': ({ room }, { input, t }) => t.outcomes.roomShows(shown(room, input)),
  'room.hide': ({ hidden }, { t }) => t.outcomes.roomHides(hidden),
  'room.default': ({ room }, { input, t }) => t.outcomes.roomDefault(shown(room, input)),
  'room.settings': (_, { t }) => t.outcomes.roomSettingsSaved,
  'member.settings': (_, { t }) => t.outcomes.settingsSaved,
  'member.tenant_role': ({ member }, { t, reader }) =>
    t.outcomes.tenantRoleSet(nameFor(member, reader.locale)),
  'member.link_code': ({ code }, { t }) => t.outcomes.linkCode(code),
  'member.merge': ({ member }, { t, reader }) => t.outcomes.merged(nameFor(member, reader.locale)),
  'identity.link': ({ identity, member }, { input, t, reader }) => {
    if (!member) return t.outcomes.ignored(identity);
    if (input.role === 'external') return t.outcomes.addedExternal(identity);
    if (input.role === 'guest') return t.outcomes.addedGuest(identity);
    return t.outcomes.linked({ identity, member: nameFor(member, reader.locale) });
  },
};

function moment(at: Date, { zone, locale, now }: Session['reader']): string {
  return formatMoment(at, zone, locale, { now });
}

/** The code of the project that an act in a room was about. */
function shown(
  room: { readonly projects: readonly { readonly id: string; readonly code: string }[] },
  input: Intent['input'],
): string {
  return room.projects.find((project) => project.id === input.project)?.code ?? '';
}

function undoWords(step: UndoSummary, t: Catalogue, locale: 'zh' | 'en'): string {
  const verbs = t.commands.verb as Readonly<Record<string, string | undefined>>;
  const verb = verbs[step.verb] ?? verbs[step.verb.replace(/^.*\./, '')] ?? step.verb;
  if (typeof step.title !== 'string') {
    const key = step.key === step.title.name ? '' : step.key;
    return t.outcomes.undo.step({ verb, key, title: nameFor(step.title, locale) });
  }
  const title = step.title === step.key ? '' : step.title;
  return t.outcomes.undo.step({ verb, key: step.key, title });
}
