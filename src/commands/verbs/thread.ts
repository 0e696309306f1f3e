import type { Verb } from '../verb.ts';
import { marking } from './marks.ts';

export const thread: Verb = {
  name: 'thread',
  en: ['thread'],
  zh: ['话题'],
  soft: true,
  group: 'talk',
  shape: { en: '[task] [off]', zh: '[任务] [取消]' },
  example: { en: 'thread BF26-8', zh: '话题 BF26-8' },
  does: { en: 'Keep the replies of this thread as notes on a task', zh: '把这个话题里的回复记为任务备注' },
  operation: 'thread.link',
  read: (call) => marking(call, 'link.thread', 'comments'),
};
