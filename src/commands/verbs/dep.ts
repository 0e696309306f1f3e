import { type Call, done, type Outcome, unfit } from '../call.ts';
import { commandError } from '../errors.ts';
import { fold, foldLower } from '../fold.ts';
import { keyAt } from '../tokens.ts';
import type { Verb } from '../verb.ts';

const WORDS = /^(?:on|upon|depends|off|not|no longer|remove|于|取消|解除|不再|依赖|，|,|\s)+$/i;
const TAKES_OFF = /\b(?:off|not|no longer|remove)\b|取消|解除|不再/i;

/** Every key in a text, and the text without them. */
function keysOf(text: string): { keys: string[]; words: string } {
  const lower = foldLower(text);
  const keys: string[] = [];
  let words = '';
  for (let pos = 0; pos < lower.length; ) {
    const key = /[a-z0-9]/.test(lower[pos - 1] ?? ' ') ? null : keyAt(lower, pos);
    if (key) keys.push(key.key);
    else words += text[pos];
    pos = key ? key.end : pos + 1;
  }
  return { keys, words: words.trim() };
}

async function read(call: Call): Promise<Outcome> {
  const { keys, words } = keysOf(fold(call.rest));
  const [first, second, ...more] = keys;
  if (!first || more.length > 0 || (words !== '' && !WORDS.test(words))) return unfit('other_task');
  const object = second ? await call.lookup.task(first) : await call.lookup.threadTask();
  const key = second ?? first;
  const on = await call.lookup.task(key);
  const lost = second && !object ? first : on ? null : key;
  if (lost) {
    const wrong = commandError('unknown_task', { key: lost });
    return { kind: 'error', understood: { verb: call.verb }, wrong, copy: `${call.head} ${call.rest}` };
  }
  if (!object || !on) return unfit('task');
  const remove = TAKES_OFF.test(words);
  const input = { task: object.id, on: on.id, ...(remove && { remove }) };
  return done('task.depend', input, { verb: call.verb, task: object, text: on.key });
}

export const dep: Verb = {
  name: 'dep',
  en: ['dep'],
  zh: ['依赖'],
  also: ['depends'],
  group: 'change',
  shape: { en: '[task] on <task> (off: no longer)', zh: '[任务] 于 <任务>（取消：不再依赖）' },
  example: { en: 'dep BF26-9 on BF26-8', zh: '依赖 BF26-9 于 BF26-8' },
  does: { en: 'A task waits for another one', zh: '一个任务要等另一个任务' },
  operation: 'task.depend',
  read,
};
