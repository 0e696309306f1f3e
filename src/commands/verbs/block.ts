import { writeMentions } from '../call.ts';
import type { Verb } from '../verb.ts';
import { taskWithText } from './with-text.ts';

const LEAD = /^(?:because(?: of)?|reason|since|原因|因为|由于)\s*[:：]?\s*/i;

export const block: Verb = {
  name: 'block',
  en: ['block'],
  zh: ['阻塞', '卡住'],
  also: ['blocked'],
  group: 'progress',
  shape: { en: '[task] <reason>', zh: '[任务] <原因>' },
  example: { en: 'block BF26-8 waiting for the finance quote', zh: '卡住 BF26-8 等财务报价' },
  does: { en: 'Say what holds a task up', zh: '说明任务被什么卡住' },
  operation: 'task.block',
  takesLines: true,
  notBefore: '了的',
  read: (call) =>
    taskWithText(call, {
      operation: 'task.block',
      need: 'reason',
      form: 'task.block',
      input(text) {
        const reason = writeMentions(text, call.speech.mentions).replace(LEAD, '').trim();
        return reason === '' ? null : { reason };
      },
    }),
};
