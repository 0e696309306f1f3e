import { type Call, done, type Outcome, unfit, writeMentions } from '../call.ts';
import { type CommandError, commandError } from '../errors.ts';
import { comparable } from '../fold.ts';
import { formNamed } from '../form-words.ts';
import { copyForTask } from '../retype.ts';
import { readObject } from '../tail.ts';
import type { Verb } from '../verb.ts';

const PAIR = /^\s*([^:：]{1,60})[:：](?!\/\/)\s*(.*)$/;

/** One field as it was typed; a value may go on over further lines. */
interface Filled {
  readonly key: string;
  readonly value: string;
}

function filledIn(lines: readonly string[]): readonly Filled[] {
  const filled: Filled[] = [];
  for (const line of lines) {
    const [, key, value = ''] = PAIR.exec(line) ?? [];
    const last = filled.at(-1);
    if (key !== undefined) filled.push({ key: key.trim(), value: value.trim() });
    else if (last) filled[filled.length - 1] = { ...last, value: `${last.value}\n${line.trim()}`.trim() };
  }
  return filled;
}

/** A form, and what it is about. */
type Named = NonNullable<ReturnType<typeof formNamed>>;
type Subject = { readonly subject: Readonly<Record<string, string>> } | Outcome;

function lost(call: Call, wrong: CommandError, copy: string): Outcome {
  return { kind: 'error', understood: { verb: call.verb }, wrong, copy };
}

/** A task by its key, else that of the thread. */
async function taskOf(call: Call, head: string, rest: string): Promise<Subject> {
  const { task, taskProblem, text } = await readObject({ ...call, head, rest, lines: [] });
  if (taskProblem) {
    const { code, key } = taskProblem;
    const wrong = code === 'unknown_task' ? commandError(code, { key }) : commandError(code, {});
    return lost(call, wrong, copyForTask({ ...call, head, rest }, taskProblem));
  }
  const copy = `${head} ${task?.key ?? 'BF26-8'}`;
  if (!task) return unfit('task', { copy });
  return text === '' ? { subject: { task: task.id } } : unfit('nothing', { copy });
}

/** Somebody who waits to be linked, by name or handle, with or without `@`. */
async function waitingOf(call: Call, head: string, rest: string): Promise<Subject> {
  const said = comparable(writeMentions(rest, call.speech.mentions).replace(/^[@＠]/, ''));
  const waiting = await call.lookup.pending();
  const found = waiting.find(({ name, handle }) =>
    [name, handle ?? ''].some((one) => comparable(one) === said),
  );
  if (found) return { subject: { identity: found.identityId } };
  const copy = `${head} ${waiting[0]?.name ?? ''}`.trim();
  if (said === '' || (call.lines.length === 0 && !/^[@＠\uE000]/.test(rest)))
    return unfit('person', { copy });
  return lost(call, commandError('unknown_person', { name: said }), copy);
}

/** What a form is about, or why that cannot be said. */
async function subjectOf(
  call: Call,
  { form: name, about }: Named,
  head: string,
  rest: string,
): Promise<Subject> {
  if (about === 'task') return taskOf(call, head, rest);
  if (about === 'identity') return waitingOf(call, head, rest);
  if (rest !== '') return unfit('nothing', { copy: head });
  if (name !== 'room' || (await call.lookup.room())) return { subject: {} };
  return lost(call, commandError('only_in_room', {}), head);
}

/**
 * Reads what follows the name of a form: what it is about, and its fields as `key: value` lines, for chats that show
 * none. Those that are left out stay as they are; with no line at all the form is opened.
 */
export async function readForm(call: Call, named: Named, head: string, rest: string): Promise<Outcome> {
  const about = await subjectOf(call, named, head, rest);
  if (!('subject' in about)) return about;
  const lines = call.lines.map((line) => writeMentions(line, call.speech.mentions));
  const filled = filledIn(lines.filter((line) => line.trim() !== ''));
  const operation = filled.length > 0 ? 'fill.form' : 'open.form';
  return done(
    operation,
    { form: named.form, ...about.subject, ...(filled.length > 0 ? { filled } : {}) },
    { verb: call.verb },
  );
}

async function read(call: Call): Promise<Outcome> {
  const [word = ''] = call.rest.trim().split(/\s/, 1);
  const named = formNamed(word);
  if (!named) return unfit('form');
  return readForm(call, named, `${call.head} ${word}`, call.rest.trim().slice(word.length).trim());
}

export const form: Verb = {
  name: 'form',
  en: ['form'],
  zh: ['填表'],
  // English titles begin with it (`form a team`), Chinese ones do not.
  soft: 'en',
  group: 'help',
  shape: { en: '<form> [task], then key: value lines', zh: '<表单> [任务]，再写几行 键：值' },
  example: { en: 'form edit BF26-8', zh: '填表 编辑 BF26-8' },
  does: { en: 'Open a form, or fill it in by lines', zh: '打开表单，或用几行文字填好它' },
  operation: 'open.form',
  takesLines: true,
  read,
};
