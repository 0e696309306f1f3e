import { journeys } from './service.ts';

journeys('rights', (service) => {
  const OWNER = /林晓|Lin Xiao/;
  const MANAGER = /Sam Reed/;

  it.each([
    ['an observer', 'R2', 'olivia', '/pm done BF26-8', [OWNER, MANAGER]],
    ['an observer', 'R2', 'olivia', '/pm new Something', [OWNER, MANAGER]],
    ['an executor', 'R2', 'maya', '/pm due BF26-8 tomorrow', [OWNER, MANAGER]],
    ['an executor', 'R2', 'maya', '/pm prio BF26-8 !high', [OWNER, MANAGER]],
    ['an executor', 'R2', 'daniel', '/pm delete BF26-7', [OWNER, MANAGER]],
    ['an executor', 'R2', 'maya', '/pm role @olivia manager', [OWNER]],
    ['an executor', 'R1', 'chen', '@bot 房间 时区 洛杉矶', [OWNER, MANAGER]],
    ['an executor', 'R1', 'chen', '@bot 归档 #BF26', [OWNER]],
    ['an approver', 'R1', 'zhao', '@bot 完成 BF26-9', [OWNER, MANAGER]],
    ['a tenant admin', 'R1', 'huang', '@bot 删除 BF26-7', [OWNER, MANAGER]],
    ['an external', 'R3', 'zhou', '@bot 完成 BF26-8', [OWNER, MANAGER]],
    ['an external', 'R3', 'zhou', '@bot 截止 BF26-8 明天', [OWNER, MANAGER]],
  ])(
    'refuses %s in %s (%s: %s) to the speaker alone and names who may',
    async (_who, chat, as, line, may) => {
      const before = await service.api.project();
      const { reply, status } = await service.say(chat, as, line);
      expect(status).toBe(200);
      expect(reply?.text).toMatch(/You may not|你不能/);
      for (const name of may) expect(reply?.text).toMatch(name);
      if (chat === 'R2') expect(reply?.text).not.toMatch(/\p{Script=Han}/u);
      else expect(reply?.text).not.toContain('Lin Xiao');
      expect(await service.api.project()).toEqual(before);
      const open = (await service.cards(chat)).filter(({ title }) => !title.includes('这个房间的任务'));
      expect(open).toEqual([]);
      expect(await service.api.audit()).toMatchObject([{ actorId: as, action: 'refused' }]);
    },
  );

  it.each([
    ['the owner', 'R1', 'lin', '@bot 优先级 BF26-8 !高'],
    ['the manager', 'R2', 'sam', '/pm prio BF26-8 !high'],
    ['the tenant admin', 'R1', 'huang', '@bot 优先级 BF26-8 !高'],
    ['the responsible', 'R2', 'daniel', '/pm prio BF26-8 !high'],
  ])('lets %s change a task', async (_who, chat, as, line) => {
    await service.say(chat, as, line);
    expect(await service.api.task('BF26-8')).toMatchObject({ priority: 'high' });
  });

  it('lets an external report progress on an own task and change nothing else of it', async () => {
    await service.say('R1', 'lin', '@bot 新建 装箱单 @周凯 明天');
    await service.say('R3', 'zhou', '@bot 开始 BF26-11');
    expect(await service.api.task('BF26-11')).toMatchObject({ status: 'in_progress' });
    const { reply } = await service.say('R3', 'zhou', '@bot 截止 BF26-11 后天');
    expect(reply?.text).toContain('你不能');
    expect(await service.api.task('BF26-11')).toMatchObject({ dueAt: '2026-10-30T10:00:00.000Z' });
  });

  it('shows an external only what they are part of', async () => {
    await service.say('R1', 'lin', '@bot 新建 装箱单 @周凯 明天');
    const list = await service.say('R3', 'zhou', '@bot 列表');
    expect(list.reply?.text).toContain('BF26-11');
    expect(list.reply?.text).not.toContain('BF26-8');
    const found = await service.say('R3', 'zhou', '@bot 搜索 coupon');
    expect(found.reply?.text).not.toContain('BF26-9');
  });

  it('answers a press on somebody else’s button to the presser alone', async () => {
    await service.say('R2', 'sam', '/pm start BF26-8');
    const card = await service.last('R2');
    const { reply } = await service.press('R2', 'olivia', card.id, 'Done');
    expect(reply?.text).toMatch(/You may not/);
    expect(await service.api.task('BF26-8')).toMatchObject({ status: 'in_progress' });
    expect((await service.last('R2')).text).toBe(card.text);
  });

  it('gives and takes a role', async () => {
    await service.say('R1', 'lin', '@bot 角色 @Olivia 经理');
    await service.say('R2', 'olivia', '/pm prio BF26-8 !high');
    expect(await service.api.task('BF26-8')).toMatchObject({ priority: 'high' });
    await service.say('R1', 'lin', '@bot 角色 @Olivia 观察者');
    expect((await service.say('R2', 'olivia', '/pm prio BF26-8 !low')).reply?.text).toMatch(/You may not/);
  });

  it('makes whoever founds a project its owner', async () => {
    await service.say('R1', 'chen', '@bot 新建项目 夏促 #SS27');
    expect(await service.api.project('SS27')).toMatchObject({ owner: { id: 'chen' } });
    const { reply } = await service.say('R3', 'zhou', '@bot 新建项目 我的 #MINE');
    expect(reply?.text).toContain('你不能');
  });
});
