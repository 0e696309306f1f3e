import { describeRecurrence, formatDay, type PhraseContext, readRecurrence } from './index.ts';

const ctx: PhraseContext = {
  now: new Date('2026-10-29T02:15:00Z'),
  locale: 'en',
  zone: 'America/Los_Angeles',
  calendar: 'US',
};

function rule(text: string) {
  const read = readRecurrence(text, ctx);
  if (read.kind === 'error') throw new Error(`${text}: ${JSON.stringify(read)}`);
  return read;
}

describe('a rule in words', () => {
  it.each([
    ['mon 9am', 'Every Monday 09:00', '每周一 09:00'],
    ['every mon, wed and fri 14:30', 'Every Monday, Wednesday, Friday 14:30', '每周一、三、五 14:30'],
    ['every 2 weeks on tue 9am', 'Every 2 weeks on Tuesday 09:00', '每2周周二 09:00'],
    ['every day 8am', 'Every day 08:00', '每天 08:00'],
    ['every 3 days 8am', 'Every 3 days 08:00', '每3天 08:00'],
    ['weekdays 8:30', 'Every working day 08:30', '每个工作日 08:30'],
    ['monthly on the 1st', 'Every month on the 1st 18:00', '每月1号 18:00'],
    ['monthly on the 22nd', 'Every month on the 22nd 18:00', '每月22号 18:00'],
    ['monthly on the 13th', 'Every month on the 13th 18:00', '每月13号 18:00'],
    ['every quarter on the last day', 'Every 3 months on the last day 18:00', '每3个月最后一天 18:00'],
    ['last friday of the month 3pm', 'Every month on the last Friday 15:00', '每月最后一个周五 15:00'],
    ['每月最后一个工作日', 'Every month on the last working day 18:00', '每月最后一个工作日 18:00'],
  ])('%s: %s, %s', (text, en, zh) => {
    expect(describeRecurrence(rule(text), 'en')).toBe(en);
    expect(describeRecurrence(rule(text), 'zh')).toBe(zh);
  });

  it.each([
    'sun 9am',
    'every sat and sun 7:05',
    'every other friday',
    'every 10 days 9am',
    'weekdays 8:30',
    'monthly on the 31st 12:00',
    'every other month on the 3rd',
    'first monday of every month',
    'every month on the fifth wed 9am',
    'first working day of the month',
    'daily 23:59',
  ])('reads back as the same rule in both languages: %s', (text) => {
    const meant = rule(text);
    for (const locale of ['en', 'zh'] as const) {
      expect(rule(`${describeRecurrence(meant, locale)} ${meant.zone}`)).toEqual(meant);
    }
  });

  it('names a day without its weekday', () => {
    const now = { at: ctx.now, zone: 'Asia/Shanghai' };
    expect(formatDay('2026-11-09', 'en', now)).toBe('9 Nov');
    expect(formatDay('2026-11-09', 'zh', now)).toBe('11月9日');
    expect(formatDay('2027-01-04', 'en', now)).toBe('4 Jan 2027');
  });
});

describe('a rule with several readings', () => {
  it('offers both halves of the day, and every place that a zone word can mean', () => {
    expect(readRecurrence('每周一5点', ctx)).toMatchObject({
      code: 'invalid_clock',
      alternatives: [{ clock: '05:00' }, { clock: '17:00' }],
    });
    expect(readRecurrence('mon 9am CST', ctx)).toMatchObject({
      code: 'unknown_zone',
      alternatives: [{ zone: 'Asia/Shanghai' }, { zone: 'America/Chicago' }],
    });
  });
});
