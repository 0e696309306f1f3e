import type { Verb } from '../verb.ts';
import { onTask } from './on-task.ts';

export const reopen: Verb = {
  name: 'reopen',
  en: ['reopen'],
  zh: ['重开'],
  also: ['重新打开'],
  group: 'progress',
  shape: { en: '[task]', zh: '[任务]' },
  example: { en: 'reopen BF26-8', zh: '重开 BF26-8' },
  does: { en: 'Open a done task again', zh: '重新打开已完成的任务' },
  operation: 'task.reopen',
  read: (call) => onTask(call, 'task.reopen'),
};
