import { type PhraseContext, readPhrase, readTrailing } from './index.ts';
import { ASKED, PRESENT, REFUSED } from './phrases.fixture.ts';
import { ASKED_MORE, CLOCKS_EN, CLOCKS_ZH } from './phrases-clock.fixture.ts';
import { LOS_ANGELES } from './phrases-en.fixture.ts';
import { RELATIVE_EN, RELATIVE_ZH } from './phrases-relative.fixture.ts';
import { SHOP_ASKED, SHOP_EN, SHOP_ZH } from './phrases-shop.fixture.ts';
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

describe.each(['en', 'zh'] as const)('the phrases of the fixtures in %s', (who) => {
  const rows = rowsOf(who);

  it.each([
    ['by themselves', whole],
    ['at the end of a title, without a cue', trailing],
  ] as const)('%s are right or answered, and hardly ever silently wrong', (_, judge) => {
    const { by, answered, wrong } = shares(rows, (row) => judge(row, who));
    expect(rows.length).toBeGreaterThan(150);
    // A failure shows which ones.
    expect({ wrong: wrong <= 0.01, answered: answered >= 0.95, rows: [by.wrong, by.silent] }).toMatchObject({
      wrong: true,
      answered: true,
    });
  });

  it('are mostly taken where they end a title', () => {
    const sure = rows.filter(([, at]) => at !== null);
    const { by } = shares(sure, (row) => trailing(row, who));
    expect(by.right.length / sure.length).toBeGreaterThan(0.85);
  });
});

it('counts a phrase that is read as another instant as wrong', () => {
  expect(whole(['tomorrow', '2026-10-31T01:00Z'], 'en')).toBe('wrong');
  expect(trailing(['tomorrow', '2026-10-31T01:00Z'], 'en')).toBe('wrong');
  expect(trailing(['about something tomorrow', '2026-10-30T01:00Z'], 'en')).toBe('wrong');
  expect(trailing(['boxes', null], 'en')).toBe('silent');
});
