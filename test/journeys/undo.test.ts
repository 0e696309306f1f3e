import { journeys } from './service.ts';

journeys('taking back', (service) => {
  it.each([
    ['start', [], 'start BF26-8'],
    ['done', [], 'done BF26-8'],
    ['reopen', ['done BF26-8'], 'reopen BF26-8'],
    ['block', [], 'block BF26-8 no money'],
    ['unblock', ['block BF26-8 no money'], 'unblock BF26-8'],
    ['prio', [], 'prio BF26-8 !urgent'],
    ['rename', [], 'rename BF26-8 "Another title"'],
    ['due', [], 'due BF26-8 2026-11-05 17:00'],
    ['assign', [], 'assign BF26-8 @maya @sam'],
    ['note', [], 'note BF26-8 never mind'],
    ['check (new)', [], 'check BF26-8 an item'],
    ['check (tick)', ['check BF26-8 an item'], 'check BF26-8 an item'],
    ['attach', [], 'attach BF26-8 https://example.com/plan.pdf'],
    ['watch', [], 'watch BF26-8'],
    ['pin', [], 'pin BF26-8'],
    ['milestone', [], 'milestone BF26-8'],
    ['dep', [], 'dep BF26-8 on BF26-7'],
    ['delete', [], 'delete BF26-8'],
  ])('undoes %s: the task and its card are as before', async (_name, before, line) => {
    await service.say('R2', 'sam', '/pm prio BF26-8 !high');
    for (const first of before) await service.say('R2', 'sam', `/pm ${first}`);
    const card = (await service.cards('R2')).at(-1);
    const was = await service.api.task('BF26-8');
    await service.say('R2', 'sam', `/pm ${line}`);
    const asked = (await service.cards('R2', 'sam')).findLast(({ to }) => to === 'sam');
    if (asked?.title.startsWith('Delete')) await service.press('R2', 'sam', asked.id, 'Yes, delete it');
    const { reply } = await service.say('R2', 'sam', '/pm undo');
    expect(reply?.text).toContain('Taken back');
    expect(await service.api.task('BF26-8')).toEqual(was);
    const now = (await service.cards('R2')).find(({ id }) => id === card?.id);
    expect(now?.text).toBe(card?.text);
    expect(now?.buttons.map(({ label }) => label)).toEqual(card?.buttons.map(({ label }) => label));
  });

  it('shrinks every card of a task that was taken back, and says by whom', async () => {
    await service.say('R1', 'lin', '@bot 新建 甲 @周凯 明天');
    await service.say('R1', 'lin', '@bot 撤销');
    expect((await service.last('R1')).text).toBe('BF26-11 · 甲\n已撤回：林晓 · 10月29日 周四 10:15 中国');
    expect((await service.last('R2')).text).toBe(
      'BF26-11 · 甲\nWithdrawn by Lin Xiao · Wed 28 Oct 19:15 PDT',
    );
    expect((await service.last('R3')).text).toContain('已撤回：林晓');
    for (const room of ['R1', 'R2', 'R3']) expect((await service.last(room)).buttons).toEqual([]);
    expect((await service.api.project()).tasks).toHaveLength(10);
    const { tasks } = await service.api.project('BF26', '?deleted=1');
    expect(tasks.find(({ key }) => key === 'BF26-11')?.deletedAt).toBe('2026-10-29T02:15:00.000Z');
  });

  it('goes back step by step, the last one first', async () => {
    for (const line of ['prio BF26-8 !high', 'start BF26-8', 'rename BF26-8 "New"']) {
      await service.say('R2', 'sam', `/pm ${line}`);
    }
    await service.say('R2', 'sam', '/pm undo');
    expect(await service.api.task('BF26-8')).toMatchObject({
      title: 'Ad budgets loaded',
      status: 'in_progress',
    });
    await service.say('R2', 'sam', '/pm undo');
    expect(await service.api.task('BF26-8')).toMatchObject({ status: 'open', priority: 'high' });
    await service.say('R2', 'sam', '/pm undo');
    expect(await service.api.task('BF26-8')).toMatchObject({ priority: 'normal' });
    expect((await service.say('R2', 'sam', '/pm undo')).reply?.text).toContain('nothing of yours');
  });

  it('refuses where somebody changed the same since, and says who', async () => {
    await service.say('R2', 'sam', '/pm due BF26-8 2026-11-05 17:00');
    await service.say('R1', 'lin', '@bot 截止 BF26-8 2026-11-06 17:00');
    const { reply } = await service.say('R2', 'sam', '/pm undo');
    expect(reply?.text).toMatch(/^[^\p{Script=Han}]*Lin Xiao has changed BF26-8 since/u);
    expect(await service.api.task('BF26-8')).toMatchObject({ dueAt: '2026-11-06T09:00:00.000Z' });
  });

  it('takes back what others left alone, even where they changed something else', async () => {
    await service.say('R2', 'sam', '/pm prio BF26-8 !high');
    await service.say('R1', 'lin', '@bot 截止 BF26-8 2026-11-06 17:00');
    await service.say('R2', 'sam', '/pm undo');
    expect(await service.api.task('BF26-8')).toMatchObject({
      priority: 'normal',
      dueAt: '2026-11-06T09:00:00.000Z',
    });
  });

  it('works for ten minutes and no longer', async () => {
    await service.say('R2', 'sam', '/pm prio BF26-8 !high');
    await service.clock({ advance: 'PT9M59S' });
    await service.say('R2', 'sam', '/pm undo');
    expect(await service.api.task('BF26-8')).toMatchObject({ priority: 'normal' });
    await service.say('R2', 'sam', '/pm prio BF26-8 !high');
    await service.clock({ advance: 'PT10M1S' });
    const { reply } = await service.say('R2', 'sam', '/pm undo');
    expect(reply?.text).toMatch(/run out|nothing of yours/);
    expect(await service.api.task('BF26-8')).toMatchObject({ priority: 'high' });
  });

  it('undoes by the button under a receipt, once', async () => {
    const { reply } = await service.say('R2', 'sam', '/pm prio BF26-8 !high');
    expect(reply?.buttons.map(({ label }) => label)).toEqual(['Undo']);
    const receipt = (await service.cards('R2', 'sam')).findLast(({ to }) => to === 'sam');
    await service.press('R2', 'sam', receipt?.id ?? '', 'Undo');
    expect(await service.api.task('BF26-8')).toMatchObject({ priority: 'normal' });
  });

  it('undoes settings, a project’s launch and a room’s default', async () => {
    await service.say('R2', 'sam', '/pm tz America/New_York');
    await service.say('R2', 'sam', '/pm undo');
    expect((await service.say('R2', 'sam', '/pm settings')).reply?.text).toContain('America/Los_Angeles');
    const { launch } = await service.api.project();
    await service.say('R1', 'lin', '@bot 上线日 2026-11-20 00:00 洛杉矶时间 #BF26');
    expect((await service.api.project()).launch).not.toEqual(launch);
    await service.say('R1', 'lin', '@bot 撤销');
    expect((await service.api.project()).launch).toEqual(launch);
  });

  describe('deleting', () => {
    it('asks once for a task, and nothing is gone before the answer', async () => {
      const { reply } = await service.say('R2', 'sam', '/pm delete BF26-9');
      expect(reply?.buttons.map(({ label }) => label)).toEqual(['Yes, delete it']);
      expect((await service.api.project()).tasks).toHaveLength(10);
      const asked = (await service.cards('R2', 'sam')).findLast(({ to }) => to === 'sam');
      await service.press('R2', 'sam', asked?.id ?? '', 'Yes, delete it');
      expect((await service.api.project()).tasks.map(({ key }) => key)).not.toContain('BF26-9');
      const { tasks } = await service.api.project('BF26', '?deleted=1');
      expect(tasks.find(({ key }) => key === 'BF26-9')).toMatchObject({
        deletedAt: '2026-10-29T02:15:00.000Z',
      });
    });

    it('asks twice for a milestone', async () => {
      await service.say('R1', 'lin', '@bot 删除 BF26-7');
      const first = await service.last('dm:lin', 'lin');
      const second = await service.press('dm:lin', 'lin', first.id, first.buttons[0]?.id ?? '');
      expect(await service.api.task('BF26-7')).toMatchObject({ status: 'in_progress' });
      expect(second.reply?.text).toContain('第二次');
      const asked = (await service.cards('dm:lin', 'lin')).findLast(({ buttons }) => buttons.length > 0);
      await service.press('dm:lin', 'lin', asked?.id ?? '', asked?.buttons[0]?.id ?? '');
      expect((await service.api.project()).tasks.map(({ key }) => key)).not.toContain('BF26-7');
    });

    it('asks before a project is archived, and what is archived stays as it is', async () => {
      await service.say('R1', 'lin', '@bot 归档 #BF26');
      expect(await service.api.project()).toMatchObject({ status: 'active' });
      const asked = await service.last('dm:lin', 'lin');
      await service.press('dm:lin', 'lin', asked.id, asked.buttons[0]?.id ?? '');
      expect(await service.api.project()).toMatchObject({ status: 'archived' });
      const { reply } = await service.say('R2', 'sam', '/pm done BF26-8');
      expect(reply?.text).toContain('BF26');
      expect(await service.api.task('BF26-8')).toMatchObject({ status: 'open' });
    });
  });
});
