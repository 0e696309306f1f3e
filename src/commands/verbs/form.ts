import { type Call, done, type Outcome, unfit, writeMentions } from '../call.ts';
import { comparable } from '../fold.ts';
import { formNamed } from '../form-words.ts';
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

/** What a form is about: a task by its key, or somebody who waits to be linked, by name or handle. */
async function subjectOf(call: Call, about: 'task' | 'identity' | null, text: string) {
  if (about === null) return text === '' ? {} : null;
  if (about === 'task') {
    const task = await call.lookup.task(comparable(text).toUpperCase());
    return task && { task: task.id };
  }
  const said = comparable(text);
  const waiting = await call.lookup.pending();
  const found = waiting.find(({ name, handle }) =>
    [name, handle ?? ''].some((one) => comparable(one) === said),
  );
  return found ? { identity: found.identityId } : null;
}

/** A form typed as `key: value` lines, for chats that show none: those that are left out stay as they are. */
async function read(call: Call): Promise<Outcome> {
  const [word = ''] = call.rest.trim().split(/\s/, 1);
  const text = call.rest.trim().slice(word.length).trim();
  const named = formNamed(word);
  const about = named && (await subjectOf(call, named.about, text));
  if (!named || !about) return unfit('text');
  const lines = call.lines.map((line) => writeMentions(line, call.speech.mentions));
  const filled = filledIn(lines.filter((line) => line.trim() !== ''));
  const operation = filled.length > 0 ? 'fill.form' : 'open.form';
  return done(
    operation,
    { form: named.form, ...about, ...(filled.length > 0 ? { filled } : {}) },
    { verb: call.verb },
  );
}

export const form: Verb = {
  name: 'form',
  en: ['form'],
  zh: ['填表'],
  soft: true,
  group: 'help',
  shape: { en: '<form> [task], then key: value lines', zh: '<表单> [任务]，再写几行 键：值' },
  example: { en: 'form edit BF26-8', zh: '填表 编辑 BF26-8' },
  does: { en: 'Open a form, or fill it in by lines', zh: '打开表单，或用几行文字填好它' },
  operation: 'open.form',
  takesLines: true,
  read,
};
