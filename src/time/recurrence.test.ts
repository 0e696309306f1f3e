import {
  calendarOf,
  nextOccurrence,
  type OnDayOff,
  type PhraseContext,
  readRecurrence,
  weekdaysOnly,
} from './index.ts';
import type { Calendar, RecurrenceRule } from './types.ts';

const ctx: PhraseContext = {
  now: new Date('2026-10-29T02:15:00Z'),
  locale: 'en',
  zone: 'America/Los_Angeles',
  calendar: 'US',
};
const us = calendarOf('US');
const cn = calendarOf('CN');
const short = (at: Date) => at.toISOString().replace(':00.000Z', 'Z');

function rule(text: string, zone = ctx.zone): RecurrenceRule {
  const read = readRecurrence(text, { ...ctx, zone });
  if (read.kind === 'error') throw new Error(JSON.stringify(read));
  return read;
}

function firings(
  rule: RecurrenceRule,
  after: string,
  count: number,
  calendar: Calendar,
  off: OnDayOff,
): string[] {
  const list: string[] = [];
  for (let at = new Date(after); list.length < count; ) {
    const next = nextOccurrence(rule, at, calendar, off);
    if (!next) break;
    list.push(short(next.at));
    at = next.at;
  }
  return list;
}

describe('how often', () => {
  it.each([
    ['mon 9am', { kind: 'weekly', interval: 1, weekdays: [1], clock: '09:00' }],
    ['every mon 9am', { kind: 'weekly', weekdays: [1], clock: '09:00' }],
    ['every mon, wed and fri 14:30', { kind: 'weekly', weekdays: [1, 3, 5], clock: '14:30' }],
    ['9am every friday', { kind: 'weekly', weekdays: [5], clock: '09:00' }],
    ['weekly on tue', { kind: 'weekly', weekdays: [2], clock: '18:00' }],
    [
      'every 2 weeks on mon 9am',
      { kind: 'weekly', interval: 2, weekdays: [1], clock: '09:00', anchor: '2026-11-02' },
    ],
    ['every other friday', { kind: 'weekly', interval: 2, weekdays: [5] }],
    ['daily 08:30', { kind: 'daily', interval: 1, clock: '08:30' }],
    ['every day at 9am', { kind: 'daily', clock: '09:00' }],
    ['every 3 days 9am', { kind: 'daily', interval: 3, clock: '09:00' }],
    ['weekdays 8:30', { kind: 'workdays', clock: '08:30' }],
    ['every working day at 8:30 am', { kind: 'workdays', clock: '08:30' }],
    ['last friday of the month 3pm', { kind: 'monthly_weekday', nth: -1, weekdays: [5], clock: '15:00' }],
    ['first monday of every month', { kind: 'monthly_weekday', nth: 1, weekdays: [1] }],
    ['last working day of the month', { kind: 'monthly_workday', nth: -1 }],
    ['monthly on the 15th', { kind: 'monthly_day', day: 15 }],
    ['every month on the last day', { kind: 'monthly_day', day: -1 }],
    ['mon 9am ET', { kind: 'weekly', weekdays: [1], zone: 'America/New_York' }],
    ['每周一9点', { kind: 'weekly', weekdays: [1], clock: '09:00' }],
    ['每周一、三、五上午9点', { kind: 'weekly', weekdays: [1, 3, 5], clock: '09:00' }],
    ['每周一三五 9点', { kind: 'weekly', weekdays: [1, 3, 5], clock: '09:00' }],
    ['每周一和周四下午3点半', { kind: 'weekly', weekdays: [1, 4], clock: '15:30' }],
    ['每天', { kind: 'daily', clock: '18:00' }],
    ['每天上午8点半', { kind: 'daily', clock: '08:30' }],
    ['每个工作日9点', { kind: 'workdays', clock: '09:00' }],
    ['工作日 18:00', { kind: 'workdays', clock: '18:00' }],
    ['每两周周一9点', { kind: 'weekly', interval: 2, weekdays: [1] }],
    ['隔周周五', { kind: 'weekly', interval: 2, weekdays: [5] }],
    ['每月15号10点', { kind: 'monthly_day', day: 15, clock: '10:00' }],
    ['每月最后一天', { kind: 'monthly_day', day: -1 }],
    ['每月最后一个工作日', { kind: 'monthly_workday', nth: -1, clock: '18:00' }],
    ['每个月第一个周一上午9点', { kind: 'monthly_weekday', nth: 1, weekdays: [1], clock: '09:00' }],
    ['每周一9点 北京时间', { kind: 'weekly', zone: 'Asia/Shanghai' }],
    // Without a day it is the one on which it is said: Wednesday 28 October in Los Angeles.
    ['every week', { kind: 'weekly', interval: 1, weekdays: [3], clock: '18:00' }],
    ['weekly at 9am', { kind: 'weekly', weekdays: [3], clock: '09:00' }],
    ['每周 9点', { kind: 'weekly', weekdays: [3], clock: '09:00' }],
    ['every 2 weeks', { kind: 'weekly', interval: 2, weekdays: [3], anchor: '2026-11-04' }],
    ['monthly', { kind: 'monthly_day', day: 28 }],
    ['每月', { kind: 'monthly_day', day: 28 }],
    ['every friday at half past nine', { kind: 'weekly', weekdays: [5], clock: '09:30' }],
    ['每周一９：００', { kind: 'weekly', clock: '09:00' }],
  ])('reads %s', (text, expected) => {
    expect(rule(text)).toMatchObject(expected);
  });

  it.each([
    ['soon', 'not_a_time'],
    ['', 'not_a_time'],
    ['every', 'not_a_time'],
    ['mon 25:00', 'invalid_clock'],
    ['每周一5点', 'invalid_clock'],
    ['mon at 5', 'invalid_clock'],
    ['mon at 9', 'invalid_clock'],
    ['mon 3:30', 'invalid_clock'],
    ['mon 9am CST', 'unknown_zone'],
    ['mon 9am please', 'not_a_time'],
  ])('refuses %s', (text, code) => {
    expect(readRecurrence(text, ctx)).toMatchObject({ kind: 'error', code });
  });
});

