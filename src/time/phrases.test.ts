import { type PhraseContext, readPhrase, readTrailing } from './index.ts';
import { ASKED, LINES, PRESENT, REFUSED } from './phrases.fixture.ts';
import { LOS_ANGELES } from './phrases-en.fixture.ts';
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
  it.each(SHENZHEN)('means in Shenzhen by %s the instant %s', (text, at) => {
    const reading = readPhrase(text, zh);
    expect(reading.kind === 'moment' ? short(reading.moment.at) : reading).toEqual(at);
  });

  it.each(LOS_ANGELES)('means in Los Angeles by %s the instant %s', (text, at) => {
    const reading = readPhrase(text, en);
    expect(reading.kind === 'moment' ? short(reading.moment.at) : reading).toEqual(at);
  });

  it.each(ASKED)('asks a %s speaker about %s (%s)', (who, text, why, instants) => {
    const reading = readPhrase(text, speakers[who]);
    expect(reading).toMatchObject({ kind: 'ask', why });
    if (reading.kind === 'ask') expect(reading.alternatives.map(({ at }) => short(at))).toEqual(instants);
  });

  it.each(REFUSED)('refuses from a %s speaker %s as %s', (who, text, code) => {
    expect(readPhrase(text, speakers[who])).toMatchObject({ kind: 'error', code });
  });

  it.each(LINES)('splits the line %s into the title %s', (line, title) => {
    for (const ctx of [zh, en]) {
      const found = readTrailing(line, ctx);
      expect(found ? line.slice(0, found.start).trim() : null).toEqual(title);
    }
  });

  it('takes every phrase of the list off the end of a line', () => {
    for (const [text] of [...SHENZHEN, ...LOS_ANGELES]) {
      const line = `Check images due ${text}`;
      const found = readTrailing(line, en);
      expect([text, found && line.slice(0, found.start)]).toEqual([text, 'Check images ']);
    }
  });
});
