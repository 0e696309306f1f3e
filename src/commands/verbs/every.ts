import { type Call, type Outcome, unfit } from '../call.ts';
import { comparable } from '../fold.ts';
import { settle } from '../settle.ts';
import { readTail } from '../tail.ts';
import type { Verb } from '../verb.ts';
import { leftover } from '../view.ts';
import { ENDINGS, NOTHING } from '../words.ts';

/** `every BF26-12 off` stops the series; the key alone shows the task with its dates. */
async function read(call: Call): Promise<Outcome> {
  const tail = await readTail(call, call.rest, { object: 'front', takes: [] });
  return settle(tail, {
    time: 'none',
    build(view) {
      const { task } = view;
      if (!task) return unfit('task');
      const echo = { verb: call.verb, task };
      const word = comparable(leftover(view));
      const show = { operation: 'task.show', input: { task: task.id } };
      if (word === '') return { intent: show, echo };
      if (!NOTHING.has(word) && !ENDINGS.has(word)) return unfit('nothing', { understood: echo });
      return { intent: { operation: 'series.stop', input: { task: task.id } }, echo };
    },
  });
}

export const every: Verb = {
  name: 'every',
  en: ['every'],
  zh: ['重复'],
  soft: true,
  group: 'change',
  shape: { en: '[task] off', zh: '[任务] 停止' },
  example: { en: 'every BF26-8 off', zh: '重复 BF26-8 停止' },
  does: { en: 'Stop a task from repeating', zh: '让任务不再重复' },
  operation: 'series.stop',
  read,
};
