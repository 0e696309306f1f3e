import type { Verb } from '../verb.ts';
import { onTask } from './on-task.ts';

export const done: Verb = {
  name: 'done',
  en: ['done'],
  zh: ['完成'],
  also: ['finish', 'complete', 'close', '搞定', '完成了', '做完', '做完了'],
  group: 'progress',
  shape: { en: '[task]', zh: '[任务]' },
  example: { en: 'done BF26-8', zh: '完成 BF26-8' },
  does: { en: 'Mark a task as done', zh: '把任务标为完成' },
  operation: 'task.done',
  read: (call) => onTask(call, 'task.done'),
};
