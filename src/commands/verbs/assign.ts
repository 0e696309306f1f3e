import { unfit } from '../call.ts';
import { comparable } from '../fold.ts';
import { settle } from '../settle.ts';
import { namesSpeaker, readTail } from '../tail.ts';
import type { Verb } from '../verb.ts';
import { leftover } from '../view.ts';
import { NOTHING } from '../words.ts';

export const assign: Verb = {
  name: 'assign',
  en: ['assign'],
  zh: ['指派', '转给'],
  also: ['reassign', '指派给', '分配给'],
  group: 'change',
  shape: { en: '[task] @person [@helper]', zh: '[任务] @负责人 [@协助人]' },
  example: { en: 'assign BF26-8 @maya', zh: '指派 BF26-8 @李婷' },
  does: { en: 'Make somebody responsible', zh: '指定负责人' },
  operation: 'task.assign',
  async read(call) {
    const tail = await readTail(call, call.rest, { object: 'any', takes: ['person'], beside: true });
    const speaker = await call.lookup.speaker();
    return settle(tail, {
      time: 'none',
      build(view) {
        const { task } = view;
        if (!task) return unfit('task');
        const echo = { verb: call.verb, task };
        const words = leftover(view).replace(/^(?:to|给|由)\s*/i, '');
        const self = words !== '' && namesSpeaker(words) && !view.responsible;
        const nobody = words !== '' && NOTHING.has(comparable(words)) && !view.responsible;
        const responsible = self ? speaker : view.responsible;
        const helpers = view.helpers.map((member) => member.id);
        if (nobody) {
          const input = { task: task.id, responsible: null };
          return { intent: { operation: 'task.assign', input }, echo: { ...echo, responsible: null } };
        }
        if (!responsible || (words !== '' && !self) || view.followers.length > 0) {
          const form = { operation: 'open.form', input: { form: 'task.assign', task: task.id } };
          return unfit('person', {
            understood: echo,
            choices: [{ label: { say: 'form', form: 'task.assign' }, intent: form }],
          });
        }
        return {
          intent: {
            operation: 'task.assign',
            input: { task: task.id, responsible: responsible.id, ...(helpers.length > 0 && { helpers }) },
          },
          echo: { ...echo, responsible, ...(helpers.length > 0 && { helpers: view.helpers }) },
        };
      },
    });
  },
};
