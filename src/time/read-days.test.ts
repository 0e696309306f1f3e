import { type PhraseContext, readDays, readPhrase } from './index.ts';

const ctx: PhraseContext = {
  now: new Date('2026-10-29T02:15:00Z'),
  locale: 'en',
  zone: 'America/Los_Angeles',
  calendar: 'US',
};

describe('days without clocks', () => {
  it.each([
    ['11/9-11/11', '2026-11-09', '2026-11-11'],
    ['11/9 - 11/11', '2026-11-09', '2026-11-11'],
    ['11/9 to 11/11', '2026-11-09', '2026-11-11'],
    ['2026-11-09 - 2026-11-11', '2026-11-09', '2026-11-11'],
    ['2026-11-09~2026-11-11', '2026-11-09', '2026-11-11'],
    ['11月9日到11月11日', '2026-11-09', '2026-11-11'],
    ['11月9日至11日', '2026-11-09', '2026-11-11'],
    ['下周一到下周三', '2026-11-02', '2026-11-04'],
    ['12/28-1/3', '2026-12-28', '2027-01-03'],
    ['today', '2026-10-28', '2026-10-28'],
    ['tomorrow', '2026-10-29', '2026-10-29'],
    ['thu-fri', '2026-10-29', '2026-10-30'],
    ['１１／９－１１／１１', '2026-11-09', '2026-11-11'],
  ])('are in %s from %s to %s', (text, from, to) => {
    expect(readDays(text, ctx)).toEqual({ kind: 'days', from, to });
  });

  it.each([
    ['11/11-11/9', 'invalid_date'],
    ['2/30', 'invalid_date'],
    ['soon', 'not_a_time'],
    ['fri 5pm', 'not_a_time'],
    ['', 'not_a_time'],
    ['-'.repeat(200), 'not_a_time'],
  ])('are not in %s', (text, code) => {
    expect(readDays(text, ctx)).toMatchObject({ kind: 'error', code });
  });

  it('begin at another clock where the context says so', () => {
    const launch = { ...ctx, dayClock: '00:00' };
    expect(readPhrase('2026-11-27', launch)).toMatchObject({
      precision: 'date',
      moment: { wall: '2026-11-27T00:00:00', at: new Date('2026-11-27T08:00:00Z') },
    });
    expect(readPhrase('2026-11-27 03:00', launch)).toMatchObject({ moment: { wall: '2026-11-27T03:00:00' } });
  });
});
