import { done, unfit } from '../call.ts';
import { fold } from '../fold.ts';
import type { Verb } from '../verb.ts';
import { readSetting } from './settings-words.ts';

export const settings: Verb = {
  name: 'settings',
  en: ['settings'],
  zh: ['设置'],
  also: ['preferences'],
  group: 'me',
  shape: { en: '[tz <zone> | lang <language>]', zh: '[时区 <时区> | 语言 <语言>]' },
  example: { en: 'settings', zh: '设置' },
  does: { en: 'My language and time zone', zh: '我的语言和时区' },
  operation: 'settings',
  async read(call) {
    if (call.rest.trim() === '') return done('settings', {}, { verb: call.verb });
    const setting = readSetting(fold(call.rest));
    if (!setting || 'audience' in setting) return unfit('setting');
    return done('member.settings', setting, { verb: call.verb });
  },
};
