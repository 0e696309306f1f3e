import { journeys, NOW } from './service.ts';

journeys('POST /playground/when', (service) => {
  const LA = { zone: 'America/Los_Angeles', locale: 'en' };
  const SZ = { zone: 'Asia/Shanghai', locale: 'zh' };
  const PROJECT = {
    projectZone: 'America/New_York',
    launch: { wall: '2026-11-27T00:00:00', zone: 'America/Los_Angeles' },
  };
  const ask = async (text: string, more: object) =>
    (await service.call<Record<string, unknown>>('/when', { text, now: NOW, ...more })).body;

  it.each([
    ['fri 6pm PT', LA, '2026-10-31T01:00:00.000Z', '2026-10-30T18:00:00', 'America/Los_Angeles', 'instant'],
    [
      '周五下午6点 洛杉矶时间',
      SZ,
      '2026-10-31T01:00:00.000Z',
      '2026-10-30T18:00:00',
      'America/Los_Angeles',
      'instant',
    ],
    [
      'fri 18:00 太平洋时间',
      SZ,
      '2026-10-31T01:00:00.000Z',
      '2026-10-30T18:00:00',
      'America/Los_Angeles',
      'instant',
    ],
    ['mon 9am ET', LA, '2026-11-02T14:00:00.000Z', '2026-11-02T09:00:00', 'America/New_York', 'instant'],
    [
      '下周一上午9点 纽约时间',
      SZ,
      '2026-11-02T14:00:00.000Z',
      '2026-11-02T09:00:00',
      'America/New_York',
      'instant',
    ],
    ['tomorrow', LA, '2026-10-30T01:00:00.000Z', '2026-10-29T18:00:00', 'America/Los_Angeles', 'date'],
    ['后天', SZ, '2026-10-31T10:00:00.000Z', '2026-10-31T18:00:00', 'Asia/Shanghai', 'date'],
    ['半小时后', SZ, '2026-10-29T02:45:00.000Z', '2026-10-29T10:45:00', 'Asia/Shanghai', 'instant'],
    ['in 24 hours', LA, '2026-10-30T02:15:00.000Z', '2026-10-29T19:15:00', 'America/Los_Angeles', 'instant'],
    ['今晚', SZ, '2026-10-29T12:00:00.000Z', '2026-10-29T20:00:00', 'Asia/Shanghai', 'instant'],
    [
      '2026-11-05 17:00 UTC+2',
      LA,
      '2026-11-05T15:00:00.000Z',
      '2026-11-05T17:00:00',
      expect.any(String),
      'instant',
    ],
    [
      'T-3',
      { ...LA, ...PROJECT, responsibleZone: 'America/Los_Angeles', calendar: 'US' },
      '2026-11-25T02:00:00.000Z',
      '2026-11-24T18:00:00',
      'America/Los_Angeles',
      'date',
    ],
    [
      'D-7',
      { ...SZ, ...PROJECT, responsibleZone: 'America/Los_Angeles', calendar: 'US' },
      '2026-11-21T02:00:00.000Z',
      '2026-11-20T18:00:00',
      'America/Los_Angeles',
      'date',
    ],
  ])('reads “%s”', async (text, speaker, at, wall, zone, kind) => {
    expect(await ask(text, speaker)).toMatchObject({ at, wall, zone, kind });
  });

  it('takes the first of two on an overlap night, offers the second and says so', async () => {
    expect(await ask('11/1 1:30am ET', LA)).toEqual({
      at: '2026-11-01T05:30:00.000Z',
      wall: '2026-11-01T01:30:00',
      zone: 'America/New_York',
      kind: 'instant',
      note: expect.stringContaining('twice'),
      alternatives: [
        {
          at: '2026-11-01T06:30:00.000Z',
          wall: '2026-11-01T01:30:00',
          zone: 'America/New_York',
          label: expect.stringContaining('EST'),
        },
      ],
    });
  });

  it('moves a time that does not exist forward and says so', async () => {
    const answer = await ask('2027-03-14 02:30 America/Los_Angeles', LA);
    expect(answer).toMatchObject({
      at: '2027-03-14T10:30:00.000Z',
      wall: '2027-03-14T03:30:00',
      note: expect.any(String),
    });
  });

  it.each([
    ['friday 3pm CST', LA, ['2026-10-30T07:00:00.000Z', '2026-10-30T20:00:00.000Z']],
    ['周五下午3点 CST', SZ, ['2026-10-30T07:00:00.000Z', '2026-10-30T20:00:00.000Z']],
    [
      'fri 3pm PST',
      { ...LA, now: '2026-07-01T10:00:00Z' },
      ['2026-07-03T22:00:00.000Z', '2026-07-03T23:00:00.000Z'],
    ],
  ])('asks about “%s”: no instant, every reading among the alternatives', async (text, more, readings) => {
    const answer = await ask(text, more);
    expect(answer).not.toHaveProperty('at');
    expect(answer).not.toHaveProperty('wall');
    expect((answer.alternatives as { at: string }[]).map(({ at }) => at)).toEqual(readings);
    for (const one of answer.alternatives as object[]) {
      expect(one).toEqual({
        at: expect.any(String),
        wall: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
        zone: expect.any(String),
        label: expect.any(String),
      });
    }
  });

  it.each([
    ['yesterday 5pm', LA, ['2026-10-28T00:00:00.000Z', '2026-10-30T00:00:00.000Z']],
    ['2026-10-01 09:00', SZ, ['2026-10-01T01:00:00.000Z', '2027-10-01T01:00:00.000Z']],
  ])('gives for the past “%s” the past reading and the next coming one', async (text, more, readings) => {
    const answer = await ask(text, more);
    expect(answer).not.toHaveProperty('at');
    expect((answer.alternatives as { at: string }[]).map(({ at }) => at)).toEqual(readings);
  });

  it('asks a Chinese speaker which of two is the month', async () => {
    const answer = await ask('11/12/2026', SZ);
    expect(answer).not.toHaveProperty('at');
    expect((answer.alternatives as { wall: string }[]).map(({ wall }) => wall)).toEqual(
      expect.arrayContaining(['2026-11-12T18:00:00', '2026-12-11T18:00:00']),
    );
    expect(await ask('11/12/2026', LA)).toMatchObject({ wall: '2026-11-12T18:00:00' });
  });

  it('applies “next fri” and offers the other', async () => {
    expect(await ask('next fri', LA)).toMatchObject({
      wall: '2026-11-06T18:00:00',
      note: expect.any(String),
      alternatives: [expect.objectContaining({ wall: '2026-10-30T18:00:00' })],
    });
  });

  it.each([
    ['eod', LA, '2026-10-29T18:00:00'],
    ['月底', { ...SZ, calendar: 'CN' }, '2026-10-31T18:00:00'],
  ])('adds a note to “%s”', async (text, more, wall) => {
    expect(await ask(text, more)).toMatchObject({ wall, note: expect.any(String) });
  });

  it.each([
    ['blah', LA, 'not_a_time', 0],
    ['25:00', LA, 'invalid_clock', 0],
    ['Feb 30', LA, 'invalid_date', 0],
    ['friday 3pm XYZ/Foo', LA, 'unknown_zone', 11],
    ['T-3', LA, 'no_launch', 0],
    ['国庆后第一个工作日', { ...SZ, calendar: 'CN' }, 'calendar_unannounced', 0],
  ])('says where “%s” is wrong', async (text, more, code, index) => {
    expect(await ask(text, more)).toEqual({ error: { code, message: expect.any(String), index } });
  });

  it('does nothing', async () => {
    await ask('fri 6pm PT', LA);
    expect(await service.api.audit()).toEqual([]);
  });
});
