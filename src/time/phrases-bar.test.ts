import { type PhraseContext, readPhrase, readTrailing } from './index.ts';
import { ASKED, PRESENT, REFUSED } from './phrases.fixture.ts';
import { ASKED_MORE, CLOCKS_EN, CLOCKS_ZH } from './phrases-clock.fixture.ts';
import { LOS_ANGELES } from './phrases-en.fixture.ts';
import { OPEN_ENDS } from './phrases-open.fixture.ts';
import { RANGES } from './phrases-ranges.fixture.ts';
import { RELATIVE_EN, RELATIVE_ZH } from './phrases-relative.fixture.ts';
import { KEPT, SHOP_ASKED, SHOP_EN, SHOP_UNREAD, SHOP_ZH } from './phrases-shop.fixture.ts';
import { UNREAD } from './phrases-titles.fixture.ts';
import { SHENZHEN } from './phrases-zh.fixture.ts';

const common = {
  now: new Date(PRESENT),
  launch: { wall: '2026-11-27T00:00:00', zone: 'America/Los_Angeles' },
  projectZone: 'America/New_York',
} as const;
const speakers: Readonly<Record<'zh' | 'en', PhraseContext>> = {
  zh: { ...common, locale: 'zh', zone: 'Asia/Shanghai', calendar: 'CN' },
  en: { ...common, locale: 'en', zone: 'America/Los_Angeles', calendar: 'US' },
};
const short = (at: Date) => at.toISOString().replace(':00.000Z', 'Z');

type Row = readonly [text: string, at: string | null];
/** Every phrase of the fixtures with its instant, or null where none may be applied. */
function rowsOf(who: 'zh' | 'en'): readonly Row[] {
  const open = [...ASKED, ...ASKED_MORE, ...SHOP_ASKED, ...REFUSED].filter(([each]) => each === who);
  const sure =
    who === 'en'
      ? [LOS_ANGELES, RELATIVE_EN, CLOCKS_EN, SHOP_EN]
      : [SHENZHEN, RELATIVE_ZH, CLOCKS_ZH, SHOP_ZH];
  return [...sure.flat(), ...open.map(([, text]): Row => [text, null])].filter(([text]) => text !== '');
}

/** Times of the fixtures' lines that no reader knows or that have two ends: none of them may be lost in a title. */
function openRowsOf(who: 'zh' | 'en'): readonly Row[] {
  const lines = [
    ...[...UNREAD, ...SHOP_UNREAD].map(([line, title]) => line.slice(title.length)),
    ...[...RANGES, ...KEPT, ...OPEN_ENDS].map(([, , words]) => words),
  ];
  const chinese = (text: string) => /[\u4e00-\u9fff]/.test(text);
  return lines.filter((text) => chinese(text) === (who === 'zh')).map((text): Row => [text.trim(), null]);
}

type Verdict = 'right' | 'asked' | 'told' | 'wrong' | 'silent';
const TITLE = { zh: '检查主图', en: 'Check images' };

/** What becomes of a phrase by itself. */
function whole([text, at]: Row, who: 'zh' | 'en'): Verdict {
  const reading = readPhrase(text, speakers[who]);
  if (reading.kind !== 'moment') return 'asked';
  return short(reading.moment.at) === at ? 'right' : 'wrong';
}

/** What becomes of a phrase behind a title, without a word such as "due" between them. */
function trailing([text, at]: Row, who: 'zh' | 'en'): Verdict {
  const line = `${TITLE[who]} ${text}`;
  const found = readTrailing(line, speakers[who]);
  if (!found) return 'silent';
  if (found.kept) return 'told';
  if (found.reading.kind !== 'moment') return 'asked';
  const cut = line.slice(0, found.start).trim() !== TITLE[who];
  return !cut && short(found.reading.moment.at) === at ? 'right' : 'wrong';
}

/** Shares of every verdict. */
function shares(rows: readonly Row[], judge: (row: Row) => Verdict) {
  const by: Record<Verdict, string[]> = { right: [], asked: [], told: [], wrong: [], silent: [] };
  for (const row of rows) by[judge(row)].push(row[0]);
  const share = (verdict: Verdict) => by[verdict].length / rows.length;
  return { by, answered: share('right') + share('asked') + share('told'), wrong: share('wrong') };
}

/** Of times that nobody reads the share that is asked about; the rest may be a title and is told. */
const askedAtLeast = { en: 0.8, zh: 0.65 } as const;

/** What the fixtures hold to be refused as a time, and so is rightly part of a title. */
const NO_TIMES = new Set(['hello', 'may', '12 boxes', 'fri 6pm and more']);

describe.each(['en', 'zh'] as const)('the phrases of the fixtures in %s', (who) => {
  const rows = rowsOf(who);

  it.each([
    ['by themselves', whole],
    ['at the end of a title, without a cue', trailing],
  ] as const)('%s are right or answered, and never silently wrong', (_, judge) => {
    const { by } = shares(rows, (row) => judge(row, who));
    expect(rows.length).toBeGreaterThan(150);
    // A failure shows which ones.
    expect({ wrong: by.wrong, silent: by.silent.filter((text) => !NO_TIMES.has(text)) }).toEqual({
      wrong: [],
      silent: [],
    });
  });

  it('are mostly taken where they end a title', () => {
    const sure = rows.filter(([, at]) => at !== null);
    const { by } = shares(sure, (row) => trailing(row, who));
    // What is left is asked, as days that name sales and holidays are, or stays in the title and is told (618, 4-22).
    const { right, told } = by;
    expect({ enough: right.length / sure.length > 0.92, rest: [by.wrong, by.silent] }).toEqual({
      enough: true,
      rest: [[], []],
    });
    expect(told.length / sure.length).toBeLessThan(0.01);
  });

  it('are asked or told where they end a title and nothing reads them as a whole', () => {
    const open = openRowsOf(who);
    const { by, answered } = shares(open, (row) => trailing(row, who));
    expect(open.length).toBeGreaterThan(25);
    expect({ answered, lost: [...by.silent, ...by.wrong, ...by.right] }).toEqual({ answered: 1, lost: [] });
    expect(by.asked.length / open.length).toBeGreaterThanOrEqual(askedAtLeast[who]);
  });
});

it('counts a phrase that is read as another instant as wrong', () => {
  expect(whole(['tomorrow', '2026-10-31T01:00Z'], 'en')).toBe('wrong');
  expect(trailing(['tomorrow', '2026-10-31T01:00Z'], 'en')).toBe('wrong');
  expect(trailing(['about something tomorrow', '2026-10-30T01:00Z'], 'en')).toBe('wrong');
  expect(trailing(['boxes', null], 'en')).toBe('silent');
});
