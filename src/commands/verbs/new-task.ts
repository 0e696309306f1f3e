import type { Moment } from '../../time/index.ts';
import { type Call, done, type Outcome, say, unfit } from '../call.ts';
import { timeContext, timeOf } from '../due.ts';
import { commandError } from '../errors.ts';
import { foldLower, titleText } from '../fold.ts';
import type { Choice, Echo } from '../intent.ts';
import type { ProjectFacts } from '../lookup.ts';
import { replaced, retyped } from '../retype.ts';
import { readSheet, type Sheet } from '../sheet.ts';
import { readTail, type Tail } from '../tail.ts';
import { type Plan, viewOf } from '../view.ts';
import { settleNamed } from './named-by-time.ts';
import { readMany } from './new-tasks.ts';
import { readNote } from './note.ts';

const TASK_WORD = /^\s*(?:task(?![a-z0-9])|任务)\s*[:：]?\s*/i;

/** The text behind `new`, without a `task` that only says what is made. */
export function withoutTaskWord(text: string): string {
  const lead = TASK_WORD.exec(foldLower(text))?.[0].length ?? 0;
  return text.slice(lead).replace(/^\s*[:：]\s*/, '');
}

export interface CreateExtras {
  readonly items?: readonly string[];
  readonly start?: Moment;
  /** The first note, and whom it mentions. */
  readonly note?: Awaited<ReturnType<typeof readNote>>;
}

const FORM: Choice = {
  label: { say: 'form', form: 'task.create' },
  intent: { operation: 'open.form', input: { form: 'task.create' } },
};

/** How arguments become a `task.create`. `fixedTitle` stands in for words that cannot be a title by themselves. */
export function createPlan(verb: string | null, extras: CreateExtras = {}, fixedTitle?: string): Plan {
  return {
    time: fixedTitle === undefined ? 'end' : 'none',
    repeats: fixedTitle === undefined,
    dueOptional: true,
    build(view, due) {
      const title = fixedTitle ?? titleText(view.text);
      if (title === '') return unfit('title', { choices: [FORM] });
      const { project, responsible, helpers, followers, priority, tags, estimate, every } = view;
      if (!project) return unfit('project');
      const { items, start, note } = extras;
      const input = {
        project: project.id,
        title,
        ...(responsible && { responsible: responsible.id }),
        ...(helpers.length > 0 && { helpers: helpers.map(({ id }) => id) }),
        ...(followers.length > 0 && { followers: followers.map(({ id }) => id) }),
        ...(priority && { priority }),
        ...(due && { due }),
        ...(every && { every }),
        ...(start && { start: { wall: start.wall, zone: start.zone } }),
        ...(tags.length > 0 && { tags }),
        ...(estimate !== null && { estimate }),
        ...(items && items.length > 0 && { items }),
        ...(note && { note: note.text }),
        ...(note && note.mentioned.length > 0 && { mentioned: note.mentioned }),
      };
      const echo: Echo = {
        ...(verb !== null && { verb }),
        title,
        project,
        ...(responsible && { responsible }),
        ...(helpers.length > 0 && { helpers }),
        ...(followers.length > 0 && { followers }),
        ...(priority && { priority }),
        ...(start && { start }),
        ...(tags.length > 0 && { tags }),
        ...(estimate !== null && { estimate }),
        ...(items && items.length > 0 && { items }),
        ...(note && { note: note.text }),
      };
      return { intent: { operation: 'task.create', input }, echo };
    },
  };
}

/** A question that is asked again once the project is known, since its answers make the task there. */
const isAboutTime = (outcome: Outcome): outcome is Extract<Outcome, { kind: 'ask' }> =>
  outcome.kind === 'ask' && outcome.question.code.startsWith('time_');

/**
 * Settles a new task in its project: the one named, the room's, the speaker's only one; else it is asked. `long` for
 * arguments that their line alone does not hold.
 */
