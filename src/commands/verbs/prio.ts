import { unfit } from '../call.ts';
import { comparable } from '../fold.ts';
import { settle } from '../settle.ts';
import { readTail } from '../tail.ts';
import type { Verb } from '../verb.ts';
import { leftover } from '../view.ts';
import { PRIORITIES } from '../words.ts';

export const prio: Verb = {
  name: 'prio',
  en: ['prio'],
  zh: ['优先级'],
  also: ['priority'],
  group: 'change',
  shape: { en: '[task] low|normal|high|urgent', zh: '[任务] 低|普通|高|紧急' },
  example: { en: 'prio BF26-8 high', zh: '优先级 BF26-8 高' },
  does: { en: 'Change the priority', zh: '修改优先级' },
  operation: 'task.priority',
  async read(call) {
    const tail = await readTail(call, call.rest, { object: 'any', takes: ['priority'] });
    return settle(tail, {
      time: 'none',
      build(view) {
        const { task } = view;
        if (!task) return unfit('task');
        const word = comparable(leftover(view)).replace(/^(?:to|为)\s*/, '');
        const said = Object.hasOwn(PRIORITIES, word) ? (PRIORITIES[word] ?? null) : null;
        const priority = word === '' ? view.priority : said;
        const echo = { verb: call.verb, task };
        if (!priority) return unfit('priority', { understood: echo });
        return {
          intent: { operation: 'task.priority', input: { task: task.id, priority } },
          echo: { ...echo, priority },
        };
      },
    });
  },
};
