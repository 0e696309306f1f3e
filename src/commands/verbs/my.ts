import type { Verb } from '../verb.ts';
import { alone } from './on-task.ts';

export const my: Verb = {
  name: 'my',
  en: ['my'],
  zh: ['我的'],
  also: ['mine', 'my tasks', '我的任务'],
  group: 'look',
  shape: { en: '', zh: '' },
  example: { en: 'my', zh: '我的' },
  does: { en: 'My open tasks', zh: '我未完成的任务' },
  operation: 'task.mine',
  soft: true,
  read: (call) => alone(call, 'task.mine'),
};