export async function settleNew(tail: Tail, plan: Plan, long = false): Promise<Outcome> {
  if (tail.project || tail.roomProject) return settleNamed(tail, plan);
  const projects = await tail.call.lookup.projects();
  const [only] = projects;
  if (!only) {
    const copy =
      tail.call.speech.locale === 'zh' ? '新建项目 Q4 黑五备战 #BF26' : 'project new Q4 Black Friday #BF26';
    return {
      kind: 'error',
      understood: { title: titleText(tail.raw) },
      wrong: commandError('no_project', {}),
      copy,
    };
  }
  const inside = (project: ProjectFacts) => settleNamed({ ...tail, roomProject: project }, plan);
  if (projects.length === 1) return inside(only);
  const choices = projects.slice(0, 5).flatMap((project) => {
    const outcome = inside(project);
    const label = { say: 'project' as const, project };
    if (outcome.kind === 'intent') return [{ label, intent: outcome.intent }];
    return isAboutTime(outcome) && !long
      ? [{ label, intent: say(retyped(tail, null, ` #${project.code}`)) }]
      : [];
  });
  const first = inside(only);
  if (first.kind !== 'intent' && (long || !isAboutTime(first))) return first;
  const { project: _, ...understood } = first.kind === 'intent' ? first.echo : first.understood;
  const copy = retyped(tail, null, ` #${only.code}`);
  return { kind: 'ask', question: { code: 'which_project' }, choices, understood, copy };
}

/** Reads the long form's start date, which is a time and nothing else. */
function startOf(call: Call, sheet: Sheet): { start?: Moment; wrong?: Outcome } {
  if (sheet.start === undefined) return {};
  const { reading } = timeOf(sheet.start, timeContext(call.speech, null, null));
  if (reading?.kind === 'moment') return { start: reading.moment };
  const [first] = reading?.kind === 'ask' ? reading.alternatives : [];
  if (first) return { start: first };
  const wrong = commandError('bad_time', {
    text: sheet.start,
    reason: reading?.kind === 'error' ? reading.code : 'not_a_time',
  });
  return {
    wrong: { kind: 'error', understood: { verb: call.verb }, wrong, copy: `${call.head} ${sheet.line}` },
  };
}

/** What a line cannot say of a task, from the lines below it; an outcome where its start cannot be read. */
export async function extrasOf(call: Call, sheet: Sheet): Promise<CreateExtras | Outcome> {
  const { start, wrong } = startOf(call, sheet);
  if (wrong) return wrong;
  return {
    ...(sheet.items.length > 0 && { items: sheet.items }),
    ...(start && { start }),
    ...(sheet.note !== undefined && { note: await readNote(call, sheet.note) }),
  };
}

async function createOne(call: Call, sheet: Sheet): Promise<Outcome> {
  const extras = await extrasOf(call, sheet);
  if ('kind' in extras) return extras;
  const flat: Call = { ...call, lines: [] };
  const tail = await readTail(flat, sheet.line, { object: 'none', beside: true });
  return settleOrAsk(tail, extras);
}

/**
 * Settles a new task; words that are all taken for a time (`new fri 6pm @maya`) are no title by themselves, but may be
 * meant as one: that is asked, and everything else that was said stays.
 */
async function settleOrAsk(tail: Tail, extras: CreateExtras = {}): Promise<Outcome> {
  const { verb } = tail.call;
  const long = Object.keys(extras).length > 0;
  const outcome = await settleNew(tail, createPlan(verb, extras), long);
  const words = viewOf(tail).text;
  const title = titleText(words);
  if (outcome.kind !== 'unfit' || outcome.need !== 'title' || title === '') return outcome;
  const made = await settleNew(tail, createPlan(verb, extras, title), long);
  const line = words.includes('"') ? '' : replaced(tail, words, `"${words}"`);
  if (made.kind !== 'intent' && line === '') return outcome;
  const intent = made.kind === 'intent' ? made.intent : say(line);
  return {
    kind: 'ask',
    question: { code: 'needs', verb, need: 'title' },
    choices: [{ label: { say: 'create_title', title }, intent }],
    understood: { verb },
    copy: line,
  };
}

/** One line of a pasted list as a task of its own. */
async function createLine(call: Call, line: string): Promise<Outcome> {
  const tail = await readTail({ ...call, lines: [] }, line, { object: 'none' });
  return settleOrAsk(tail);
}

/** Reads what follows `new`: nothing (the form asks then), one task, the long form, or a pasted list. */
export async function readNew(call: Call): Promise<Outcome> {
  if (call.rest.trim() === '' && call.lines.length === 0)
    return done('open.form', { form: 'task.create' }, { verb: call.verb });
  const sheet = readSheet(call, withoutTaskWord(call.rest));
  if ('kind' in sheet) return sheet;
  const [only, ...more] = sheet.tasks ?? [];
  if (only !== undefined && more.length === 0) return createLine(call, only);
  if (sheet.tasks) return readMany(call, sheet.tasks, (line) => createLine(call, line));
  return createOne(call, sheet);
}
