import { done, unfit } from '../call.ts';
import { comparable } from '../fold.ts';
import type { Verb } from '../verb.ts';

/** The help verb; `topicNamed` knows every other verb, this one cannot. */
export const helpWith = (topicNamed: (word: string) => string | null): Verb => ({
  name: 'help',
  en: ['help', '?'],
  zh: ['帮助'],
  group: 'help',
  shape: { en: '[all | admin | topic | verb]', zh: '[全部 | 管理 | 主题 | 命令]' },
  example: { en: 'help due', zh: '帮助 截止' },
  does: { en: 'What can be typed', zh: '可以输入什么' },
  operation: 'help',
  async read(call) {
    const word = comparable(call.rest);
    if (word === '') return done('help', {}, { verb: call.verb });
    const topic = topicNamed(word);
    return topic === null ? unfit('topic') : done('help', { topic }, { verb: call.verb });
  },
});
