import { journeys } from './service.ts';

journeys('verbs of projects, rooms and people', (service) => {
  interface Company {
    readonly rooms: readonly {
      id: string;
      zone: string;
      locale: string;
      audience: string;
      projects: string[];
    }[];
    readonly members: readonly { id: string; zone: string; locale: string }[];
  }
  const company = async () => (await service.api.call<Company>('GET', '/tenants/aurora')).body;
  const room = async (id: string) => (await company()).rooms.find((one) => one.id === id);
  const member = async (id: string) => (await company()).members.find((one) => one.id === id);

  it.each([
    ['R2', 'sam', '/pm room tz America/New_York', { zone: 'America/New_York' }],
    ['R1', 'lin', '@bot 房间 时区 洛杉矶', { zone: 'America/Los_Angeles' }],
    ['R2', 'sam', '/pm room lang zh', { locale: 'zh' }],
    ['R1', 'lin', '@bot 房间 语言 英文', { locale: 'en' }],
    ['R2', 'sam', '/pm room audience external', { audience: 'external' }],
    ['R1', 'lin', '@bot 房间 受众 外部', { audience: 'external' }],
  ])('sets what a room is like: %s %s “%s”', async (chat, as, line, wanted) => {
    const { reply } = await service.say(chat, as, line);
    expect(reply?.text).toBeTruthy();
    expect(await room(chat)).toMatchObject(wanted);
    await service.say(chat, as, chat === 'R2' ? '/pm undo' : '@bot 撤销');
    expect(await room(chat)).not.toMatchObject(wanted);
  });

  it.each([
    ['R2', 'maya', '/pm tz America/New_York', { zone: 'America/New_York' }],
    ['R1', 'chen', '@bot 时区 洛杉矶', { zone: 'America/Los_Angeles' }],
    ['R2', 'maya', '/pm lang zh', { locale: 'zh' }],
    ['R1', 'chen', '@bot 语言 英文', { locale: 'en' }],
  ])('sets what I am like: %s %s “%s”', async (chat, as, line, wanted) => {
    await service.say(chat, as, line);
    expect(await member(as)).toMatchObject(wanted);
  });

  it.each([
    [
      'R2',
      'sam',
      '/pm project new Summer sale #SS27',
      '/pm room #SS27',
      '/pm room default #SS27',
      '/pm room hide #SS27',
      '/pm new Parasols',
      '/pm new Chairs',
    ],
    [
      'R1',
      'lin',
      '@bot 新建项目 Summer sale #SS27',
      '@bot 房间 #SS27',
      '@bot 房间 默认 #SS27',
      '@bot 房间 隐藏 #SS27',
      '@bot 新建 Parasols',
      '@bot 新建 Chairs',
    ],
  ])(
    'shows a project in %s, makes it the default there, and hides it again',
    async (chat, as, make, show, first, hide, task, another) => {
      await service.say(chat, as, make);
      expect((await room(chat))?.projects).toEqual(['BF26']);
      await service.say(chat, as, show);
      expect((await room(chat))?.projects.sort()).toEqual(['BF26', 'SS27']);
      expect((await service.last(chat)).title).toContain('SS27');
      await service.say(chat, as, first);
      await service.say(chat, as, task);
      expect((await service.api.project('SS27')).tasks.map(({ title }) => title)).toEqual(['Parasols']);
      await service.say(chat, as, hide);
      expect((await room(chat))?.projects.sort()).toEqual(['BF26', 'SS27']);
      const place = chat === 'R2' ? 'R2' : 'dm:lin';
      const asked = await service.last(place, as);
      expect(asked.title).toMatch(chat === 'R2' ? 'Hide SS27 here?' : '要在这里隐藏 SS27 吗？');
      const { reply } = await service.press(place, as, asked.id, chat === 'R2' ? 'Hide' : '隐藏');
      expect(reply?.text).toMatch(/SS27 is no longer shown|这个房间不再显示 SS27/);
      expect((await room(chat))?.projects).toEqual(['BF26']);
      await service.say(chat, as, another);
      expect(await service.api.titled('Chairs')).toMatchObject({ key: 'BF26-11' });
    },
  );

  it('shows a new project in a room that shows none, with the launch that was said', async () => {
    await service.reset({ sample: 'company', now: '2026-10-29T02:15:00Z' });
    await service.say('R2', 'sam', '/pm project new Black Friday #BF26 launch 2026-11-27 00:00 PT');
    expect((await room('R2'))?.projects).toEqual(['BF26']);
    const project = await service.api.project();
    expect(JSON.stringify(project.launch)).toContain('2026-11-27T08:00:00.000Z');
    expect(project.zone).toBe('America/Los_Angeles');
    await service.say('R2', 'sam', '/pm new First of all @maya fri');
    expect(await service.api.titled('First of all')).toMatchObject({ key: 'BF26-1' });
  });

  it.each([
    ['R1', 'lin', '@bot role @Olivia executor', '@bot role @Olivia none'],
    ['R1', 'lin', '@bot 角色 @Olivia 执行人', '@bot 角色 @Olivia 无'],
    ['R1', 'lin', '@bot invite @Olivia executor', '@bot role @Olivia none'],
    ['R1', 'lin', '@bot 邀请 @Olivia 执行人', '@bot 角色 @Olivia 观察者'],
  ])('gives a role and takes it: %s %s “%s”', async (chat, as, give, take) => {
    expect((await service.say('R2', 'olivia', '/pm new Before')).reply?.text).toContain('You may not');
    await service.say(chat, as, give);
    await service.say('R2', 'olivia', '/pm new With a role');
    await service.api.titled('With a role');
    await service.say(chat, as, take);
    const { entries } = (
      await service.api.call<{ entries: { action: string }[] }>('GET', '/tenants/aurora/audit')
    ).body;
    expect(entries.filter(({ action }) => /role/.test(action))).toHaveLength(2);
  });

  it.each([
    ['R1', 'lin', '@bot 角色 @Sam 负责人', 'dm:lin', '要移交 BF26 吗？', 'Sam Reed', '移交', '@bot 撤销'],
    ['R1', 'lin', '@bot role @王强 owner', 'dm:lin', '要移交 BF26 吗？', '王强', '移交', '@bot undo'],
  ])(
    'asks before a project is handed over: %s %s “%s”',
    async (chat, as, line, place, title, name, press, undo) => {
      const owner = async () => (await service.api.project()).owner;
      const before = await owner();
      await service.say(chat, as, line);
      const asked = await service.last(place, as);
      expect(asked.title).toBe(title);
      expect(asked.text).toContain(name);
      expect(await owner()).toEqual(before);
      const { reply } = await service.press(place, as, asked.id, press);
      expect(reply?.text).toContain('负责人');
      expect(await owner()).toMatchObject({ name });
      await service.say(chat, as, undo);
      expect(await owner()).toEqual(before);
    },
  );

  it('asks in English, where Slack shows the question in the answer, and only whoever may', async () => {
    const refused = await service.say('R2', 'sam', '/pm role @daniel owner');
    expect(refused.reply?.text).toContain('You may not');
    await service.say('R2', 'sam', '/pm project new Summer Sale #SS27');
    const { reply } = await service.say('R2', 'sam', '/pm role @daniel owner #SS27');
    expect(reply?.text).toContain('Hand SS27 over?');
    expect(reply?.text).toContain('Daniel Kim');
    await service.press('R2', 'sam', (await service.last('R2', 'sam')).id, 'Hand over');
    expect(await service.api.project('SS27')).toMatchObject({ owner: { id: 'daniel' } });
    await service.say('R2', 'sam', '/pm undo');
    expect(await service.api.project('SS27')).toMatchObject({ owner: { id: 'sam' } });
  });

  it.each([
    ['R1', 'lin', '@bot launch 2026-11-20 00:00 PT #BF26'],
    ['R1', 'lin', '@bot 上线日 2026-11-20 00:00 洛杉矶时间 #BF26'],
  ])('moves the launch: %s %s “%s”', async (chat, as, line) => {
    await service.say(chat, as, line);
    expect(JSON.stringify((await service.api.project()).launch)).toContain('2026-11-20T08:00:00.000Z');
  });

  it.each([
    ['unpin', ['pin BF26-8'], 'pin BF26-8 off', { pinned: false }],
    ['stop following', ['watch BF26-8'], 'unwatch BF26-8', { followers: [] }],
  ])('takes a mark back: %s', async (_name, before, line, wanted) => {
    for (const first of before) await service.say('R2', 'sam', `/pm ${first}`);
    await service.say('R2', 'sam', `/pm ${line}`);
    expect(await service.api.task('BF26-8')).toMatchObject(wanted);
  });

  it('waits with everything for a workspace whose app was removed, and serves the others', async () => {
    await service.event('R2', 'sam', 'uninstall');
    await service.say('R1', 'lin', '@bot 新建 甲 @李婷 明天');
    expect((await service.last('R1')).title).toBe('BF26-11 · 甲');
    expect(await service.cards('R2')).toEqual([]);
    await service.clock({ advance: 'PT6H' });
    const { body } = await service.api.call<{ messages: unknown[] }>('GET', '/dead-letters');
    expect(body.messages).toEqual([]);
  });
});
