import type { ApiTask } from './api.ts';
import { journeys } from './service.ts';

type Check = Partial<Record<keyof ApiTask, unknown>>;
type Step = readonly [en: string, zh: string, task: Check, card?: readonly [en: string, zh: string]];

/** Every verb that changes a task, in both languages, as a story: what the admin API says, and what the card shows. */
const STORY: readonly Step[] = [
  ['start BF26-8', '开始 BF26-8', { status: 'in_progress' }, ['In progress', '进行中']],
  [
    'block BF26-8 no money yet',
    '卡住 BF26-8 no money yet',
    { status: 'blocked', blockedReason: 'no money yet' },
    ['Blocked: no money yet', '受阻'],
  ],
  [
    'unblock BF26-8',
    '解除 BF26-8',
    { status: 'in_progress', blockedReason: null },
    ['In progress', '进行中'],
  ],
  ['done BF26-8', '完成 BF26-8', { status: 'done' }, ['Done by', '完成：']],
  ['reopen BF26-8', '重开 BF26-8', { status: 'open', doneAt: null }],
  ['prio BF26-8 !urgent', '优先级 BF26-8 !紧急', { priority: 'urgent' }, ['Urgent', '紧急']],
  [
    'rename BF26-8 "Ad money is there"',
    '改名 BF26-8 「Ad money is there」',
    { title: 'Ad money is there' },
    ['Ad money is there', 'Ad money is there'],
  ],
  [
    'due BF26-8 2026-11-05 17:00 PT',
    '截止 BF26-8 2026-11-05 17:00 洛杉矶时间',
    { dueAt: '2026-11-06T01:00:00.000Z', dueZone: 'America/Los_Angeles' },
    ['Thu 5 Nov 17:00 PST', '周四 17:00 洛杉矶'],
  ],
  [
    'assign BF26-8 @maya @daniel',
    '指派 BF26-8 @Maya @Daniel',
    {
      responsible: expect.objectContaining({ id: 'maya' }),
      helpers: [expect.objectContaining({ id: 'daniel' })],
    },
    ['Maya Torres', 'Maya Torres'],
  ],
  ['note BF26-8 looks good', '备注 BF26-8 looks good', {}, ['looks good', 'looks good']],
  ['check BF26-8 USD account', '清单 BF26-8 USD account', {}, ['Checklist 0/1', '清单 0/1']],
  ['check BF26-8 USD account', '清单 BF26-8 USD account', {}, ['Checklist 1/1', '清单 1/1']],
  [
    'attach BF26-8 https://example.com/plan.pdf',
    '附件 BF26-8 https://example.com/plan.pdf',
    {},
    ['plan.pdf', 'plan.pdf'],
  ],
  ['pin BF26-8', '关键 BF26-8', { pinned: true }, ['★', '★']],
  ['milestone BF26-8', '里程碑 BF26-8', { milestone: true }],
  ['dep BF26-8 on BF26-7', '依赖 BF26-8 于 BF26-7', {}, ['BF26-7', 'BF26-7']],
];

