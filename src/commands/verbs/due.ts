import { unfit } from '../call.ts';
import { comparable } from '../fold.ts';
import { settle } from '../settle.ts';
import { readTail } from '../tail.ts';
import type { Verb } from '../verb.ts';
import { NOTHING } from '../words.ts';

export const due: Verb = {
  name: 'due',
  en: ['due'],
  zh: ['截止', '改期'],
  also: ['reschedule', '延期到', '改期到'],
  group: 'change',
  shape: { en: '[task] <time>', zh: '[任务] <时间>' },
  example: { en: 'due BF26-8 fri 6pm PT', zh: '截止 BF26-8 周五下午6点' },
  does: { en: 'Set or move the due time', zh: '设置或修改截止时间' },
  operation: 'task.due',
  async read(call) {
    const tail = await readTail(call, call.rest, { object: 'any', takes: [] });
    const { task } = tail;
    if (!task && !tail.taskProblem) return unfit('task');
    const clears = (text: string) => NOTHING.has(comparable(text));
    return settle(tail, {
      time: tail.task && clears(tail.raw) ? 'none' : 'whole',
      build(view, when) {
        if (!view.task) return unfit('task');
        const echo = { verb: call.verb, task: view.task };
        if (clears(view.text)) {
          return {
            intent: { operation: 'task.due', input: { task: view.task.id, due: null } },
            echo: { ...echo, due: null },
          };
        }
        if (!when) {
          const form = { operation: 'open.form', input: { form: 'task.due', task: view.task.id } };
          return unfit('time', {
            understood: echo,
            choices: [{ label: { say: 'form', form: 'task.due' }, intent: form }],
          });
        }
        return { intent: { operation: 'task.due', input: { task: view.task.id, due: when } }, echo };
      },
    });
  },
};
