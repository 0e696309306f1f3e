import { journeysAlone } from './service.ts';

journeysAlone('restarts', (service) => {
  // A fresh process goes by real time, so these journeys begin in it too.
  beforeEach(() => service.reset({}));
  const settled = (advance = 'PT10S') => service.clock({ advance });

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'cards of before a %s are pressed and change in place',
    async (signal) => {
      await service.say('R1', 'lin', '@bot 新建 检查 coupon 设置 @Maya 3天后');
      await settled();
      const [lark, slack] = [await service.last('R1'), await service.last('R2')];
      await service.restart(signal);
      await service.press('R2', 'maya', slack.id, 'Done');
      await settled();
      expect(await service.api.titled('检查 coupon 设置')).toMatchObject({ status: 'done' });
      const after = await service.cards('R1');
      expect(after.map(({ id }) => id)).toEqual([lark.id]);
      expect(after[0]?.text).toContain('✓ 完成：Maya Torres');
    },
  );

  it('what waited for a vendor is sent after the process was killed, once and in order', async () => {
    await service.fault({ platform: 'slack', status: 429, retryAfter: 3600 });
    for (const title of ['甲', '乙']) await service.say('R1', 'lin', `@bot 新建 ${title} @李婷 3天后`);
    await settled('PT1M');
    expect(await service.cards('R2')).toEqual([]);
    await service.restart('SIGKILL');
    await settled('PT1H1M');
    expect((await service.cards('R2')).map(({ title }) => title)).toEqual(['BF26-11 · 甲', 'BF26-12 · 乙']);
    expect((await service.cards('R1')).map(({ title }) => title)).toEqual(['BF26-11 · 甲', 'BF26-12 · 乙']);
  });

  it('an acknowledged line is there after the process was killed at once', async () => {
    for (let n = 1; n <= 2; n += 1) {
      await service.say('R2', 'sam', `/pm new Kept ${n} @maya in 3 days`);
      await service.restart('SIGKILL');
      await settled();
    }
    const { tasks } = await service.api.project();
    expect(tasks.slice(10).map(({ key, title }) => [key, title])).toEqual([
      ['BF26-11', 'Kept 1'],
      ['BF26-12', 'Kept 2'],
    ]);
    expect(await service.cards('R2')).toHaveLength(2);
    const audit = await service.api.audit();
    expect(audit.map(({ seq }) => seq)).toEqual(audit.map((_, i) => i + 1));
  });
});
