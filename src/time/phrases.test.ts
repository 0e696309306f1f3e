import { type PhraseContext, readPhrase, readTrailing } from './index.ts';
import { ASKED, LINES, PRESENT, REFUSED } from './phrases.fixture.ts';
import { ASKED_MORE, CLOCKS_EN, CLOCKS_ZH } from './phrases-clock.fixture.ts';
import { LOS_ANGELES } from './phrases-en.fixture.ts';
import { RELATIVE_EN, RELATIVE_ZH } from './phrases-relative.fixture.ts';
import { KEPT, SHOP_ASKED, SHOP_EN, SHOP_UNREAD, SHOP_ZH, SILENT } from './phrases-shop.fixture.ts';
import { TITLES, UNREAD } from './phrases-titles.fixture.ts';
import { SHENZHEN } from './phrases-zh.fixture.ts';

const common = {
  now: new Date(PRESENT),
  launch: { wall: '2026-11-27T00:00:00', zone: 'America/Los_Angeles' },
  projectZone: 'America/New_York',
} as const;
const zh: PhraseContext = { ...common, locale: 'zh', zone: 'Asia/Shanghai', calendar: 'CN' };
const en: PhraseContext = { ...common, locale: 'en', zone: 'America/Los_Angeles', calendar: 'US' };
const speakers = { zh, en };
const short = (at: Date) => at.toISOString().replace(':00.000Z', 'Z');

describe('phrases', () => {
  it.each([...SHENZHEN, ...RELATIVE_ZH, ...CLOCKS_ZH, ...SHOP_ZH])(
    'means in Shenzhen by %s the instant %s',
    (text, at) => {
      const reading = readPhrase(text, zh);
      expect(reading.kind === 'moment' ? short(reading.moment.at) : reading).toEqual(at);
    },
  );

  it.each([...LOS_ANGELES, ...RELATIVE_EN, ...CLOCKS_EN, ...SHOP_EN])(
    'means in Los Angeles by %s the instant %s',
    (text, at) => {
      const reading = readPhrase(text, en);
      expect(reading.kind === 'moment' ? short(reading.moment.at) : reading).toEqual(at);
    },
  );

  it.each([...ASKED, ...ASKED_MORE, ...SHOP_ASKED])(
    'asks a %s speaker about %s (%s)',
    (who, text, why, instants) => {
      const reading = readPhrase(text, speakers[who]);
      expect(reading).toMatchObject({ kind: 'ask', why });
      if (reading.kind === 'ask') expect(reading.alternatives.map(({ at }) => short(at))).toEqual(instants);
    },
  );

  it.each(REFUSED)('refuses from a %s speaker %s as %s', (who, text, code) => {
    expect(readPhrase(text, speakers[who])).toMatchObject({ kind: 'error', code });
  });

  it.each([...LINES, ...TITLES])('splits the line %s into the title %s', (line, title) => {
    for (const ctx of [zh, en]) {
      const found = readTrailing(line, ctx);
      expect(found && !found.kept ? line.slice(0, found.start).trim() : null).toEqual(title);
    }
  });

  it.each([...UNREAD, ...SHOP_UNREAD])('asks about the end of the line %s', (line, title) => {
    for (const ctx of [zh, en]) {
      const found = readTrailing(line, ctx);
      expect(found?.reading).toMatchObject({ kind: 'error', code: 'not_a_time' });
      expect(line.slice(0, found?.start).trim()).toBe(title);
    }
  });

  it.each(KEPT)('tells a %s speaker of %s that %s stays in the title', (who, line, words, at) => {
    const found = readTrailing(line, speakers[who]);
    expect(found).toMatchObject({ kept: true });
    expect(line.slice(found?.start)).toBe(words);
    const reading = found?.reading;
    expect(reading?.kind === 'moment' ? short(reading.moment.at) : null).toBe(at);
  });

  it.each(SILENT)('says nothing of the end of the title %s', (line) => {
    for (const ctx of [zh, en]) expect(readTrailing(line, ctx)).toBeNull();
  });

  it('always asks about a bare hour without a day at the end of a line', () => {
    for (const [ctx, instants] of [
      [en, ['2026-10-29T12:00Z', '2026-10-30T00:00Z']],
      [zh, ['2026-10-29T09:00Z', '2026-10-29T21:00Z', '2026-10-30T09:00Z']],
    ] as const) {
      const found = readTrailing('Call Bob at 5', ctx);
      expect(found?.reading).toMatchObject({ kind: 'ask', why: 'ambiguous' });
      if (found?.reading.kind === 'ask')
        expect(found.reading.alternatives.map(({ at }) => short(at))).toEqual(instants);
    }
  });

  it('takes every phrase of the list off the end of a line', () => {
    const all = [
      SHENZHEN,
      LOS_ANGELES,
      RELATIVE_EN,
      RELATIVE_ZH,
      CLOCKS_EN,
      CLOCKS_ZH,
      SHOP_EN,
      SHOP_ZH,
    ].flat();
    for (const [text] of all) {
      const line = `Check images due ${text}`;
      const found = readTrailing(line, en);
      expect([text, found && line.slice(0, found.start)]).toEqual([text, 'Check images ']);
    }
  });
});
