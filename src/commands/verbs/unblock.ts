import type { Verb } from '../verb.ts';
import { onTask } from './on-task.ts';

export const unblock: Verb = {
  name: 'unblock',
  en: ['unblock'],
  zh: ['解除', '解除阻塞'],
  group: 'progress',
  shape: { en: '[task]', zh: '[任务]' },
  example: { en: 'unblock BF26-8', zh: '解除 BF26-8' },
  does: { en: 'Take the block off a task', zh: '解除任务的阻塞' },
  operation: 'task.unblock',
  read: (call) => onTask(call, 'task.unblock'),
};
