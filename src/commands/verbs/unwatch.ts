import type { Verb } from '../verb.ts';
import { onTask } from './on-task.ts';

export const unwatch: Verb = {
  name: 'unwatch',
  en: ['unwatch'],
  zh: ['取消关注'],
  also: ['unfollow'],
  group: 'talk',
  shape: { en: '[task]', zh: '[任务]' },
  example: { en: 'unwatch BF26-8', zh: '取消关注 BF26-8' },
  does: { en: 'Stop following a task', zh: '不再关注任务' },
  operation: 'task.watch',
  read: (call) => onTask(call, 'task.watch', { watching: false }),
};
