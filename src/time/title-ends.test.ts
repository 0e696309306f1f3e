import { type PhraseContext, type Reading, readTrailing, type TrailingPhrase } from './index.ts';
import { PRESENT } from './phrases.fixture.ts';
import { NAMED_TITLES_EN, NAMED_TITLES_ZH } from './phrases-named-titles.fixture.ts';
import { FIGURES, OPEN_ENDS } from './phrases-open.fixture.ts';
import { PLAIN_TITLES_EN, PLAIN_TITLES_ZH } from './phrases-plain-titles.fixture.ts';
import { RANGES } from './phrases-ranges.fixture.ts';

const now = new Date(PRESENT);
const zh: PhraseContext = { now, locale: 'zh', zone: 'Asia/Shanghai', calendar: 'CN' };
const en: PhraseContext = { now, locale: 'en', zone: 'America/Los_Angeles', calendar: 'US' };
const speakers = { zh, en };
const short = (at: Date) => at.toISOString().replace(':00.000Z', 'Z');
const becomes = (found: TrailingPhrase | null) =>
  !found ? 'silent' : found.kept ? 'kept' : 'asked or taken';

const instantsOf = (reading: Reading | undefined) =>
  reading?.kind === 'ask' ? reading.alternatives.map(({ at }) => short(at)) : reading;

describe('ordinary titles', () => {
  it.each([...PLAIN_TITLES_EN, ...PLAIN_TITLES_ZH, ...NAMED_TITLES_EN, ...NAMED_TITLES_ZH])(
    'neither takes nor asks about the end of %s',
    (line) => {
      for (const ctx of [en, zh]) expect(becomes(readTrailing(line, ctx))).not.toBe('asked or taken');
    },
  );

  it.each([
    ['en', PLAIN_TITLES_EN],
    ['zh', PLAIN_TITLES_ZH],
  ] as const)('in %s are seldom told of either', (who, titles) => {
    const told = titles.filter((line) => readTrailing(line, speakers[who]) !== null);
    expect(titles.length).toBeGreaterThan(50);
    // A failure shows which ones.
    expect({ few: told.length / titles.length <= 0.15, told }).toMatchObject({ few: true });
  });
});

describe('words that are as good a time as the end of a title', () => {
  it.each(OPEN_ENDS)('of a %s speaker: %s asks about %s', (who, line, words, instants) => {
    const found = readTrailing(line, speakers[who]);
    expect([line.slice(found?.start), found?.open]).toEqual([words, true]);
    expect(instantsOf(found?.reading)).toEqual(instants);
  });

  it.each(FIGURES)('in %s may begin with a figure or behind it', (line, title, instants, longer, without) => {
    const found = readTrailing(line, en);
    const { start, reading } = found?.shorter ?? {};
    expect([line.slice(0, found?.start).trim(), found?.open]).toEqual([title, true]);
    expect(line.slice(0, start).trim()).toBe(longer);
    expect([instantsOf(found?.reading), instantsOf(reading)]).toEqual([instants, without]);
  });
});

describe('ranges at the end of a line', () => {
  it.each(RANGES)('of a %s speaker: %s ends in %s, which is %s', (who, line, words, end, instants) => {
    const found = readTrailing(line, speakers[who]);
    expect(line.slice(found?.start)).toBe(words);
    expect(found?.kept === true ? 'kept' : 'asked').toBe(end);
    const reading = found?.reading;
    expect(reading).toMatchObject({ kind: 'ask', why: 'ambiguous' });
    expect(reading?.kind === 'ask' && reading.alternatives.map(({ at }) => short(at))).toEqual(instants);
  });
});