describe('the next occurrence', () => {
  it('fires at 08:30 local on working days on both sides of a clock change', () => {
    expect(firings(rule('weekdays 08:30'), '2026-10-30T00:00:00Z', 3, us, 'skip')).toEqual([
      '2026-10-30T15:30Z',
      '2026-11-02T16:30Z',
      '2026-11-03T16:30Z',
    ]);
  });

  it('fires once where its hour is skipped, moved on by the gap', () => {
    expect(firings(rule('daily 02:30'), '2027-03-13T12:00:00Z', 3, weekdaysOnly, 'keep')).toEqual([
      '2027-03-14T10:30Z',
      '2027-03-15T09:30Z',
      '2027-03-16T09:30Z',
    ]);
  });

  it('fires once where its hour is repeated, at the first pass', () => {
    expect(
      firings(rule('daily 01:30', 'America/New_York'), '2026-10-31T12:00:00Z', 2, weekdaysOnly, 'keep'),
    ).toEqual(['2026-11-01T05:30Z', '2026-11-02T06:30Z']);
  });

  it.each([
    ['Europe/London', '01:30', '2026-10-24T12:00:00Z', '2026-10-25T00:30Z'],
    ['Europe/Berlin', '02:30', '2027-03-27T12:00:00Z', '2027-03-28T01:30Z'],
    ['Australia/Sydney', '02:30', '2026-10-03T12:00:00Z', '2026-10-03T16:30Z'],
    ['Australia/Lord_Howe', '02:15', '2026-10-03T12:00:00Z', '2026-10-03T15:45Z'],
  ])('keeps to one firing a local date in %s', (zone, clock, after, at) => {
    const daily: RecurrenceRule = { kind: 'daily', interval: 1, clock, zone };
    const first = nextOccurrence(daily, new Date(after), weekdaysOnly, 'keep');
    expect(first && short(first.at)).toBe(at);
    const second = first && nextOccurrence(daily, first.at, weekdaysOnly, 'keep');
    expect(second?.localDate).not.toBe(first?.localDate);
  });

  it('skips days off, or moves to the working day before or after', () => {
    const weekly = rule('每周四 09:00', 'Asia/Shanghai');
    const after = '2026-09-25T00:00:00Z';
    expect(firings(weekly, after, 2, cn, 'skip')).toEqual(['2026-10-08T01:00Z', '2026-10-15T01:00Z']);
    expect(firings(weekly, after, 2, cn, 'before')).toEqual(['2026-09-30T01:00Z', '2026-10-08T01:00Z']);
    expect(firings(weekly, after, 2, cn, 'after')).toEqual(['2026-10-08T01:00Z', '2026-10-15T01:00Z']);
    expect(firings(weekly, after, 2, cn, 'keep')).toEqual(['2026-10-01T01:00Z', '2026-10-08T01:00Z']);
  });

  it('never fires twice on a date that several days off move onto', () => {
    expect(firings(rule('daily 09:00'), '2026-10-30T00:00:00Z', 3, us, 'before')).toEqual([
      '2026-10-30T16:00Z',
      '2026-11-02T17:00Z',
      '2026-11-03T17:00Z',
    ]);
  });

  it('counts intervals from the first coming occurrence', () => {
    expect(firings(rule('every 2 weeks on mon 9am'), '2026-10-29T02:15:00Z', 2, us, 'keep')).toEqual([
      '2026-11-02T17:00Z',
      '2026-11-16T17:00Z',
    ]);
  });

  it('finds positions in a month', () => {
    const after = '2026-10-29T02:15:00Z';
    expect(firings(rule('last friday of the month 3pm'), after, 2, us, 'keep')).toEqual([
      '2026-10-30T22:00Z',
      '2026-11-27T23:00Z',
    ]);
    expect(firings(rule('每月最后一个工作日 18:00', 'Asia/Shanghai'), after, 2, cn, 'keep')).toEqual([
      '2026-10-30T10:00Z',
      '2026-11-30T10:00Z',
    ]);
    expect(firings(rule('monthly on the 31st'), after, 2, us, 'keep')).toEqual([
      '2026-11-01T01:00Z',
      '2026-12-01T02:00Z',
    ]);
  });
});
