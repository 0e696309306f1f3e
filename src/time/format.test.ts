import { formatDual, formatMoment, formatShort, offsetLabel, readZone, utcOffset } from './index.ts';

const LA = 'America/Los_Angeles';
const CN = 'Asia/Shanghai';
const now = new Date('2026-10-29T02:15:00Z');
const due = new Date('2026-10-31T01:00:00Z');

describe('a written time', () => {
  it('reads as on the card in both languages', () => {
    expect(formatMoment(due, LA, 'en', { now })).toBe('Fri 30 Oct 18:00 PDT');
    expect(formatMoment(due, LA, 'zh', { now })).toBe('10月30日 周五 18:00 洛杉矶');
    expect(formatMoment(due, CN, 'zh', { now })).toBe('10月31日 周六 09:00 中国');
    expect(formatDual(due, [LA, CN], 'en', now)).toBe('Fri 30 Oct 18:00 PDT · Sat 09:00 China');
    expect(formatDual(due, [CN, LA, 'America/New_York'], 'zh', now)).toBe(
      '10月31日 周六 09:00 中国 · 周五 18:00 洛杉矶 · 周五 21:00 纽约',
    );
  });

  it('carries the year only in another one', () => {
    const later = new Date('2027-03-14T10:30:00Z');
    expect(formatMoment(later, LA, 'en', { now })).toBe('Sun 14 Mar 2027 03:30 PDT');
    expect(formatMoment(later, LA, 'zh', { now })).toBe('2027年3月14日 周日 03:30 洛杉矶');
    expect(formatMoment(later, LA, 'en', { now: later })).toBe('Sun 14 Mar 03:30 PDT');
    expect(formatMoment(due, LA, 'en', { year: true })).toBe('Fri 30 Oct 2026 18:00 PDT');
  });

  it('labels the offset of the date it falls on', () => {
    const summer = new Date('2026-07-01T16:00:00Z');
    const winter = new Date('2026-12-01T17:00:00Z');
    expect([offsetLabel(summer, LA, 'en'), offsetLabel(winter, LA, 'en')]).toEqual(['PDT', 'PST']);
    expect([utcOffset(summer, 'America/New_York'), utcOffset(winter, 'America/New_York')]).toEqual([
      'UTC-4',
      'UTC-5',
    ]);
    expect([
      offsetLabel(summer, 'Australia/Sydney', 'en'),
      offsetLabel(winter, 'Australia/Sydney', 'en'),
    ]).toEqual(['AEST', 'AEDT']);
    expect(offsetLabel(summer, 'America/Phoenix', 'en')).toBe('Phoenix');
    expect(offsetLabel(summer, 'Asia/Tashkent', 'zh')).toBe('UTC+5');
    expect(offsetLabel(summer, 'Australia/Eucla', 'en')).toBe('UTC+8:45');
  });

  it('never writes an abbreviation that two places share', () => {
    for (const zone of [
      'America/Chicago',
      CN,
      'Asia/Kolkata',
      'Europe/London',
      'Europe/Dublin',
      'America/Halifax',
    ]) {
      expect(offsetLabel(new Date('2026-07-01T16:00:00Z'), zone, 'en')).not.toMatch(
        /^(CST|CDT|IST|BST|AST|ADT)$/,
      );
    }
  });

  it('tells the two passes of a repeated hour apart', () => {
    const first = new Date('2026-11-01T05:30:00Z');
    const second = new Date('2026-11-01T06:30:00Z');
    expect(formatMoment(first, 'America/New_York', 'en')).toBe('Sun 1 Nov 01:30 EDT');
    expect(formatMoment(second, 'America/New_York', 'en')).toBe('Sun 1 Nov 01:30 EST');
    expect(formatMoment(first, 'America/New_York', 'zh')).toBe('11月1日 周日 01:30 纽约（UTC-4）');
    expect(formatMoment(second, 'America/New_York', 'zh')).toBe('11月1日 周日 01:30 纽约（UTC-5）');
    expect(formatMoment(new Date('2026-10-25T00:30:00Z'), 'Europe/London', 'en')).toBe(
      'Sun 25 Oct 01:30 London (UTC+1)',
    );
  });

  it('writes the second zone in full where it is not near, and each clock once', () => {
    expect(formatShort(due, CN, 'en', { at: now, zone: LA })).toBe('Sat 31 Oct 09:00 China');
    expect(formatDual(due, [LA, LA, 'America/Vancouver', CN], 'en', now)).toBe(
      'Fri 30 Oct 18:00 PDT · Sat 09:00 China',
    );
    expect(formatDual(due, [], 'en', now)).toBe('Sat 31 Oct 01:00 UTC');
  });
});

describe('a zone word', () => {
  const zoneOf = (word: string) => readZone(word)?.options.map(({ zone }) => zone);

  it.each([
    ['PT', LA],
    ['太平洋时间', LA],
    ['洛杉矶时间', LA],
    ['美西', LA],
    ['Pacific time', LA],
    ['ET', 'America/New_York'],
    ['纽约时间', 'America/New_York'],
    ['美东', 'America/New_York'],
    ['北京时间', CN],
    ['深圳时间', CN],
    ['BJT', CN],
    ['asia/kathmandu', 'Asia/Kathmandu'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['UTC+8', 'Etc/GMT-8'],
    ['GMT-5', 'Etc/GMT+5'],
    ['UTC+5:30', 'UTC+5:30'],
    ['ＰＴ', LA],
  ])('%s is %s', (word, zone) => {
    expect(zoneOf(word)?.[0]?.toLowerCase()).toBe(zone.toLowerCase());
    expect(zoneOf(word)).toHaveLength(1);
  });

  it('asks about codes that several places use', () => {
    expect(zoneOf('CST')).toEqual([CN, 'America/Chicago']);
    expect(zoneOf('IST')).toHaveLength(3);
    expect(zoneOf('BST')).toHaveLength(2);
    expect(zoneOf('AST')).toHaveLength(2);
  });

  it('offers both readings of a code that contradicts the date', () => {
    expect(readZone('PST', new Date('2026-07-01T00:00:00Z'))?.options.map(({ zone }) => zone)).toEqual([
      LA,
      'Etc/GMT+8',
    ]);
    expect(readZone('PST', new Date('2026-12-01T00:00:00Z'))?.options).toHaveLength(1);
  });

  it('knows nothing of other words', () => {
    for (const word of ['', 'Mars/Base', 'XYZ', 'UTC+25', 'PT please', '12'])
      expect(readZone(word)).toBeNull();
  });
});
