import { journeys } from './service.ts';

journeys('live cards', (service) => {
  const created = async () => {
    await service.say('R2', 'sam', '/pm new Coupon setup @maya fri 6pm PT');
    return service.last('R1');
  };

  it('merges a burst of changes into one update of a room that could not be reached meanwhile', async () => {
    const card = await created();
    await service.fault({ platform: 'lark', status: 429, retryAfter: 60 });
    const before = await service.delivered('lark');
    for (const line of [
      'start BF26-11',
      'prio BF26-11 !urgent',
      'rename BF26-11 "Coupons"',
      'check BF26-11 one',
      'note BF26-11 hello',
    ]) {
      await service.say('R2', 'sam', `/pm ${line}`);
    }
    expect((await service.last('R1')).text).toBe(card.text);
    await service.clock({ advance: 'PT1M' });
    const after = await service.last('R1');
    expect(after.id).toBe(card.id);
    for (const part of ['Coupons', '紧急', '进行中', '清单 0/1', 'hello']) expect(after.text).toContain(part);
    expect((await service.delivered('lark')) - before).toBe(1);
  });

  it('leaves cards alone that would look the same', async () => {
    const card = await created();
    const before = [await service.delivered('lark'), await service.delivered('slack')];
    await service.clock({ advance: 'PT1M' });
    await service.say('R2', 'daniel', '/pm watch BF26-11');
    await service.say('R2', 'daniel', '/pm list');
    await service.say('R2', 'daniel', '/pm BF26-11');
    expect((await service.last('R1')).updatedAt).toBe(card.updatedAt);
    expect([await service.delivered('lark'), await service.delivered('slack')]).toEqual(before);
  });

  it('renders every copy anew when its room changes zone or language', async () => {
    await created();
    await service.say('R2', 'sam', '/pm room tz Asia/Tokyo');
    expect((await service.last('R2')).text).toContain('Sat 31 Oct 10:00 JST');
    await service.say('R2', 'sam', '/pm room lang zh');
    const card = await service.last('R2');
    expect(card.text).toContain('10月31日 周六 10:00 东京');
    expect(card.buttons.map(({ label }) => label)).toEqual(['完成', '开始', '改期', '指派', '更多']);
    expect((await service.last('R1')).text).toContain('周五 18:00 洛杉矶');
  });

  it('takes notes off the cards of a room as soon as externals are in it', async () => {
    await created();
    await service.say('R2', 'sam', '/pm note BF26-11 margin is 31 percent');
    expect((await service.last('R1')).text).toContain('31 percent');
    await service.say('R1', 'lin', '@bot 房间 受众 外部');
    const card = (await service.cards('R1')).find(({ title }) => title.includes('Coupon setup'));
    expect(JSON.stringify(card?.native)).not.toContain('31 percent');
    expect((await service.last('R2')).text).toContain('31 percent');
    await service.say('R1', 'lin', '@bot 房间 受众 内部');
    const again = (await service.cards('R1')).find(({ title }) => title.includes('Coupon setup'));
    expect(again?.text).toContain('31 percent');
  });

  it('never sends a note into a supplier’s room', async () => {
    await service.say('R1', 'lin', '@bot 新建 装箱单 @周凯 明天');
    for (const line of [
      '备注 BF26-11 报价 17.92',
      '清单 BF26-11 内部核价',
      '附件 BF26-11 https://example.com/margin.xlsx',
    ]) {
      await service.say('R1', 'lin', `@bot ${line}`);
    }
    const seen = JSON.stringify((await service.messages('R3', 'zhou')).map(({ native }) => native));
    expect(seen).toContain('装箱单');
    expect(seen).not.toContain('17.92');
    expect((await service.last('R1')).text).toContain('17.92');
  });

  it('shows a state that only time changed at the next change', async () => {
    await created();
    await service.clock({ now: '2026-11-04T19:00:00Z' });
    await service.say('R2', 'sam', '/pm prio BF26-11 !high');
    const card = (await service.cards('R2')).find(({ title }) => title.includes('BF26-11'));
    expect(card?.text).toContain('3 working days late');
  });

  it('stops at a copy that can no longer be changed, and goes on with the others', async () => {
    await created();
    await service.clock({ advance: 'P15D' });
    await service.say('R2', 'sam', '/pm prio BF26-11 !urgent');
    expect((await service.last('R2')).text).toContain('Urgent');
    await service.say('R2', 'sam', '/pm start BF26-11');
    expect((await service.last('R2')).text).toContain('In progress');
    const letters = await service.api.call<{ messages: unknown[] }>('GET', '/dead-letters');
    expect(letters.body.messages).toEqual([]);
  });

  it('keeps a room silent after the bot was taken out of it, and starts anew when it is back', async () => {
    await created();
    await service.event('R1', 'lin', 'bot_removed');
    const before = await service.cards('R1');
    await service.say('R2', 'sam', '/pm done BF26-11');
    await service.say('R2', 'sam', '/pm new While away @maya fri');
    expect(await service.cards('R1')).toEqual(before);
    await service.event('R1', 'lin', 'bot_added');
    await service.say('R2', 'sam', '/pm new Back again @maya fri');
    expect((await service.cards('R1')).slice(before.length).map(({ title }) => title)).toEqual([
      '这个房间的任务',
      'BF26-13 · Back again',
    ]);
  });

  it.each([
    ['R1', 'lin', '@bot', 'R2'],
    ['R2', 'sam', '/pm', 'R1'],
  ])(
    'catches up with what hangs in %s when the bot is back, and goes on with it',
    async (room, as, trigger, other) => {
      const elsewhere = (line: string) =>
        other === 'R1' ? service.say('R1', 'lin', `@bot ${line}`) : service.say('R2', 'sam', `/pm ${line}`);
      const cards = async () => (await service.cards(room)).filter(({ title }) => title.includes('BF26-11'));
      await created();
      const [before] = await cards();
      await service.event(room, as, 'bot_removed');
      await elsewhere('done BF26-11');
      expect(await cards()).toEqual([before]);
      await service.event(room, as, 'bot_added');
      const [done, ...more] = await cards();
      expect(more).toEqual([]);
      expect(done?.buttons.map(({ label }) => label)).toEqual([room === 'R1' ? '重开' : 'Reopen']);
      await elsewhere('reopen BF26-11');
      expect((await cards())[0]?.buttons.length).toBeGreaterThan(2);
      // A newer copy leaves none behind that can still be pressed.
      await service.say(room, as, `${trigger} start BF26-11`);
      expect((await cards()).filter(({ buttons }) => buttons.length > 0)).toHaveLength(1);
    },
  );

  it.each([
    ['R1', 'lin', '新建任务'],
    ['R2', 'sam', 'New task'],
  ])('welcomes %s when the bot joins, with lines to try', async (room, as, button) => {
    await service.event(room, as, 'bot_added');
    const card = await service.last(room);
    expect(card.text).toContain('BF26');
    expect(card.buttons.map(({ label }) => label)).toContain(button);
    await service.event(room, as, 'bot_added');
    expect(await service.cards(room)).toHaveLength(1);
  });

  it('welcomes a DingTalk room at the first mention, because nobody tells when the bot joins', async () => {
    await service.say('R3', 'wang', '@bot 我的');
    const welcomes = async () =>
      (await service.cards('R3')).filter(({ title }) => title === '这个房间的任务');
    expect(await welcomes()).toHaveLength(1);
    await service.say('R3', 'wang', '@bot 我的');
    expect(await welcomes()).toHaveLength(1);
  });
});
