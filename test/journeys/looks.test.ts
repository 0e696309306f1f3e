import { paste } from './paste.ts';
import { journeys } from './service.ts';

journeys('looking things up', (service) => {
  const keys = (text: string | undefined) => [...(text ?? '').matchAll(/\bBF26-\d+/g)].map(([key]) => key);

  it.each([
    ['my', 'daniel', ['BF26-7', 'BF26-8']],
    ['today', 'daniel', []],
    ['list', 'olivia', ['BF26-7', 'BF26-8', 'BF26-9', 'BF26-10']],
    ['list @maya', 'daniel', ['BF26-9', 'BF26-10']],
    ['list in progress', 'daniel', ['BF26-7']],
    ['list open @daniel', 'maya', ['BF26-8']],
    ['list blocked', 'maya', []],
    ['list overdue', 'maya', []],
    ['list done #BF26 @maya', 'maya', ['BF26-6']],
    ['find coupon', 'maya', ['BF26-9']],
    ['find FNSKU', 'maya', ['BF26-3']],
    ['find nothing-like-it', 'maya', []],
  ])('answers “%s” of %s with the right tasks, to the speaker alone', async (line, as, wanted) => {
    const { reply } = await service.say('R2', as, `/pm ${line}`);
    expect(keys(reply?.text)).toEqual(wanted);
    expect(await service.cards('R2')).toEqual([]);
  });

  it.each([
    ['我的', 'chen', []],
    ['列表 @Maya', 'lin', ['BF26-9', 'BF26-10']],
    ['列表 进行中', 'lin', ['BF26-7']],
    ['列表 完成 @李婷', 'lin', ['BF26-3']],
    ['搜索 coupon', 'lin', ['BF26-9']],
  ])('answers “%s” in Chinese by direct message', async (line, as, wanted) => {
    const { reply } = await service.say('R1', as, `@bot ${line}`);
    expect(keys(reply?.text)).toEqual(wanted);
    expect(await service.cards('R1')).toEqual([]);
    expect(await service.cards(`dm:${as}`)).toHaveLength(1);
  });

  it('knows what is due today and what is late, and says how many working days', async () => {
    await service.clock({ now: '2026-10-30T19:00:00Z' });
    expect(keys((await service.say('R2', 'daniel', '/pm today')).reply?.text)).toEqual(['BF26-7']);
    await service.clock({ now: '2026-11-03T19:00:00Z' });
    const { reply } = await service.say('R2', 'daniel', '/pm list overdue');
    expect(keys(reply?.text)).toEqual(['BF26-7', 'BF26-8']);
    expect(reply?.text).toMatch(/BF26-7 .*2 working days late/);
  });

  it('pages a long list, ten lines at a time, and says how many are left', async () => {
    const lines = Array.from({ length: 22 }, (_, i) => `- Extra ${i + 1} @maya 2026-12-${10 + (i % 10)}`);
    await paste(service, 'R2', 'sam', `/pm new\n${lines.join('\n')}`);
    const { reply } = await service.say('R2', 'daniel', '/pm list @maya');
    expect(keys(reply?.text)).toHaveLength(10);
    expect(reply?.text).toContain('14 more tasks');
    const seen = new Set(keys(reply?.text));
    for (const page of [10, 4]) {
      const list = (await service.cards('R2', 'daniel')).findLast(({ buttons }) =>
        buttons.some(({ label }) => label === 'Next'),
      );
      await service.press('R2', 'daniel', list?.id ?? '', 'Next');
      const next =
        (await service.cards('R2', 'daniel')).find(({ id, to }) => to !== null && id === list?.id) ??
        (await service.last('R2', 'daniel'));
      expect(keys(next.text)).toHaveLength(page);
      for (const key of keys(next.text)) seen.add(key);
    }
    expect(seen.size).toBe(24);
  });

  it('pages a list in DingTalk by what one card there holds, and hides no line', async () => {
    const title = '核对所有站点的优惠券设置与广告预算是否一致'.repeat(3);
    const lines = Array.from({ length: 8 }, (_, i) => `- ${title}${i} @王强 2026-12-${10 + i}`);
    await paste(service, 'R1', 'lin', `@bot 新建\n${lines.join('\n')}`);
    const { reply } = await service.say('R3', 'wang', '@bot 我的任务');
    expect(keys(reply?.text)).toHaveLength(5);
    expect(reply?.text).not.toMatch(/… 还有 \d+ 条/);
    expect(reply?.text).toContain('还有 3 个任务');
    const next = reply?.buttons.find(({ label }) => label === '下一页');
    const rest = await service.press('R3', 'wang', reply?.id ?? '', next?.id ?? '');
    const shown = rest.reply?.text ?? (await service.cards('R3', 'wang')).at(-1)?.text;
    expect(new Set([...keys(reply?.text), ...keys(shown)]).size).toBe(8);
  });

  it('shows a task in the same words as its card, with its buttons', async () => {
    const bare = await service.say('R2', 'daniel', '/pm BF26-8');
    const shown = await service.say('R2', 'daniel', '/pm show BF26-8');
    expect(bare.reply?.text).toBe(shown.reply?.text);
    expect(bare.reply?.text).toContain('Daniel Kim · Mon 2 Nov 09:00 PST');
    expect(bare.reply?.buttons.map(({ label }) => label)).toEqual([
      'Done',
      'Start',
      'Reschedule',
      'Assign',
      'More',
    ]);
  });

  it('shows a project with what is next, and all projects', async () => {
    const { reply } = await service.say('R2', 'maya', '/pm project BF26');
    expect(reply?.text).toContain('3 open · 1 in progress · ✓ 6 done');
    expect(reply?.text).toContain('Launch Fri 27 Nov 00:00 PST');
    expect((await service.say('R1', 'lin', '@bot 状态')).reply?.text).toContain(
      '3 个待处理 · 1 个进行中 · ✓ 6 个已完成',
    );
    expect((await service.say('R2', 'olivia', '/pm project')).reply?.text).toContain('BF26');
  });

  it('answers the bare trigger with my week and three lines to try', async () => {
    const { reply } = await service.say('R2', 'daniel', '/pm');
    expect(keys(reply?.text)).toContain('BF26-7');
    expect(reply?.text.match(/^.*\/pm .+$/gm)).toHaveLength(3);
    expect((await service.say('R1', 'lin', '@bot')).reply?.text).toContain('@bot 新建');
  });

  it('shows five verbs first, all on demand, and the admin’s only to admins', async () => {
    const first = await service.say('R2', 'maya', '/pm help');
    const lines = first.reply?.text.match(/\/pm (\S+)/g);
    expect(lines).toEqual(['/pm new', '/pm done', '/pm due', '/pm my', '/pm list']);
    const all = await service.say('R2', 'maya', '/pm help all');
    for (const verb of ['block', 'reopen', 'undo', 'attach', 'archive'])
      expect(all.reply?.text).toContain(`/pm ${verb}`);
    expect((await service.say('R2', 'maya', '/pm help admin')).reply?.text).not.toContain('/pm bind');
    expect((await service.say('R1', 'huang', '@bot 帮助 管理')).reply?.text).toContain('@bot 绑定');
    expect((await service.say('R1', 'lin', '@bot 帮助 完成')).reply?.text).toContain('@bot 完成 BF26-8');
  });

  it('says what a time means without doing anything', async () => {
    const { reply } = await service.say('R2', 'maya', '/pm when fri 3pm ET');
    expect(reply?.text).toContain('Fri 30 Oct 15:00 EDT · Fri 12:00 PDT');
    expect((await service.say('R1', 'lin', '@bot 时间 周五下午6点 洛杉矶时间')).reply?.text).toContain(
      '10月30日 周五 18:00 洛杉矶 · 周六 09:00 中国',
    );
    expect(await service.api.audit()).toEqual([]);
  });

  it('keeps my zone and language, and answers in the language just chosen', async () => {
    expect((await service.say('R2', 'maya', '/pm lang zh')).reply?.text).toContain('已保存');
    await service.say('R2', 'maya', '/pm 时区 纽约');
    const { reply } = await service.say('R2', 'maya', '/pm 设置');
    expect(reply?.text).toContain('America/New_York');
    expect(reply?.text).toContain('中文');
    expect((await service.say('R2', 'maya', '/pm BF26-8')).reply?.text).toContain('11月2日 周一 12:00 纽约');
  });
});
