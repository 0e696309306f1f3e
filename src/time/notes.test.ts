import { calendarOf, describeReading, noteText, type PhraseContext, readPhrase } from './index.ts';
import { PRESENT } from './phrases.fixture.ts';

const now = new Date(PRESENT);
const common = { now, launch: { wall: '2026-11-27T00:00:00', zone: 'America/Los_Angeles' } } as const;
const zh: PhraseContext = { ...common, locale: 'zh', zone: 'Asia/Shanghai', calendar: 'CN' };
const en: PhraseContext = { ...common, locale: 'en', zone: 'America/Los_Angeles', calendar: 'US' };

describe('what a reading says', () => {
  const notesOf = (text: string, ctx: PhraseContext) => {
    const reading = readPhrase(text, ctx);
    return reading.kind === 'error' ? reading.code : reading.notes;
  };

  it('notes why a time is not what one might expect, and is silent otherwise', () => {
    expect(notesOf('10/1', en)).toEqual(['next_year']);
    expect(notesOf('10月1日', zh)).toEqual(['next_year', 'day_off']);
    expect(notesOf('in 3 days', en)).toEqual(['day_off']);
    expect(notesOf('sat noon', en)).toEqual([]);
    expect(notesOf('11/11', en)).toEqual(['day_off']);
    expect(notesOf('11/11', zh)).toEqual([]);
    expect(notesOf('T-26', en)).toEqual(['rolled_back']);
    expect(notesOf('T+1', en)).toEqual(['rolled_forward']);
    expect(notesOf('T-24h', en)).toEqual(['day_off']);
    expect(notesOf('next fri', en)).toEqual(['other_week']);
    expect(notesOf('60个工作日后', zh)).toContain('calendar_unannounced');
  });

  it('holds the other Friday on a chip after an English next', () => {
    const reading = readPhrase('next fri', en);
    expect(reading).toMatchObject({ kind: 'moment', alternatives: [{ label: 'Fri 30 Oct 18:00 PDT' }] });
    expect(readPhrase('下周五', zh)).toMatchObject({ kind: 'moment', alternatives: [] });
  });

  it('labels what is offered so that nothing can be mistaken', () => {
    const labels = (text: string, ctx: PhraseContext) => {
      const reading = readPhrase(text, ctx);
      return reading.kind === 'error' ? [] : reading.alternatives.map(({ label }) => label);
    };
    expect(labels('周五下午3点 CST', zh)).toEqual(['中国 15:00', '美国中部 15:00']);
    expect(labels('fri 5pm PST', en)).toEqual(['Fri 30 Oct 17:00 PDT', '17:00 PST = Fri 30 Oct 18:00 PDT']);
    expect(labels('today 9am', en)).toEqual(['Wed 28 Oct 09:00 PDT (past)', 'Thu 29 Oct 09:00 PDT']);
    expect(labels('昨天', zh)).toEqual(['10月28日 周三 18:00 中国（已过）', '10月29日 周四 18:00 中国']);
    expect(labels('11/1 1:30am ET', en)).toEqual(['Sun 1 Nov 01:30 EST (UTC-5)']);
  });

  it('takes the pass of a repeated hour that its label names', () => {
    expect(readPhrase('11/1 1:30am EST', en)).toMatchObject({
      kind: 'moment',
      moment: { at: new Date('2026-11-01T06:30:00Z') },
    });
    expect(readPhrase('11/1 1:30am EDT', en)).toMatchObject({
      kind: 'moment',
      moment: { at: new Date('2026-11-01T05:30:00Z') },
    });
  });

  it('offers the second pass of an hour whose first has gone by', () => {
    const between = { ...en, zone: 'America/New_York', now: new Date('2026-11-01T05:45:00Z') };
    expect(readPhrase('today 1:30am', between)).toMatchObject({
      kind: 'ask',
      why: 'past',
      alternatives: [{ at: new Date('2026-11-01T05:30:00Z') }, { at: new Date('2026-11-01T06:30:00Z') }],
    });
  });

  it('notes an end of day on a day off, and rolls a passed one over a holiday', () => {
    const saturday = { ...zh, now: new Date('2026-10-31T02:00:00Z') };
    expect(readPhrase('下班前', saturday)).toMatchObject({
      moment: { wall: '2026-10-31T18:00:00' },
      notes: ['day_off'],
    });
    const eve = { ...zh, now: new Date('2026-09-30T11:00:00Z') };
    expect(readPhrase('下班前', eve)).toMatchObject({
      moment: { wall: '2026-10-08T18:00:00' },
      notes: ['eod_passed'],
    });
    const unknown = { ...zh, now: new Date('2027-02-04T11:00:00Z') };
    expect(readPhrase('下班前', unknown)).toMatchObject({
      moment: { wall: '2027-02-09T18:00:00' },
      notes: ['eod_passed', 'calendar_unannounced'],
    });
    const makeUp = { ...zh, now: new Date('2026-10-09T11:00:00Z') };
    expect(readPhrase('eod', makeUp)).toMatchObject({ moment: { wall: '2026-10-10T18:00:00' } });
  });

  it('uses the calendars a tenant has corrected', () => {
    const calendars = { CN: calendarOf('CN', { daysOff: { '2026-10-30': '停电' } }) };
    expect(readPhrase('1个工作日后', { ...zh, calendars })).toMatchObject({
      moment: { wall: '2026-11-02T18:00:00' },
    });
  });

  it('refuses dates and spans beyond the years people plan in', () => {
    for (const text of ['9999-12-31 24:00', '0001-01-01', 'in 9999 years', 'in 9999 months', '99/99/9999']) {
      expect([text, readPhrase(text, en)]).toMatchObject([text, { kind: 'error', code: 'invalid_date' }]);
    }
  });

  it('knows the days only the tenant knows', () => {
    const events = { 'prime day': '2027-07-13', 店庆: '2026-11-18' };
    expect(readPhrase('Prime Day', { ...en, events })).toMatchObject({
      moment: { wall: '2027-07-13T18:00:00' },
    });
    expect(readPhrase('店庆前3天', { ...zh, events })).toMatchObject({
      moment: { wall: '2026-11-15T18:00:00' },
    });
  });

  it('counts working days around a holiday by the announced table', () => {
    const september = { ...zh, now: new Date('2026-09-14T02:00:00Z') };
    expect(readPhrase('国庆后第一个工作日', september)).toMatchObject({
      moment: { wall: '2026-10-08T18:00:00' },
    });
    const october = { ...zh, now: new Date('2026-10-04T02:00:00Z') };
    expect(readPhrase('国庆后第一个工作日', october)).toMatchObject({
      moment: { wall: '2026-10-08T18:00:00' },
    });
  });

  it('needs a launch for an offset from it', () => {
    const { launch: _none, ...without } = en;
    expect(readPhrase('T-3', without)).toMatchObject({ kind: 'error', code: 'no_launch' });
  });

  it('says it in both languages', () => {
    const reading = readPhrase('eod', en);
    expect(describeReading(reading, 'en', now)).toEqual({
      text: 'Thu 29 Oct 18:00 PDT',
      notes: ['18:00 has passed, so it moved to the next working day'],
      choices: [],
    });
    expect(describeReading(reading, 'zh', now).text).toBe('10月29日 周四 18:00 洛杉矶');
    expect(describeReading(readPhrase('9am', en), 'zh', now).text).toBe('这个时间已经过了');
    expect(describeReading(readPhrase('soon', en), 'en', now).text).toBe('I cannot read this as a time');
    expect(noteText('overlap', 'zh')).toBe('当晚这个时刻出现两次，另一次见下方');
  });
});