journeys('every verb that changes a task', (service) => {
  it.each([
    ['English', 'R2', 'sam', '/pm ', 0],
    ['Chinese', 'R1', 'lin', '@bot ', 1],
  ] as const)('works in %s', async (_language, chat, as, trigger, index) => {
    for (const step of STORY) {
      const shown = await service.say(chat, as, `${trigger}${step[index]}`);
      expect(shown.status).toBe(200);
      expect({ line: step[index], ...(await service.api.task('BF26-8')) }).toMatchObject(step[2]);
      const wanted = step[3]?.[index];
      if (wanted) expect((await service.last(chat)).text).toContain(wanted);
    }
    expect(service.errors()).toEqual([]);
  });

  it.each([
    ['R2', 'sam', '/pm watch BF26-8'],
    ['R1', 'lin', '@bot 关注 BF26-8'],
  ])('follows a task in %s with a word to the speaker alone', async (chat, as, line) => {
    const { reply } = await service.say(chat, as, line);
    expect(reply?.text).toContain('BF26-8');
    expect(await service.api.task('BF26-8')).toMatchObject({ followers: [{ id: as }] });
    expect(await service.cards(chat)).toEqual([]);
  });

  it.each([
    ['R2', 'sam', '/pm project new Summer sale 2027 #SS27', '/pm move BF26-8 #SS27'],
    ['R1', 'lin', '@bot 新建项目 Summer sale 2027 #SS27', '@bot 移到 BF26-8 #SS27'],
  ])('makes a project in %s and moves a task there', async (chat, as, create, move) => {
    await service.say(chat, as, create);
    expect(await service.api.project('SS27')).toMatchObject({ name: 'Summer sale 2027', tasks: [] });
    await service.say(chat, as, move);
    expect((await service.api.project('SS27')).tasks).toMatchObject([
      { key: 'SS27-1', title: 'Ad budgets loaded' },
    ]);
    expect((await service.api.project()).tasks.map(({ key }) => key)).not.toContain('BF26-8');
  });

  it.each([
    [
      'R2',
      'sam',
      '/pm new\n- Order labels @maya tomorrow\n- Book the truck @daniel fri',
      'Order labels',
      'Book the truck',
    ],
    ['R1', 'lin', '@bot 新建\n1. 甲任务 @李婷 明天\n2. 乙任务 @陈伟 后天', '甲任务', '乙任务'],
  ])('asks before it takes a pasted list in %s, as one step', async (chat, as, line, first, second) => {
    const { reply } = await service.say(chat, as, line);
    expect((await service.api.project()).tasks).toHaveLength(10);
    const create = reply?.buttons.find(({ label }) => /^(create|新建)/i.test(label));
    const where = chat === 'R2' ? 'R2' : `dm:${as}`;
    const draft = (await service.cards(where, as)).at(-1);
    await service.press(where, as, draft?.id ?? '', create?.id ?? '');
    await service.api.titled(first);
    await service.api.titled(second);
    await service.say(chat, as, chat === 'R2' ? '/pm undo' : '@bot 撤销');
    expect((await service.api.project()).tasks).toHaveLength(10);
    expect(service.errors()).toEqual([]);
  });

  it('makes nothing of free text before somebody confirms it', async () => {
    const { reply } = await service.say('R2', 'daniel', '/pm Order three tripods');
    expect((await service.api.project()).tasks).toHaveLength(10);
    const create = reply?.buttons.find(({ label }) => /create/i.test(label));
    const draft = (await service.cards('R2', 'daniel')).at(-1);
    await service.press('R2', 'daniel', draft?.id ?? '', create?.id ?? '');
    expect(await service.api.titled('Order three tripods')).toMatchObject({ status: 'open' });
  });

  it.each(['thanks', 'ok', '好的', '谢谢'])('says nothing to “%s”', async (word) => {
    expect(await service.say('R2', 'daniel', `/pm ${word}`)).toMatchObject({ status: 200, reply: null });
    expect(await service.say('R1', 'lin', `@bot ${word}`)).toMatchObject({ status: 200, reply: null });
  });

  it.each([
    ['R2', 'daniel', '/pm done BF26-99', 'Understood: done', 'There is no task BF26-99', '/pm list #BF26'],
    ['R1', 'lin', '@bot 完成 BF26-99', '我的理解：完成', '没有任务 BF26-99', '@bot 列表 #BF26'],
    ['R3', 'wang', '@bot 完成 BF26-99', '我的理解：完成', '没有任务 BF26-99', '@bot 列表 #BF26'],
  ])(
    'answers an error in %s with what was understood, what is wrong, and a line to copy',
    async (chat, as, line, understood, wrong, copy) => {
      const { reply } = await service.say(chat, as, line);
      for (const part of [understood, wrong, copy]) expect(reply?.text).toContain(part);
      expect(reply?.text).toMatch(/unknown_task · \w{8}/);
    },
  );

  it('names the nearest verbs and keeps the line as a title', async () => {
    const { reply } = await service.say('R2', 'daniel', '/pm dnoe BF26-8');
    expect(reply?.buttons.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['done BF26-8', 'Create task «dnoe BF26-8»']),
    );
    expect(await service.api.task('BF26-8')).toMatchObject({ status: 'open' });
  });

  it('asks what a verb is missing', async () => {
    const { reply } = await service.say('R2', 'daniel', '/pm done');
    expect(reply?.text).toContain('BF26-8');
    expect(reply?.buttons.map(({ label }) => label)).toContain('Create task «done»');
  });

  it('changes nothing for somebody unknown or a time that has passed', async () => {
    await service.say('R2', 'sam', '/pm new With a stranger @nobody fri');
    const past = await service.say('R2', 'sam', '/pm new Too late @maya yesterday 5pm');
    expect((await service.api.project()).tasks).toHaveLength(10);
    expect(past.reply?.buttons.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Tue 27 Oct 17:00 PDT (past)', 'Thu 29 Oct 17:00 PDT']),
    );
  });
});
