import fc from 'fast-check';
import {
  formatMoment,
  type PhraseContext,
  readPhrase,
  readRecurrence,
  readTrailing,
  readZone,
} from './index.ts';
import { PRESENT } from './phrases.fixture.ts';
import { ASKED_MORE, CLOCKS_EN, CLOCKS_ZH } from './phrases-clock.fixture.ts';
import { LOS_ANGELES } from './phrases-en.fixture.ts';
import { RELATIVE_EN, RELATIVE_ZH } from './phrases-relative.fixture.ts';
import { TITLES } from './phrases-titles.fixture.ts';
import { SHENZHEN } from './phrases-zh.fixture.ts';
import { PLACES } from './zone-places.ts';

const now = new Date(PRESENT);
const common = { now, launch: { wall: '2026-11-27T00:00:00', zone: 'America/Los_Angeles' } } as const;
const zh: PhraseContext = { ...common, locale: 'zh', zone: 'Asia/Shanghai', calendar: 'CN' };
const en: PhraseContext = { ...common, locale: 'en', zone: 'America/Los_Angeles', calendar: 'US' };

/** The wide form of every character that has one. */
function widen(text: string): string {
  return text.replace(/[ !-~]/g, (char) =>
    char === ' ' ? '\u3000' : String.fromCharCode(char.charCodeAt(0) + 0xfee0),
  );
}

const FRAGMENTS = [
  ...[SHENZHEN, LOS_ANGELES, RELATIVE_EN, RELATIVE_ZH, CLOCKS_EN, CLOCKS_ZH].flat().map(([text]) => text),
  ...ASKED_MORE.map(([, text]) => text),
  ...TITLES.map(([line]) => line),
  ...[
    '截止',
    'due',
    'by',
    '前',
    '每',
    'T-',
    'D+',
    '-',
    '/',
    ':',
    '“',
    '”',
    '"',
    '99',
    '0',
    '半',
    '一个',
    '个',
    '工作日',
  ],
  ...[
    'in',
    'ago',
    '后',
    'UTC+',
    'CST',
    'America/',
    'end of',
    '底',
    '月',
    '日',
    '号',
    '周',
    '点',
    '\ud83d',
    '😀',
    '\u0000',
  ],
];
const lines = fc
  .array(fc.oneof(fc.constantFrom(...FRAGMENTS), fc.string({ maxLength: 4 })), { maxLength: 7 })
  .chain((parts) => fc.constantFrom('', ' ').map((joint) => parts.join(joint)));

describe('reading any text', () => {
  it('never throws, and points into the text', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom(zh, en), (line, ctx) => {
        const reading = readPhrase(line, ctx);
        if (reading.kind === 'error') expect(reading.index).toBeLessThanOrEqual(line.length);
        if (reading.kind === 'ask') expect(reading.alternatives.length).toBeGreaterThan(0);
        const found = readTrailing(line, ctx);
        if (found) expect(found.start).toBeLessThan(line.length);
        readRecurrence(line, ctx);
        readZone(line);
      }),
      { numRuns: 3000 },
    );
  });

  it('stays quick on long runs of one character', () => {
    for (const char of ['1', '一', ' ', '前', '周', '/', '-', '(', '"', 'a', '下', 't-']) {
      const line = char.repeat(20_000);
      readPhrase(line, zh);
      readTrailing(line, zh);
      readRecurrence(line, zh);
    }
  });

  it('never applies a time that has passed', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom(zh, en), (line, ctx) => {
        const reading = readPhrase(line, ctx);
        if (reading.kind === 'moment') expect(reading.moment.at.getTime()).toBeGreaterThan(now.getTime());
      }),
      { numRuns: 2000 },
    );
  });

  it('means the same in wide and narrow characters', () => {
    for (const [list, ctx] of [
      [[...SHENZHEN, ...RELATIVE_ZH, ...CLOCKS_ZH], zh],
      [[...LOS_ANGELES, ...RELATIVE_EN, ...CLOCKS_EN], en],
    ] as const) {
      for (const [text] of list) {
        const wide = widen(text);
        expect([text, readPhrase(wide, ctx)]).toEqual([text, readPhrase(text, ctx)]);
        expect(readTrailing(`A ${wide}`, ctx)?.start).toBe(readTrailing(`A ${text}`, ctx)?.start);
      }
    }
  });

  it('means the same with weekday and zone in the other language', () => {
    const days = [
      ['mon', '周一'],
      ['tue', '星期二'],
      ['wed', '周三'],
      ['thu', '礼拜四'],
      ['fri', '周五'],
      ['sat', '周六'],
      ['sun', '周日'],
    ] as const;
    const zones = [
      ['PT', '洛杉矶时间'],
      ['ET', '纽约时间'],
      ['BJT', '北京时间'],
      ['London time', '伦敦时间'],
      ['CT', '芝加哥'],
    ] as const;
    const at = (text: string, ctx: PhraseContext) => {
      const reading = readPhrase(text, ctx);
      return reading.kind === 'moment' ? reading.moment.at.toISOString() : reading.kind;
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...days),
        fc.constantFrom(...zones),
        fc.constantFrom('', 'next', '下'),
        fc.integer({ min: 1, max: 11 }),
        fc.constantFrom(zh, en),
        (day, zone, next, hour, ctx) => {
          const week = next === '' ? ['', ''] : ['next ', '下'];
          const english = at(`${week[0]}${day[0]} ${hour}pm ${zone[0]}`, ctx);
          const chinese = at(`${week[1]}${day[1]}下午${hour}点 ${zone[1]}`, ctx);
          expect(chinese).toBe(english);
          expect(at(`${week[0]}${day[0]} 下午${hour}点 ${zone[0]}`, ctx)).toBe(english);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ['Sun 31 Oct 2027 02:00 CET', '2027-10-31T01:00:00.000Z'],
    ['Sun 31 Oct 2027 02:00 CEST', '2027-10-31T00:00:00.000Z'],
  ])('takes the abbreviation for the hour that comes twice: %s', (text, at) => {
    expect(readPhrase(text, en)).toMatchObject({ kind: 'moment', moment: { at: new Date(at) } });
  });

  it('reads back what cards write, in every zone we name', () => {
    const zones = [...PLACES.map(({ zone }) => zone), 'Asia/Tashkent', 'Australia/Eucla'];
    const soon = {
      min: new Date('2026-10-29T02:16:00Z'),
      max: new Date('2028-10-29T00:00:00Z'),
      noInvalidDate: true,
    };
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.constantFrom(zh, en), fc.date(soon), (zone, ctx, raw) => {
        const at = new Date(Math.floor(raw.getTime() / 60_000) * 60_000);
        const text = formatMoment(at, zone, ctx.locale, { now });
        const reading = readPhrase(text, ctx);
        expect([text, reading.kind === 'moment' ? reading.moment.at : reading]).toEqual([text, at]);
      }),
      { numRuns: 1500 },
    );
  });
});
