import type { Verb } from '../verb.ts';
import { onTask } from './on-task.ts';

export const remove: Verb = {
  name: 'delete',
  en: ['delete'],
  zh: ['删除'],
  also: ['del'],
  group: 'change',
  shape: { en: '[task]', zh: '[任务]' },
  example: { en: 'delete BF26-8', zh: '删除 BF26-8' },
  does: { en: 'Delete a task, after a confirmation', zh: '删除任务，会先请你确认' },
  operation: 'task.delete',
  read: (call) => onTask(call, 'task.delete'),
};
