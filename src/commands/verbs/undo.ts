import type { Verb } from '../verb.ts';
import { alone } from './on-task.ts';

export const undo: Verb = {
  name: 'undo',
  en: ['undo'],
  zh: ['撤销'],
  also: ['撤回'],
  group: 'help',
  shape: { en: '', zh: '' },
  example: { en: 'undo', zh: '撤销' },
  does: { en: 'Take back my last step, for 10 minutes', zh: '10 分钟内撤销我的上一步' },
  operation: 'task.undo',
  read: (call) => alone(call, 'task.undo'),
};
