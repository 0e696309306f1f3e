import { asked, hear, inputOf } from './hear.fixture.ts';
import { interpret } from './interpret.ts';
import { printIntent } from './print.ts';
import { inAngeles, inShenzhen, lookupOf, MEMBERS } from './world.fixture.ts';

const names = {
  member: (id: string) => MEMBERS.find((each) => each.id === id)?.id,
  task: (id: string) => id.replace('task-', 'BF26-'),
  project: () => 'BF26',
};

describe('a task that repeats', () => {
  it.each([
    ['new Weekly report every:"mon 9am"', { kind: 'weekly', weekdays: [1], clock: '09:00' }],
    ['new Weekly report every:mon 9am', { kind: 'weekly', weekdays: [1], clock: '09:00' }],
    ['new Weekly report every:mon 9am @maya !high', { kind: 'weekly', weekdays: [1], clock: '09:00' }],
    ['new Weekly report every monday 9am', { kind: 'weekly', weekdays: [1], clock: '09:00' }],
    ['new Weekly report every monday 9am @maya', { kind: 'weekly', weekdays: [1] }],
    ['new Weekly report 9am every weekday', { kind: 'workdays', clock: '09:00' }],
    ['new Weekly report daily at 8:30', { kind: 'daily', clock: '08:30' }],
    ['new Weekly report every 2 weeks on fri 3pm', { kind: 'weekly', interval: 2, clock: '15:00' }],
    [
      'new Weekly report every:"last friday of the month 3pm"',
      { kind: 'monthly_weekday', nth: -1, weekdays: [5], clock: '15:00' },
    ],
    ['new Weekly report last friday of every month 3pm', { kind: 'monthly_weekday', nth: -1 }],
    ['新建 周报 每周一9点', { kind: 'weekly', weekdays: [1], clock: '09:00', zone: 'Asia/Shanghai' }],
    ['新建 周报 每周一9点 @李婷 #BF26', { kind: 'weekly', weekdays: [1], clock: '09:00' }],
    ['新建 周报 每月最后一个工作日', { kind: 'monthly_workday', nth: -1, clock: '18:00' }],
    ['新建 周报 每月最后一个周五下午3点', { kind: 'monthly_weekday', nth: -1, clock: '15:00' }],
    ['新建 周报 重复:每周一9点', { kind: 'weekly', weekdays: [1], clock: '09:00' }],
    ['新建 周报 every:"mon 9am"', { kind: 'weekly', weekdays: [1], clock: '09:00' }],
    ['new Weekly report 每周一9点 纽约时间', { kind: 'weekly', zone: 'America/New_York' }],
    ['新建 周报 每个工作日上午9点', { kind: 'workdays', clock: '09:00' }],
    ['新建 周报 周一到周五9点', { kind: 'workdays', clock: '09:00' }],
    ['周报 每周一9点', { kind: 'weekly', weekdays: [1], clock: '09:00' }],
  ])('%s', async (line, rule) => {
    const input = await inputOf(line);
    expect(input).toMatchObject({ every: { rule } });
    expect(input).not.toHaveProperty('due');
    expect(input.title).toBe(/周报/.test(line) ? '周报' : 'Weekly report');
  });

  it.each([
    ['new Report every:"mon 9am" off:skip until:2026-12-31', { off: 'skip', until: '2026-12-31' }],
    ['new Report every:"mon 9am" off:before count:10', { off: 'before', count: 10 }],
    ['新建 周报 每周一9点 遇休:顺延 至:12月31日', { off: 'after', until: '2026-12-31' }],
    ['新建 周报 每周一9点 遇休：提前 次数：5次', { off: 'before', count: 5 }],
    ['new Report every monday 9am until 2026-12-31', { until: '2026-12-31' }],
    ['新建 周报 每周一9点 至12月31日', { until: '2026-12-31' }],
    ['新建 周报 每周一9点，遇休跳过', { off: 'skip' }],
    ['新建 周报 遇休:跳过 次数:3 每周一9点', { off: 'skip', count: 3 }],
    ['新建 周报\n重复：每周一9点\n遇休：跳过\n至：2026-12-31', { off: 'skip', until: '2026-12-31' }],
  ])('with its terms: %s', async (line, terms) => {
    const input = await inputOf(line);
    expect(input.every).toMatchObject(terms);
    expect(input.title).toBe(/周报/.test(line) ? '周报' : 'Report');
  });

  it('is no repetition where the line only sounds like it', async () => {
    expect(await inputOf('new Read the daily')).toEqual({ project: 'project-bf26', title: 'Read the daily' });
    expect(await inputOf('new Check every supplier')).not.toHaveProperty('every');
    expect(await inputOf('新建 检查 每日优鲜 库存')).not.toHaveProperty('every');
    expect(await inputOf('new Note until:further notice')).toMatchObject({
      title: 'Note until:further notice',
    });
    expect(await inputOf('new "Plan every monday 9am"')).toMatchObject({ title: 'Plan every monday 9am' });
  });

  it('asks which half of the day, and which zone, is meant', async () => {
    const hours = asked(await hear('新建 周报 每周一5点'));
    expect(hours.choices.map(({ intent }) => intent.input)).toMatchObject([
      { every: { rule: { clock: '05:00' } } },
      { every: { rule: { clock: '17:00' } } },
    ]);
    const bare = asked(await hear('new Standup every day at 9'));
    expect(bare.choices.map(({ intent }) => intent.input)).toMatchObject([
      { title: 'Standup', every: { rule: { clock: '09:00' } } },
      { title: 'Standup', every: { rule: { clock: '21:00' } } },
    ]);
    const zones = asked(await hear('new Report every:"mon 9am CST"'));
    expect(zones.choices.map(({ intent }) => intent.input)).toMatchObject([
      { title: 'Report', every: { rule: { zone: 'Asia/Shanghai' } } },
      { every: { rule: { zone: 'America/Chicago' } } },
    ]);
    expect((await hear(zones.copy)).kind).toBe('intent');
  });

  it.each([
    ['new Report every:"soon"', 'bad_value'],
    ['new Report every:"mon 9am" off:never', 'bad_value'],
    ['new Report every:"mon 9am" until:"soon"', 'bad_value'],
    ['new Report every:"mon 9am" count:0', 'bad_value'],
    ['new Report every monday 9am until soon', 'bad_value'],
    ['new Report every:"mon 9am" until:2026-10-30', 'bad_value'],
    ['new Report every:"mon 9am" fri 6pm', 'two_times'],
    ['新建 周报 每:每周一9点 周五下午6点', 'two_times'],
  ])('refuses %s as %s, with a line that works', async (line, code) => {
    const found = await hear(line);
    expect(found).toMatchObject({ kind: 'error', wrong: { code } });
    if (found.kind !== 'error' || line.includes('10-30')) return;
    expect((await hear(found.copy)).kind).toBe('intent');
  });

  it('says how, and when first, in its echo', async () => {
    const found = await hear('新建 周报 每周一9点');
    expect(found).toMatchObject({
      kind: 'intent',
      echo: { repeats: { rule: { kind: 'weekly' }, first: { wall: '2026-11-02T09:00:00' } } },
    });
  });

  it.each([
    'new Report @maya every:"every 2 weeks on mon, wed 9am" off:skip until:2027-01-31',
    'new Report every month on the 3rd 8am count:4',
    '新建 周报 每月最后一个工作日 遇休:顺延',
  ])('is printed as a line that means the same: %s', async (line) => {
    const found = await hear(line);
    if (found.kind !== 'intent') throw new Error(found.kind);
    for (const locale of ['en', 'zh'] as const) {
      const printed = printIntent(found.intent, locale, names) ?? '';
      const again = await interpret((locale === 'zh' ? inShenzhen : inAngeles)(printed), lookupOf());
      expect(again).toMatchObject({ kind: 'intent', intent: found.intent });
    }
  });

  it.each([
    ['every BF26-8 off', 'series.stop'],
    ['重复 BF26-8 停止', 'series.stop'],
    ['every BF26-8', 'task.show'],
  ])('%s', async (line, operation) => {
    expect(await hear(line)).toMatchObject({ intent: { operation, input: { task: 'task-8' } } });
  });

  it('takes a line that begins with the word for a title', async () => {
    expect(await hear('Every supplier signs the form')).toMatchObject({ kind: 'draft' });
  });
});

describe('a thread whose replies are kept', () => {
  it.each([
    ['thread BF26-8', { task: 'task-8', comments: true }],
    ['话题 BF26-8', { task: 'task-8', comments: true }],
    ['话题 BF26-8 取消', { task: 'task-8', comments: false }],
  ])('%s', async (line, input) => {
    expect(await hear(line)).toMatchObject({ intent: { operation: 'link.thread', input } });
  });

  it('is that of the task it is said in', async () => {
    expect(await hear('thread off', { thread: 'BF26-8' })).toMatchObject({
      intent: { input: { task: 'task-8', comments: false } },
    });
    expect(await hear('thread the needle')).toMatchObject({ kind: 'draft' });
  });
});
