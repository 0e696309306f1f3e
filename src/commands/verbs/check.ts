import { type Call, writeMentions } from '../call.ts';
import { titleText } from '../fold.ts';
import type { Verb } from '../verb.ts';
import { taskWithText } from './with-text.ts';

function readItem(call: Call, more: Readonly<Record<string, unknown>>) {
  return taskWithText(call, {
    operation: 'task.check',
    need: 'item',
    input(text) {
      const item = titleText(writeMentions(text, call.speech.mentions));
      return item === '' || text.includes('\n') ? null : { text: item, ...more };
    },
  });
}

export const check: Verb = {
  name: 'check',
  en: ['check'],
  zh: ['清单'],
  also: ['勾选'],
  group: 'talk',
  shape: { en: '[task] <item>', zh: '[任务] <检查项>' },
  example: { en: 'check BF26-8 photos uploaded', zh: '清单 BF26-8 图片已上传' },
  does: { en: 'Tick an item of the checklist, or add it', zh: '勾选检查项；没有就加上' },
  operation: 'task.check',
  read: (call) => readItem(call, {}),
};

export const uncheck: Verb = {
  name: 'uncheck',
  en: ['uncheck'],
  zh: ['取消勾选'],
  group: 'talk',
  shape: { en: '[task] <item>', zh: '[任务] <检查项>' },
  example: { en: 'uncheck BF26-8 photos uploaded', zh: '取消勾选 BF26-8 图片已上传' },
  does: { en: 'Take the tick off an item', zh: '去掉检查项的勾' },
  operation: 'task.check',
  read: (call) => readItem(call, { done: false }),
};
