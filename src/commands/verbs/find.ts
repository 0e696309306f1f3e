import { done, unfit, writeMentions } from '../call.ts';
import { titleText } from '../fold.ts';
import type { Verb } from '../verb.ts';

export const find: Verb = {
  name: 'find',
  en: ['find'],
  zh: ['搜索'],
  also: ['查找'],
  group: 'look',
  shape: { en: '<words>', zh: '<关键词>' },
  example: { en: 'find coupon', zh: '搜索 优惠券' },
  does: { en: 'Search titles, notes and tags', zh: '搜索标题、备注和标签' },
  operation: 'task.find',
  async read(call) {
    const text = titleText(writeMentions(call.rest, call.speech.mentions));
    if (text === '' || call.lines.length > 0) return unfit('text');
    return done('task.find', { text }, { verb: call.verb, text });
  },
};
