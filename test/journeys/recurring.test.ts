import { journeys } from './service.ts';
import type { Service } from './standing.ts';

/** Heads of the task cards in a room, oldest first. */
async function heads(service: Service, room: string): Promise<readonly string[]> {
  return (await service.cards(room)).map(({ text }) => text.split('\n')[0] ?? '');
}

/** A task made in R2, as its card there. */
async function created(service: Service) {
  await service.say('R2', 'sam', '/pm new Check coupon');
  return service.last('R2');
}

async function cardOf(service: Service, room: string, key: string): Promise<string> {
  const card = (await service.cards(room)).find(({ text }) => text.includes(`${key} ·`));
  if (!card) throw new Error(`${room} shows no ${key}`);
  return card.text;
}

journeys('tasks that repeat', (service) => {
  it('says how it repeats and when next, in each room’s words and time', async () => {
    const made = await service.say('R2', 'maya', '/pm new Weekly report every:"mon 9am" @daniel');
    expect(made.reply?.text).toContain('Mon 2 Nov 09:00 PST');
    expect(made.reply?.text).toContain('Every Monday 09:00 · next 9 Nov');
    expect(await cardOf(service, 'R1', 'BF26-11')).toContain('每周一 09:00 洛杉矶 · 下次 11月9日');
    await service.say('R1', 'lin', '@bot 新建 月结 每月最后一个工作日 遇休:提前 次数:2');
    const card = await cardOf(service, 'R2', 'BF26-12');
    expect(card).toContain('Fri 30 Oct 03:00 PDT');
    expect(card).toContain(
      'Every month on the last working day 18:00 China · before days off · 2 times · next 30 Nov',
    );
  });

  it('makes the next task when its day comes in its own zone, not before and not twice', async () => {
    await service.say('R2', 'maya', '/pm new Weekly report every monday 9am');
    await service.clock({ now: '2026-11-09T07:59:00Z' });
    expect(await heads(service, 'R2')).toHaveLength(1);
    await service.clock({ now: '2026-11-09T08:00:00Z' });
    expect(await cardOf(service, 'R2', 'BF26-12')).toContain('Mon 9 Nov 09:00 PST');
    expect(await cardOf(service, 'R1', 'BF26-12')).toContain('11月10日 周二 01:00 中国');
    await service.clock({ now: '2026-11-15T12:00:00Z' });
    expect(await heads(service, 'R2')).toHaveLength(2);
    expect(service.errors()).toEqual([]);
  });

  it('makes it as soon as the last one is done, and takes both back together', async () => {
    await service.say('R1', 'lin', '@bot 新建 周报 每周一9点 @李婷');
    const done = await service.say('R2', 'sam', '/pm done BF26-11');
    expect(done.reply?.text).toContain('BF26-12 comes next');
    expect(await cardOf(service, 'R1', 'BF26-12')).toContain('11月9日 周一 09:00 中国');
    await service.say('R2', 'sam', '/pm undo');
    expect(await cardOf(service, 'R1', 'BF26-12')).toContain('已撤回');
    expect(await cardOf(service, 'R1', 'BF26-11')).toContain('下次 11月9日');
    await service.clock({ now: '2026-11-08T16:00:00Z' });
    expect(await cardOf(service, 'R1', 'BF26-13')).toContain('11月9日 周一 09:00 中国');
  });

  it('has one task a local date through the nights on which the clocks change', async () => {
    await service.say('R2', 'maya', '/pm new Night check every day 01:30 ET');
    await service.clock({ now: '2026-11-02T12:00:00Z' });
    const dues = (await service.cards('R2')).map(
      ({ text }) => /\w+ \d+ \w+ \d\d:\d\d P[DS]T/.exec(text)?.[0],
    );
    expect(dues).toEqual([
      'Wed 28 Oct 22:30 PDT',
      'Thu 29 Oct 22:30 PDT',
      'Fri 30 Oct 22:30 PDT',
      'Sat 31 Oct 22:30 PDT',
      'Sun 1 Nov 22:30 PST',
    ]);
    const twice = (await service.cards('R2'))[3]?.text;
    expect(twice).toContain('this time happens twice; the first one is meant');
  });

  it('moves a time that the night skips, and says so on the card and in the receipt', async () => {
    await service.clock({ now: '2027-03-13T20:00:00Z' });
    const made = await service.say('R2', 'maya', '/pm new Night check every day 2:30am');
    const note = 'this time does not exist, so it was moved forward';
    expect(made.reply?.text).toContain('Sun 14 Mar 03:30 PDT');
    expect(made.reply?.text).toContain(note);
    expect(await cardOf(service, 'R2', 'BF26-11')).toContain(note);
    await service.clock({ now: '2027-03-15T12:00:00Z' });
    expect(await cardOf(service, 'R2', 'BF26-12')).toContain('Mon 15 Mar 02:30 PDT');
    expect(await heads(service, 'R2')).toHaveLength(2);
  });

  it('stops when told to, and goes on where that is taken back', async () => {
    await service.say('R2', 'maya', '/pm new Weekly report every:"mon 9am"');
    expect((await service.say('R2', 'maya', '/pm every BF26-11 off')).reply?.text).toContain(
      'no longer repeats',
    );
    expect(await cardOf(service, 'R2', 'BF26-11')).not.toContain('Every Monday');
    await service.say('R2', 'maya', '/pm undo');
    expect(await cardOf(service, 'R2', 'BF26-11')).toContain('next 9 Nov');
    await service.say('R1', 'lin', '@bot 重复 BF26-11 停止');
    await service.clock({ now: '2026-11-20T12:00:00Z' });
    expect((await heads(service, 'R2')).filter((head) => head.includes('BF26-12'))).toEqual([]);
  });

  it('asks what has two readings, and makes what is chosen', async () => {
    const asked = await service.say('R1', 'lin', '@bot 新建 对账 每周一5点');
    expect(asked.reply?.buttons.map(({ label }) => label)).toEqual([
      '每周一 05:00 中国',
      '每周一 17:00 中国',
    ]);
    await service.press('R1', 'lin', asked.reply?.id ?? '', '每周一 17:00 中国');
    expect(await cardOf(service, 'R1', 'BF26-11')).toContain('11月2日 周一 17:00 中国');
  });

  it('drafts a line without a verb and makes nothing until it is pressed', async () => {
    const draft = await service.say('R2', 'sam', '@bot Standup notes every weekday 9am');
    expect(draft.reply?.text).toContain('Repeats: Every working day 09:00');
    expect(await heads(service, 'R2')).toEqual([]);
  });
});

