import { describeRecurrence } from '../time/index.ts';
import { timeAtEnd } from './due.ts';
import { printEstimate } from './estimate.ts';
import { everyAtEnd } from './every-phrase.ts';
import { titleText } from './fold.ts';
import type { EveryInput } from './intent.ts';
import { bulletText } from './sheet.ts';

type Input = Readonly<Record<string, unknown>>;

/** Names behind the ids of an intent, as a line can say them; undefined where they are not known. */
export interface Names {
  /** What stands behind an `@` so that it means exactly this member. */
  member(id: string): string | undefined;
  /** A task's key. */
  task(id: string): string | undefined;
  /** A project's code. */
  project(id: string): string | undefined;
}

/** Thrown inside printing where an intent holds what no line can say; `printIntent` answers null for it. */
export class Unsayable extends Error {
  override readonly name = 'Unsayable';
}

/** The value, or no line at all. */
export function known<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Unsayable();
  return value;
}

/** A text, or no line at all. */
export function str(value: unknown): string {
  if (typeof value !== 'string') throw new Unsayable();
  return value;
}

const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(str) : []);

const QUOTES = ['""', '「」', '“”', '『』'] as const;
const MARKS = /[@＠#＃!！~～:：+＋"“”「」『』\uE000\uE001]/;
const TASK_WORD = /^(?:task|任务)/i;

// Only where a phrase begins matters here. Of days by their names it matters whether they are still to come: from the
// first year on whose festivals are known, all of them are.
const ANY_TIME = {
  now: new Date('2024-01-01T00:00:00Z'),
  locale: 'en',
  zone: 'UTC',
  launch: { wall: '2000-01-01T00:00:00', zone: 'UTC' },
} as const;

/** A title as typed: in quotes where it would otherwise be read as something else. `behind` is what will follow it. */
export function quoted(title: string, behind = ''): string {
  const line = `${title} ${behind}`.trim();
  const plain =
    !MARKS.test(title) &&
    !TASK_WORD.test(title) &&
    titleText(title) === title &&
    bulletText(`${title} .`) === null &&
    everyAtEnd(line, ANY_TIME) === null &&
    everyAtEnd(title, ANY_TIME) === null &&
    timeAtEnd(line, ANY_TIME).before.trim() === title &&
    timeAtEnd(title, ANY_TIME).before === title;
  if (plain) return title;
  const pair = known(
    QUOTES.find(([open, close]) => !title.includes(open ?? '') && !title.includes(close ?? '')),
  );
  return `${pair[0]}${title}${pair[1]}`;
}

/** A wall time and zone as typed. */
export function printTime(value: unknown): string {
  const { wall, zone } = value as { wall?: unknown; zone?: unknown };
  const said = str(wall);
  if (said.length > 16 && !said.endsWith(':00')) throw new Unsayable();
  return `${said.slice(0, 16).replace('T', ' ')} ${str(zone)}`;
}

/** How a task repeats, as keyed values. */
function printEvery({ rule, off, until, count }: EveryInput): string[] {
  return [
    `every:"${describeRecurrence(rule, 'en')} ${rule.zone}"`,
    ...(off ? [`off:${off}`] : []),
    ...(until ? [`until:${until}`] : []),
    ...(count ? [`count:${count}`] : []),
  ];
}

/** A new task as one line without its verb, and the lines that follow it. */
function taskLine(input: Input, names: Names): string {
  const { responsible, priority, due, estimate } = input;
  const helpers = list(input.helpers);
  if (!responsible && helpers.length > 0) throw new Unsayable();
  if (input.dependsOn || input.milestone || input.pinned) throw new Unsayable();
  const at = (id: string) => `@${known(names.member(id))}`;
  const time = due ? printTime(due) : '';
  const repeats = input.every ? printEvery(input.every as EveryInput) : [];
  return [
    quoted(str(input.title), time),
    ...(responsible ? [at(str(responsible))] : []),
    ...helpers.map(at),
    ...list(input.followers).map((id) => `+${at(id)}`),
    ...(priority ? [`!${str(priority)}`] : []),
    `#${known(names.project(str(input.project)))}`,
    ...list(input.tags).map((tag) => `~${tag}`),
    ...(typeof estimate === 'number' ? [`est:${printEstimate(estimate)}`] : []),
    ...repeats,
    ...(time ? [time] : []),
  ].join(' ');
}

/** The first note, where it is one line and mentions nobody. */
function printNote({ note, mentioned }: Input): string {
  const text = str(note);
  if (text.trim() !== text || /[\n\r@＠]/.test(text) || list(mentioned).length > 0) throw new Unsayable();
  return text;
}

/** `task.create` as typed behind `new`, with a start, a note and a checklist on lines of their own. */
export function printNew(word: string, input: Input, names: Names): string {
  const lines = [`${word} ${taskLine(input, names)}`];
  if (input.start) lines.push(`start: ${printTime(input.start)}`);
  if (input.note) lines.push(`note: ${printNote(input)}`);
  return [...lines, ...list(input.items).map((item) => `- ${item}`)].join('\n');
}

/** `task.create_many` as a list behind `new`. */
export function printMany(word: string, input: Input, names: Names): string {
  if (!Array.isArray(input.tasks)) throw new Unsayable();
  const tasks: readonly Input[] = input.tasks;
  if (tasks.some((task) => task.items || task.start || task.note)) throw new Unsayable();
  return [word, ...tasks.map((task) => `- ${taskLine(task, names)}`)].join('\n');
}

/** Free text behind a key, where it would be read back as it is. */
export function plainText(text: string): string {
  if (text.trim() !== text || /^[:：,，]/.test(text)) throw new Unsayable();
  return text;
}
