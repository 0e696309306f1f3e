import type { Verb } from '../verb.ts';
import { onTask } from './on-task.ts';

export const start: Verb = {
  name: 'start',
  en: ['start'],
  zh: ['开始'],
  also: ['begin'],
  group: 'progress',
  shape: { en: '[task]', zh: '[任务]' },
  example: { en: 'start BF26-8', zh: '开始 BF26-8' },
  does: { en: 'Start work on a task', zh: '开始做一个任务' },
  operation: 'task.start',
  read: (call) => onTask(call, 'task.start'),
};
