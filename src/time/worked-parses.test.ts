import { type PhraseContext, readPhrase, readTrailing } from './index.ts';

const NOW = new Date('2026-10-29T02:15:00Z');
const launch = { wall: '2026-11-27T00:00:00', zone: 'America/Los_Angeles' };
const common = { now: NOW, launch, projectZone: 'America/New_York' } as const;
const shenzhen: PhraseContext = { ...common, locale: 'zh', zone: 'Asia/Shanghai', calendar: 'CN' };
const angeles: PhraseContext = { ...common, locale: 'en', zone: 'America/Los_Angeles', calendar: 'US' };

function trailing(text: string, ctx: PhraseContext) {
  const found = readTrailing(text, ctx);
  if (found?.reading.kind !== 'moment') throw new Error(`${text}: ${JSON.stringify(found)}`);
  const { moment, notes, alternatives, precision } = found.reading;
  return {
    title: text.slice(0, found.start).trim(),
    at: moment.at.toISOString(),
    zone: moment.zone,
    notes,
    precision,
    alternatives: alternatives.map(({ at }) => at.toISOString()),
  };
}

describe('the worked parses', () => {
  it('1 and 2: binds the zone to Friday 6 pm in either language', () => {
    const zh = trailing('检查 coupon 设置 周五下午6点 洛杉矶时间', shenzhen);
    const en = trailing('Check coupon setup fri 6pm PT', angeles);
    expect(zh).toMatchObject({
      title: '检查 coupon 设置',
      at: '2026-10-31T01:00:00.000Z',
      zone: 'America/Los_Angeles',
    });
    expect(en).toMatchObject({
      title: 'Check coupon setup',
      at: zh.at,
      precision: 'instant',
      alternatives: [],
    });
  });

  it('3 and 4: reads tomorrow on the calendar of the speaker', () => {
    expect(trailing('Upload A+ images tomorrow 9am', angeles)).toMatchObject({
      title: 'Upload A+ images',
      at: '2026-10-29T16:00:00.000Z',
    });
    expect(trailing('更新主图 明天上午9点', shenzhen)).toMatchObject({
      title: '更新主图',
      at: '2026-10-30T01:00:00.000Z',
    });
  });

  it('5 and 6: takes the offset of the date, not of today', () => {
    expect(trailing('Budget call mon 9am ET', angeles).at).toBe('2026-11-02T14:00:00.000Z');
    expect(trailing('预算会 下周一上午9点 纽约时间', shenzhen)).toMatchObject({
      title: '预算会',
      at: '2026-11-02T14:00:00.000Z',
      alternatives: [],
    });
  });

  it('7: takes the first of two 01:30 and offers the second', () => {
    for (const ctx of [shenzhen, angeles]) {
      expect(trailing('Check 11/1 1:30am ET', ctx)).toMatchObject({
        at: '2026-11-01T05:30:00.000Z',
        notes: ['overlap'],
        alternatives: ['2026-11-01T06:30:00.000Z'],
      });
    }
  });

  it('8: moves a skipped 02:30 forward by the gap', () => {
    for (const ctx of [shenzhen, angeles]) {
      expect(trailing('Check 2027-03-14 02:30 America/Los_Angeles', ctx)).toMatchObject({
        at: '2027-03-14T10:30:00.000Z',
        notes: ['gap'],
      });
    }
  });

  it('9: asks which CST is meant', () => {
    const reading = readPhrase('friday 3pm CST', angeles);
    expect(reading).toMatchObject({ kind: 'ask', why: 'ambiguous' });
    if (reading.kind !== 'ask') return;
    expect(reading.alternatives.map(({ label, at }) => [label, at.toISOString()])).toEqual([
      ['China 15:00', '2026-10-30T07:00:00.000Z'],
      ['US Central 15:00', '2026-10-30T20:00:00.000Z'],
    ]);
  });

  it('10 and 11: counts from the launch in its zone, then 18:00 where the responsible person is', () => {
    const responsible = { responsibleZone: 'America/Los_Angeles', responsibleCalendar: 'US' } as const;
    expect(trailing('Lock prices T-3', { ...angeles, ...responsible })).toMatchObject({
      title: 'Lock prices',
      at: '2026-11-25T02:00:00.000Z',
      precision: 'date',
    });
    expect(trailing('最后一批到仓确认 D-7', { ...shenzhen, ...responsible })).toMatchObject({
      title: '最后一批到仓确认',
      at: '2026-11-21T02:00:00.000Z',
    });
  });

  it('12: moves an end of day that has passed to the next working day', () => {
    expect(trailing('eod', angeles)).toMatchObject({ at: '2026-10-30T01:00:00.000Z', notes: ['eod_passed'] });
  });

  it('13: notes that the end of the month is a day off', () => {
    expect(trailing('月底', shenzhen)).toMatchObject({
      at: '2026-10-31T10:00:00.000Z',
      notes: ['day_off'],
      precision: 'date',
    });
  });
});
