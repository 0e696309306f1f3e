import type { Verb } from '../verb.ts';
import { onTask } from './on-task.ts';

export const watch: Verb = {
  name: 'watch',
  en: ['watch'],
  zh: ['关注'],
  also: ['follow'],
  group: 'talk',
  shape: { en: '[task]', zh: '[任务]' },
  example: { en: 'watch BF26-8', zh: '关注 BF26-8' },
  does: { en: 'Follow a task and hear of its changes', zh: '关注任务，有变化会收到通知' },
  operation: 'task.watch',
  read: (call) => onTask(call, 'task.watch', { watching: true }),
};
