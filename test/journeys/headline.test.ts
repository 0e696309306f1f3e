import { journeys } from './service.ts';

journeys('one task, three chats', (service) => {
  const LINE = '@bot 新建 检查 coupon 设置 !高 截止 2026-10-30 18:00 洛杉矶时间 @Maya';

  it('is typed in Lark, shown in English in Slack, done there, and changed in place in Lark', async () => {
    await service.say('R1', 'lin', LINE);
    const lark = await service.last('R1');
    const slack = await service.last('R2');
    expect(slack.title).toBe('BF26-11 · 检查 coupon 设置');
    expect(slack.text).toContain('@Maya Torres · Fri 30 Oct 18:00 PDT · Sat 09:00 China · High priority');
    expect(slack.buttons.map(({ label }) => label)).toEqual([
      'Done',
      'Start',
      'Reschedule',
      'Assign',
      'More',
    ]);
    expect(lark.text).toContain('10月31日 周六 09:00 中国 · 周五 18:00 洛杉矶 · 高优先级');
    expect(lark.buttons.map(({ label }) => label)).toEqual(['完成', '开始', '改期', '指派', '更多']);

    await service.press('R2', 'maya', slack.id, 'Done');
    const [after, ...more] = await service.cards('R1');
    expect(more).toEqual([]);
    expect(after?.id).toBe(lark.id);
    expect(after?.updatedAt).not.toBeNull();
    expect(after?.text).toContain('✓ 完成：Maya Torres · 10月29日 周四 10:15 中国');
    expect(after?.buttons.map(({ label }) => label)).toEqual(['重开']);
    expect(await service.api.task('BF26-11')).toMatchObject({
      status: 'done',
      priority: 'high',
      dueAt: '2026-10-31T01:00:00.000Z',
    });
  });

  it('is shown in the supplier’s room only where one of theirs is involved', async () => {
    await service.say('R1', 'lin', LINE);
    expect(await service.cards('R3')).toEqual([]);
    await service.say('R1', 'lin', '@bot 新建 装箱单 @周凯 明天');
    const [card, ...more] = await service.cards('R3');
    expect(more).toEqual([]);
    expect(card?.title).toBe('BF26-12 · 装箱单');
    await service.say('R1', 'lin', '@bot 新建 报关 @李婷 +@周凯 明天');
    expect((await service.cards('R3')).map(({ title }) => title)).toEqual([
      'BF26-12 · 装箱单',
      'BF26-13 · 报关',
    ]);
  });

  it('posts one card a room, in the thread where it was typed', async () => {
    await service.say('R2', 'sam', '/pm start BF26-8');
    const root = await service.last('R2');
    await service.say('R2', 'sam', '!pm new From the thread @maya fri', root.id);
    const mine = (await service.cards('R2')).filter(({ title }) => title.includes('From the thread'));
    expect(mine.map(({ thread }) => thread)).toEqual([root.id]);
    const there = (await service.cards('R1')).filter(({ title }) => title.includes('From the thread'));
    expect(there.map(({ thread }) => thread)).toEqual([null]);
  });

  it('closes the task of a thread by a bare verb in it', async () => {
    await service.say('R2', 'sam', '/pm new Threaded task @maya fri');
    const card = await service.last('R2');
    await service.say('R2', 'maya', '!pm done', card.id);
    expect(await service.api.titled('Threaded task')).toMatchObject({ status: 'done' });
  });

  it('takes a task from a direct message to the project’s rooms, with a receipt', async () => {
    const { reply } = await service.say('dm:maya', 'maya', 'new From my desk @daniel fri #BF26');
    expect(reply?.text).toContain('BF26-11');
    for (const room of ['R1', 'R2']) expect((await service.last(room)).title).toContain('From my desk');
  });

  it('shows no data behind a task’s address', async () => {
    const page = await fetch(`${service.url}/t/BF26-8`);
    expect(page.status).toBe(200);
    const html = await page.text();
    expect(html).toContain('BF26-8');
    expect(html).not.toContain('Ad budgets');
    expect(html).not.toContain('Daniel');
    expect((await fetch(`${service.url}/t/not-a-key`)).status).toBe(404);
    const unknown = await (await fetch(`${service.url}/t/ZZ99-1`)).text();
    expect(unknown.replaceAll('ZZ99-1', 'BF26-8')).toBe(html);
  });
});
