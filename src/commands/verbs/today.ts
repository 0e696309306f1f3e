import type { Verb } from '../verb.ts';
import { alone } from './on-task.ts';

export const today: Verb = {
  name: 'today',
  en: ['today'],
  zh: ['今天'],
  also: ['今日'],
  group: 'look',
  shape: { en: '', zh: '' },
  example: { en: 'today', zh: '今天' },
  does: { en: 'What is due today', zh: '今天到期的任务' },
  operation: 'task.today',
  soft: true,
  read: (call) => alone(call, 'task.today'),
};