journeys('a due time on a night on which the clocks change', (service) => {
  const GAP = 'this time does not exist, so it was moved forward by the gap';
  const TWICE = 'this time happens twice; the first one is meant';

  it('says in the receipt and on the room’s card what became of a time that does not exist', async () => {
    const made = await service.say('R2', 'maya', '/pm new Prices 2027-03-14 02:30 America/Los_Angeles');
    expect(made.reply?.text).toContain('03:30 PDT');
    expect(made.reply?.text).toContain(GAP);
    expect(await cardOf(service, 'R2', 'BF26-11')).toContain(GAP);
    expect(await cardOf(service, 'R1', 'BF26-11')).toContain('这个时刻不存在');
    await service.say('R2', 'maya', '/pm due BF26-11 2027-03-14 05:00 America/Los_Angeles');
    expect(await cardOf(service, 'R2', 'BF26-11')).not.toContain(GAP);
  });

  it('says it where the time was typed in a form', async () => {
    const { form } = await service.press('R2', 'sam', (await created(service)).id, 'Reschedule');
    const done = await service.submit('R2', 'sam', form?.id ?? '', { due: '2026-11-01T01:30' });
    expect(done.form).toBeUndefined();
    expect(done.reply?.text).toContain(TWICE);
    expect(await cardOf(service, 'R2', 'BF26-11')).toContain(TWICE);
  });
});

