import { writeMentions } from '../call.ts';
import { titleText } from '../fold.ts';
import type { Verb } from '../verb.ts';
import { taskWithText } from './with-text.ts';

export const rename: Verb = {
  name: 'rename',
  en: ['rename'],
  zh: ['改名'],
  also: ['重命名'],
  group: 'change',
  shape: { en: '[task] <new title>', zh: '[任务] <新标题>' },
  example: { en: 'rename BF26-8 Load ad budgets', zh: '改名 BF26-8 广告预算上传' },
  does: { en: 'Change the title', zh: '修改标题' },
  operation: 'task.rename',
  read: (call) =>
    taskWithText(call, {
      operation: 'task.rename',
      need: 'title',
      input(text) {
        const title = titleText(writeMentions(text.replace(/^(?:to|为|成)\s+/i, ''), call.speech.mentions));
        return title === '' ? null : { title };
      },
    }),
};
