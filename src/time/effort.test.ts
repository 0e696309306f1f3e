import { type PhraseContext, readDays, readPhrase, readRecurrence, readTrailing, readZone } from './index.ts';
import { PRESENT } from './phrases.fixture.ts';
import { CLOCKS_EN, CLOCKS_ZH } from './phrases-clock.fixture.ts';
import { LOS_ANGELES } from './phrases-en.fixture.ts';
import { RELATIVE_EN, RELATIVE_ZH } from './phrases-relative.fixture.ts';
import { TITLES } from './phrases-titles.fixture.ts';
import { SHENZHEN } from './phrases-zh.fixture.ts';

const ctx: PhraseContext = {
  now: new Date(PRESENT),
  locale: 'zh',
  zone: 'Asia/Shanghai',
  calendar: 'CN',
  launch: { wall: '2026-11-27T00:00:00', zone: 'America/Los_Angeles' },
};

const READERS: readonly (readonly [string, (text: string) => unknown])[] = [
  ['readPhrase', (text) => readPhrase(text, ctx)],
  ['readTrailing', (text) => readTrailing(text, ctx)],
  ['readRecurrence', (text) => readRecurrence(text, ctx)],
  ['readDays', (text) => readDays(text, ctx)],
  ['readZone', (text) => readZone(text)],
];

/** Beginnings of what a reader follows, each of which invites it to go on for ever. */
const INVITATIONS = [
  ...['1', '一', '0', '零', '.', ':', '-', '/', '+', ' ', ',', '"', '“', '(', ')', '前', '后', '半', '年'],
  ...['a ', 'the ', 'of ', 'at ', 'and ', 'in ', 'due ', 'by ', 'every ', 'end of ', 'next ', 'last '],
  ...['first ', 'twenty ', 'half past ', 'quarter ', 'a week from ', '3 days ', '1 hour and ', '2d'],
  ...['t-', 't-3 ', 'utc+', 'america/', 'a/b_', 'pt ', 'monday ', 'week ', 'friday, ', 'may ', 'oct-'],
  ...['1/', '1.', '1-', '10/30 ', '2026-', '2026 ', '2026-10-30t', '12:', '9h', '5p ', 'am ', 'pm'],
  ...[
    '周',
    '下',
    '下下',
    '星期',
    '第',
    '第一个',
    '最后一个',
    '月',
    '10月',
    '2027年',
    '明年',
    '二零',
    '廿',
    '个',
  ],
  ...[
    '每',
    '每周',
    '一三五、',
    '上午',
    '晚',
    '点',
    '3天后',
    '周五后',
    '截止',
    '之前',
    '左右',
    '春节前',
    '大',
  ],
];

function cpuOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

describe('the effort of reading', () => {
  it.each(READERS)('stays small in %s whatever is repeated', (_, read) => {
    for (const invitation of INVITATIONS) {
      const text = invitation.repeat(Math.ceil(20_000 / invitation.length));
      for (const line of [text, `${text}!`, `x ${text} friday`, `${text}周五`]) {
        const spent = cpuOf(() => read(line));
        expect([invitation, spent < 250 ? 'quick' : spent]).toEqual([invitation, 'quick']);
      }
    }
  });

  it('does not blow up on lines made of phrases and titles', () => {
    const parts = [
      ...[SHENZHEN, LOS_ANGELES, RELATIVE_EN, RELATIVE_ZH, CLOCKS_EN, CLOCKS_ZH].flat().map(([text]) => text),
      ...TITLES.map(([line]) => line),
      ...INVITATIONS,
    ];
    let state = 20_261_029;
    const draw = (below: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return (state >> 8) % below;
    };
    const spent: number[] = [];
    // The first lines pay for compiling the readers.
    for (let count = -2_000; count < 6_000; count++) {
      let line = '';
      for (let left = 1 + draw(7); left > 0; left--)
        line += `${parts[draw(parts.length)]}${draw(3) > 0 ? ' ' : ''}`;
      const cost = cpuOf(() => readTrailing(line, ctx));
      if (count >= 0) spent.push(cost);
    }
    spent.sort((a, b) => a - b);
    // The goal is 5 ms on an idle machine. On a busy one only a reader that blows up goes over this.
    expect(spent[Math.floor(spent.length * 0.99)]).toBeLessThan(100);
  });
});