journeys('threads', (service) => {
  it('answers where a task was made: its card, notes and its end go into that thread', async () => {
    await service.say('R2', 'maya', 'Somebody should check the coupon');
    const root = (await service.messages('R2')).at(-1)?.id ?? '';
    await service.say('R2', 'sam', '!pm new Check coupon @daniel', root);
    await service.say('R1', 'lin', '@bot 备注 BF26-11 发票在文件夹里');
    await service.clock({ advance: 'PT2M' });
    await service.say('R1', 'lin', '@bot 完成 BF26-11');
    const cards = await service.cards('R2');
    expect(cards.map(({ thread }) => thread)).toEqual([root, root, root]);
    expect(cards[1]?.text).toContain('Lin Xiao: 发票在文件夹里');
    expect(cards[2]?.text).toContain('Lin Xiao finished this.');
  });

  it('makes a task of a message and answers below that message', async () => {
    await service.say('R2', 'maya', 'Lock the prices please');
    const root = (await service.messages('R2')).at(-1)?.id ?? '';
    const { form } = await service.event('R2', 'sam', 'message_action', { message: root });
    await service.submit('R2', 'sam', form?.id ?? '', {});
    const card = await service.last('R2');
    expect(card.text).toContain('BF26-11 · Lock the prices please');
    expect(card.thread).toBe(root);
  });

  it.each([
    ['R2', 'daniel', '!pm done'],
    ['R1', 'lin', '@bot 完成'],
  ])('finishes the task in the thread of its card in %s', async (room, as, line) => {
    await service.say('R2', 'sam', '/pm new Check coupon @daniel');
    const card = await service.last(room);
    await service.say(room, as, line, card.id);
    expect(await cardOf(service, 'R2', 'BF26-11')).toContain('✓ Done by');
  });

  it('keeps the replies of a thread only once it was linked', async () => {
    await service.say('R2', 'sam', '/pm new Check coupon @daniel');
    const card = await service.last('R2');
    await service.say('R2', 'daniel', 'Before', card.id);
    await service.say('R2', 'daniel', '!pm thread', card.id);
    expect((await service.last('R2')).text).toContain('Replies in this thread become notes on BF26-11');
    await service.say('R2', 'daniel', 'I asked the agency', card.id);
    const shown = await cardOf(service, 'R1', 'BF26-11');
    expect(shown).toContain('I asked the agency');
    expect(shown).not.toContain('Before');
    await service.say('R2', 'daniel', '!pm thread off', card.id);
    await service.say('R2', 'daniel', 'Afterwards', card.id);
    expect(await cardOf(service, 'R1', 'BF26-11')).not.toContain('Afterwards');
  });

  it.each([
    ['R1', 'lin'],
    ['R3', 'wang'],
  ])('says what to type in %s, where replies do not arrive', async (room, as) => {
    const answer = await service.say(room, as, '@bot 话题 BF26-8');
    expect(answer.reply?.text).toContain('备注 BF26-8');
  });
});

journeys('a key or a link alone', (service) => {
  it('shows the task to a room in which everybody may see it, else to whoever asked', async () => {
    for (const line of ['@bot BF26-8', `@bot ${service.url.replace('127.0.0.1', 'localhost')}/t/BF26-8`]) {
      const asked = await service.say('R2', 'maya', line);
      expect(asked.reply).toBeNull();
      expect((await service.last('R2')).text).toContain('BF26-8 · Ad budgets loaded');
    }
    const withOutsiders = await service.say('R3', 'wang', '@bot BF26-8');
    expect(withOutsiders.reply?.text).toContain('BF26-8');
    expect((await service.cards('R3')).some(({ text }) => text.includes('Ad budgets'))).toBe(false);
  });
});
