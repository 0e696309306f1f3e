import type { Interpretation } from './intent.ts';
import { interpret } from './interpret.ts';
import type { Speech } from './speech.ts';
import { inAngeles, inShenzhen, lookupOf, type World } from './world.fixture.ts';

async function said(speech: Speech, world?: World) {
  const found = await interpret(speech, lookupOf(world));
  if (found.kind !== 'intent') throw new Error(`${speech.text}: ${JSON.stringify(found)}`);
  return { ...found, at: found.echo.due?.moment.at.toISOString() };
}

describe('the worked parses of the product page', () => {
  it('1: a Chinese line with a Los Angeles time', async () => {
    const got = await said(inShenzhen('新建 检查 coupon 设置 @Maya !高 周五下午6点 洛杉矶时间 #BF26'));
    expect(got.at).toBe('2026-10-31T01:00:00.000Z');
    expect(got.intent).toEqual({
      operation: 'task.create',
      input: {
        project: 'project-bf26',
        title: '检查 coupon 设置',
        responsible: 'maya',
        priority: 'high',
        due: { wall: '2026-10-30T18:00:00', zone: 'America/Los_Angeles' },
      },
    });
  });

  it('2: the same line in English means the same', async () => {
    const got = await said(inAngeles('new Check coupon setup @maya !high fri 6pm PT #BF26'));
    expect(got.at).toBe('2026-10-31T01:00:00.000Z');
    expect(got.intent.input).toMatchObject({
      title: 'Check coupon setup',
      responsible: 'maya',
      priority: 'high',
    });
  });

  it.each([
    [
      '3',
      inAngeles('new Upload A+ images @maya tomorrow 9am'),
      'Upload A+ images',
      'maya',
      '2026-10-29T16:00:00.000Z',
    ],
    ['4', inShenzhen('新建 更新主图 @李婷 明天上午9点'), '更新主图', 'li', '2026-10-30T01:00:00.000Z'],
    ['5', inAngeles('new Budget call @sam mon 9am ET'), 'Budget call', 'sam', '2026-11-02T14:00:00.000Z'],
    ['6', inShenzhen('新建 预算会 @Sam 下周一上午9点 纽约时间'), '预算会', 'sam', '2026-11-02T14:00:00.000Z'],
    [
      '7',
      inAngeles('new Check the pause @sam 11/1 1:30am ET'),
      'Check the pause',
      'sam',
      '2026-11-01T05:30:00.000Z',
    ],
    [
      '8',
      inAngeles('new Check @sam 2027-03-14 02:30 America/Los_Angeles'),
      'Check',
      'sam',
      '2027-03-14T10:30:00.000Z',
    ],
    ['10', inAngeles('new Lock prices @daniel T-3'), 'Lock prices', 'daniel', '2026-11-25T02:00:00.000Z'],
    [
      '11',
      inShenzhen('新建 最后一批到仓确认 @Daniel D-7'),
      '最后一批到仓确认',
      'daniel',
      '2026-11-21T02:00:00.000Z',
    ],
  ])('%s: gives the title, the person and the instant', async (_, speech, title, responsible, at) => {
    const got = await said(speech);
    expect(got.intent).toMatchObject({ operation: 'task.create', input: { title, responsible } });
    expect(got.at).toBe(at);
  });

  it('7: offers the second 01:30 as a whole intent with an offset of its own', async () => {
    const got = await said(inAngeles('new Check the pause 11/1 1:30am ET'));
    expect(got.echo.due?.notes).toContain('overlap');
    expect(got.echo.due?.chips).toHaveLength(1);
    expect(got.echo.due?.chips[0]?.due).toEqual({ wall: '2026-11-01T01:30:00', zone: 'Etc/GMT+5' });
    expect(got.echo.due?.chips[0]?.intent.input).toMatchObject({
      title: 'Check the pause',
      due: { wall: '2026-11-01T01:30:00', zone: 'Etc/GMT+5' },
    });
  });

  it('9: asks which CST is meant and makes nothing', async () => {
    const found: Interpretation = await interpret(inAngeles('new Ship samples friday 3pm CST'), lookupOf());
    expect(found).toMatchObject({ kind: 'ask', question: { code: 'time_ambiguous' } });
    if (found.kind !== 'ask') return;
    expect(
      found.choices.map(({ label }) => (label.say === 'time' ? label.reading.label : label.say)),
    ).toEqual(['China 15:00', 'US Central 15:00', 'without_due']);
    expect(found.choices[0]?.intent).toMatchObject({
      operation: 'task.create',
      input: { title: 'Ship samples' },
    });
  });

  it('12: moves a passed end of day and says so', async () => {
    const got = await said(inAngeles('due BF26-8 eod'));
    expect(got.at).toBe('2026-10-30T01:00:00.000Z');
    expect(got.echo.due?.notes).toEqual(['eod_passed']);
    expect(got.intent).toEqual({
      operation: 'task.due',
      input: { task: 'task-8', due: { wall: '2026-10-29T18:00:00', zone: 'America/Los_Angeles' } },
    });
  });

  it('13: notes that the end of the month is a day off', async () => {
    const got = await said(inShenzhen('截止 BF26-8 月底'));
    expect(got.at).toBe('2026-10-31T10:00:00.000Z');
    expect(got.echo.due?.notes).toEqual(['day_off']);
  });
});
