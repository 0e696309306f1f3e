import { type Call, type Outcome, unfit } from '../call.ts';
import { comparable } from '../fold.ts';
import { settle } from '../settle.ts';
import { readTail } from '../tail.ts';
import type { Verb } from '../verb.ts';
import { leftover } from '../view.ts';
import { NOTHING } from '../words.ts';

/** Reads a verb that sets a mark on a task, or takes it away with `off`. */
export async function marking(call: Call, operation: string, field: string): Promise<Outcome> {
  const tail = await readTail(call, call.rest, { object: 'front', takes: [] });
  return settle(tail, {
    time: 'none',
    build(view) {
      const { task } = view;
      if (!task) return unfit('task');
      const word = comparable(leftover(view));
      const on = word === '' || word === 'on';
      if (!on && !NOTHING.has(word)) return unfit('task', { understood: { verb: call.verb, task } });
      return {
        intent: { operation, input: { task: task.id, [field]: on } },
        echo: { verb: call.verb, task },
      };
    },
  });
}

export const pin: Verb = {
  name: 'pin',
  en: ['pin'],
  zh: ['关键'],
  group: 'change',
  shape: { en: '[task] [off]', zh: '[任务] [取消]' },
  example: { en: 'pin BF26-8', zh: '关键 BF26-8' },
  does: { en: 'Mark a task as critical: its date never rolls', zh: '标为关键任务，日期不会顺延' },
  operation: 'task.pin',
  read: (call) => marking(call, 'task.pin', 'pinned'),
};

export const milestone: Verb = {
  name: 'milestone',
  en: ['milestone'],
  zh: ['里程碑'],
  group: 'project',
  shape: { en: '[task] [off]', zh: '[任务] [取消]' },
  example: { en: 'milestone BF26-7', zh: '里程碑 BF26-7' },
  does: { en: 'Mark a task as a milestone', zh: '把任务标为里程碑' },
  operation: 'task.milestone',
  read: (call) => marking(call, 'task.milestone', 'milestone'),
};
