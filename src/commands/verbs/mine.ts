import { readZone } from '../../time/index.ts';
import { type Call, done, type Outcome, unfit } from '../call.ts';
import type { Verb } from '../verb.ts';
import { languageNamed, zoneNamed } from './settings-words.ts';

async function readTz(call: Call): Promise<Outcome> {
  const text = call.rest.trim();
  if (text === '') return done('settings', {}, { verb: call.verb });
  const zone = zoneNamed(text);
  if (zone !== null) return done('member.settings', { zone }, { verb: call.verb, text: zone });
  const choices = (readZone(text)?.options ?? []).map((option) => ({
    label: { say: 'verb' as const, en: 'tz', zh: '时区', line: `${call.head} ${option.zone}` },
    intent: { operation: 'member.settings', input: { zone: option.zone } },
  }));
  return unfit('zone', { choices });
}

export const tz: Verb = {
  name: 'tz',
  en: ['tz'],
  zh: ['时区'],
  also: ['timezone'],
  group: 'me',
  shape: { en: '<zone or city>', zh: '<时区或城市>' },
  example: { en: 'tz America/Los_Angeles', zh: '时区 北京' },
  does: { en: 'Set my time zone', zh: '设置我的时区' },
  operation: 'member.settings',
  read: readTz,
};

export const lang: Verb = {
  name: 'lang',
  en: ['lang'],
  zh: ['语言'],
  also: ['language'],
  group: 'me',
  shape: { en: 'zh|en', zh: '中文|英文' },
  example: { en: 'lang en', zh: '语言 中文' },
  does: { en: 'Set my language', zh: '设置我的语言' },
  operation: 'member.settings',
  async read(call) {
    if (call.rest.trim() === '') return done('settings', {}, { verb: call.verb });
    const locale = languageNamed(call.rest);
    return locale
      ? done('member.settings', { locale }, { verb: call.verb, text: locale })
      : unfit('language');
  },
};
