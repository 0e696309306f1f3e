import { journeys } from './service.ts';

journeys('the worked parses', (service) => {
  it.each([
    [
      1,
      'R1',
      'lin',
      '@bot 新建 检查 coupon 设置 @Maya !高 周五下午6点 洛杉矶时间 #BF26',
      '检查 coupon 设置',
      '2026-10-31T01:00:00.000Z',
      '2026-10-30T18:00:00',
      'America/Los_Angeles',
      'maya',
      'high',
    ],
    [
      2,
      'R2',
      'sam',
      '/pm new Check coupon setup @maya !high fri 6pm PT #BF26',
      'Check coupon setup',
      '2026-10-31T01:00:00.000Z',
      '2026-10-30T18:00:00',
      'America/Los_Angeles',
      'maya',
      'high',
    ],
    [
      3,
      'R2',
      'sam',
      '/pm new Upload A+ images @maya tomorrow 9am',
      'Upload A+ images',
      '2026-10-29T16:00:00.000Z',
      '2026-10-29T09:00:00',
      'America/Los_Angeles',
      'maya',
      'normal',
    ],
    [
      4,
      'R1',
      'lin',
      '@bot 新建 更新主图 @李婷 明天上午9点',
      '更新主图',
      '2026-10-30T01:00:00.000Z',
      '2026-10-30T09:00:00',
      'Asia/Shanghai',
      'li',
      'normal',
    ],
    [
      5,
      'R2',
      'maya',
      '/pm new Budget call @sam mon 9am ET',
      'Budget call',
      '2026-11-02T14:00:00.000Z',
      '2026-11-02T09:00:00',
      'America/New_York',
      'sam',
      'normal',
    ],
    [
      6,
      'R1',
      'lin',
      '@bot 新建 预算会 @Sam 下周一上午9点 纽约时间',
      '预算会',
      '2026-11-02T14:00:00.000Z',
      '2026-11-02T09:00:00',
      'America/New_York',
      'sam',
      'normal',
    ],
    [
      10,
      'R2',
      'sam',
      '/pm new Lock prices @daniel T-3',
      'Lock prices',
      '2026-11-25T02:00:00.000Z',
      '2026-11-24T18:00:00',
      'America/Los_Angeles',
      'daniel',
      'normal',
    ],
    [
      11,
      'R1',
      'lin',
      '@bot 新建 最后一批到仓确认 @Daniel D-7',
      '最后一批到仓确认',
      '2026-11-21T02:00:00.000Z',
      '2026-11-20T18:00:00',
      'America/Los_Angeles',
      'daniel',
      'normal',
    ],
  ])('%i: in %s %s says “%s”', async (_n, chat, as, line, title, dueAt, dueLocal, dueZone, who, priority) => {
    await service.say(chat, as, line);
    const task = await service.api.titled(title);
    expect(task).toMatchObject({
      dueAt,
      dueLocal,
      dueZone,
      priority,
      status: 'open',
      responsible: { id: who },
    });
    expect(task.key).toBe('BF26-11');
  });

  it('7: a time that comes twice that night is taken the first time, and a button takes the second', async () => {
    await service.say('R2', 'sam', '/pm new Night shift @maya 11/1 1:30am ET');
    expect(await service.api.titled('Night shift')).toMatchObject({ dueAt: '2026-11-01T05:30:00.000Z' });
    const receipt = (await service.cards('R2', 'sam')).find(({ to }) => to === 'sam');
    expect(receipt?.text).toContain('happens twice');
    expect(receipt?.buttons[0]?.label).toBe('Sun 1 Nov 01:30 EST');
    await service.press('R2', 'sam', receipt?.id ?? '', 'Sun 1 Nov 01:30 EST');
    expect(await service.api.titled('Night shift')).toMatchObject({ dueAt: '2026-11-01T06:30:00.000Z' });
  });

  it('7 in Lark: the speaker is told in a direct message, and the room’s card says it too', async () => {
    const { reply } = await service.say('R1', 'lin', '@bot 新建 夜班 @李婷 11/1 1:30am 纽约时间');
    expect(await service.api.titled('夜班')).toMatchObject({ dueAt: '2026-11-01T05:30:00.000Z' });
    expect(reply?.text).toContain('出现两次');
    expect((await service.last('R1')).text).toContain('出现两次');
  });

  it.each([
    [
      'R2',
      'sam',
      '/pm new Gap task @maya 2027-03-14 02:30 America/Los_Angeles',
      'Gap task',
      'does not exist',
    ],
    ['R1', 'lin', '@bot 新建 跳过 @李婷 2027-03-14 02:30 洛杉矶时间', '跳过', '不存在'],
  ])(
    '8: in %s a time that does not exist moves forward, and the answer says so',
    async (chat, as, line, title, note) => {
      const { reply } = await service.say(chat, as, line);
      expect(await service.api.titled(title)).toMatchObject({
        dueAt: '2027-03-14T10:30:00.000Z',
        dueLocal: '2027-03-14T03:30:00',
        dueZone: 'America/Los_Angeles',
      });
      expect(reply?.text).toContain(note);
      for (const room of ['R1', 'R2'])
        expect((await service.last(room)).text).toMatch(/不存在|does not exist/);
    },
  );

  it.each([
    [
      'R2',
      'sam',
      'R2',
      '/pm new Zone call @maya friday 3pm CST',
      'Zone call',
      'China 15:00',
      'US Central 15:00',
    ],
    [
      'R1',
      'lin',
      'dm:lin',
      '@bot 新建 时区电话 @李婷 周五下午3点 CST',
      '时区电话',
      '中国 15:00',
      '美国中部 15:00',
    ],
    [
      'R3',
      'wang',
      'R3',
      '@bot 新建 时区电话 @周凯 周五下午3点 CST',
      '时区电话',
      '中国 15:00',
      '美国中部 15:00',
    ],
  ])(
    '9: in %s CST is asked, and makes a task only once answered',
    async (chat, as, where, line, title, china, central) => {
      const { reply } = await service.say(chat, as, line);
      expect(reply?.buttons.slice(0, 2).map(({ label }) => label)).toEqual([china, central]);
      expect((await service.api.project()).tasks).toHaveLength(10);
      const asked = (await service.cards(where, as)).find(({ buttons }) => buttons[1]?.label === central);
      await service.press(where, as, asked?.id ?? '', central);
      expect(await service.api.titled(title)).toMatchObject({ dueAt: '2026-10-30T20:00:00.000Z' });
    },
  );

  it('12: the end of a day that is over is that of the next working day, and the answer says so', async () => {
    const { reply } = await service.say('R2', 'daniel', '/pm due BF26-8 eod');
    expect(await service.api.task('BF26-8')).toMatchObject({
      dueAt: '2026-10-30T01:00:00.000Z',
      dueLocal: '2026-10-29T18:00:00',
      dueZone: 'America/Los_Angeles',
    });
    expect(reply?.text).toContain('has passed today');
  });

  it('13: the end of the month may be a day off, and the answer says so', async () => {
    const { reply } = await service.say('R1', 'lin', '@bot 截止 BF26-8 月底');
    expect(await service.api.task('BF26-8')).toMatchObject({
      dueAt: '2026-10-31T10:00:00.000Z',
      dueLocal: '2026-10-31T18:00:00',
      dueZone: 'Asia/Shanghai',
    });
    expect(reply?.text).toContain('休息日');
  });

  it.each([
    ['@bot 新建 更新主图 @王强 明天上午9点', '更新主图', '2026-10-30T01:00:00.000Z', 'wang'],
    ['@bot 新建 预算会 @Sam 下周一上午9点 纽约时间', '预算会', '2026-11-02T14:00:00.000Z', 'sam'],
    [
      '＠bot 新建 检查 coupon 设置 @Maya ！高 周五下午6点 洛杉矶时间 ＃BF26',
      '检查 coupon 设置',
      '2026-10-31T01:00:00.000Z',
      'maya',
    ],
    ['@bot 新建 最后一批到仓确认 @Daniel D-7', '最后一批到仓确认', '2026-11-21T02:00:00.000Z', 'daniel'],
  ])('reads the same lines in DingTalk: “%s”', async (line, title, dueAt, who) => {
    await service.say('R3', 'wang', line);
    expect(await service.api.titled(title)).toMatchObject({ dueAt, responsible: { id: who } });
  });
});
