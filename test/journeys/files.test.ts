import { journeys } from './service.ts';

journeys('dropped files', (service) => {
  it('are attached in Slack to the task that the line names or whose thread it is in', async () => {
    await service.say('R2', 'sam', '/pm attach BF26-8 https://example.com/a/plan.pdf');
    expect((await service.last('R2')).text).toContain('plan.pdf');
    const dropped = await service.event('R2', 'sam', 'file', { name: 'quote.xlsx', size: 2048 });
    expect(dropped.status).toBe(200);
    expect(dropped.reply?.text).toContain('attach');
  });

  it.each([
    ['Lark', 'dm:chen', 'chen', 'R1'],
    ['Slack', 'dm:maya', 'maya', 'R2'],
  ])('in a direct chat on %s are given to one of my tasks by a button', async (_name, chat, as, room) => {
    await service.say('R1', 'lin', `@bot 新建 装箱单 @${as} 明天`);
    const { reply } = await service.event(chat, as, 'file', { name: 'packing list.xlsx', size: 2048 });
    const mine = reply?.buttons.find(({ label }) => label.includes('装箱单'));
    expect(mine?.label).toContain('BF26-11');
    const asked = (await service.cards(chat, as)).findLast(({ buttons }) => buttons.length > 0);
    await service.press(chat, as, asked?.id ?? '', mine?.label ?? '');
    const [audit] = (await service.api.audit()).slice(-1);
    expect(audit).toMatchObject({
      actorId: as,
      subject: 'BF26-11',
      action: expect.stringContaining('attach'),
    });
    expect((await service.last(room)).text).toContain('packing list.xlsx');
  });

  it('are not taken from somebody from outside, who may add nothing to a task', async () => {
    await service.say('R1', 'lin', '@bot 新建 装箱单 @周凯 明天');
    const { reply } = await service.event('dm:zhou', 'zhou', 'file', { name: 'qc.pdf', size: 12 });
    expect(reply?.text).toContain('附件');
    expect(reply?.buttons).toEqual([]);
  });

  it.each([
    ['R1', 'lin'],
    ['R3', 'zhou'],
  ])('are not told to the bot in a group where the platform keeps them to itself: %s', async (chat, as) => {
    const dropped = await service.event(chat, as, 'file', { name: 'a.pdf', size: 1 });
    expect(dropped).toEqual({ status: null, ackMs: null, reply: null });
  });
});
