import { journeys, journeysAlone } from './service.ts';

const PLACES = [
  ['lark', 'R1', 'lin', '@bot '],
  ['slack', 'R2', 'sam', '@bot '],
  ['dingtalk', 'R3', 'zhou', '@bot '],
] as const;
const MOVED = /最新的卡片在下方|present card is further down/;

journeys('one card of a task in a room', (service) => {
  /** Makes a task that every room shows, and no private copy on that platform. */
  const create = async (platform = 'slack') =>
    void (platform === 'lark'
      ? await service.say('dm:sam', 'sam', '新建 封箱 @周凯 明天 #BF26')
      : await service.say('dm:lin', 'lin', '新建 封箱 @周凯 明天 #BF26'));
  /** Whoever speaks is known, so that the next call to the vendor is the one that says something. */
  const known = (room: string, as: string) => service.say(room, as, '@bot 关注 BF26-11');
  const cards = async (room: string) =>
    (await service.cards(room)).filter(({ title, to }) => to === null && title.includes('BF26-11'));
  const isLive = ({ text, buttons }: { text: string; buttons: readonly unknown[] }) =>
    buttons.length > 0 && !MOVED.test(text);
  const live = async (room: string) => (await cards(room)).filter(isLive);

  describe.each(PLACES)('on %s', (platform, room, as, bot) => {
    it('answers a typed change with the card, and the copy above it makes way', async () => {
      await create();
      const [first] = await cards(room);
      for (const [line, says] of [
        ['开始 BF26-11', /进行中|In progress/],
        ['卡住 BF26-11 等货', /等货/],
        ['完成 BF26-11', /✓/],
      ] as const) {
        await service.say(room, as, `${bot}${line}`);
        const [only, ...more] = await live(room);
        expect(more).toEqual([]);
        expect(only).toMatchObject({ id: (await service.last(room)).id, text: expect.stringMatching(says) });
      }
      const all = await cards(room);
      expect(all[0]?.id).toBe(first?.id);
      for (const old of all.slice(0, -1)) {
        expect(old.text).toMatch(MOVED);
        expect(old.buttons).toEqual([]);
      }
    });

    it('goes on with the copy that remains, wherever the change is made', async () => {
      await create();
      await service.say(room, as, `${bot}开始 BF26-11`);
      const all = await cards(room);
      await service.say('dm:lin', 'lin', '卡住 BF26-11 缺箱');
      const now = await cards(room);
      expect(now.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      expect(now.filter(({ text }) => text.includes('缺箱')).map(({ id }) => id)).toEqual([all.at(-1)?.id]);
      await service.press(room, as, all.at(-1)?.id ?? '', room === 'R2' ? 'Unblock' : '解除');
      expect(await service.api.task('BF26-11')).toMatchObject({ status: 'in_progress' });
    });

    it('posts one card for a burst that had to wait, and nothing twice after a lost answer', async () => {
      await create(platform);
      await known(room, as);
      await service.fault({ platform, status: 429, retryAfter: 60 });
      for (const line of ['开始 BF26-11', '卡住 BF26-11 等货', '解除 BF26-11']) {
        await service.say(room, as, `${bot}${line}`);
      }
      await service.fault({ platform, dropReply: true });
      await service.clock({ advance: 'PT10M' });
      expect(await cards(room)).toHaveLength(2);
      expect((await live(room)).map(({ text }) => /进行中|In progress/.test(text))).toEqual([true]);
    });
  });

  it.each(PLACES.slice(0, 2))(
    'keeps the earlier copy live on %s where the new one could not be posted',
    async (platform, room, as, bot) => {
      await create(platform);
      await known(room, as);
      await service.fault({ platform, status: 400 });
      await service.say(room, as, `${bot}开始 BF26-11`);
      const [only, ...more] = await cards(room);
      expect(more).toEqual([]);
      expect(only?.text).toMatch(/进行中|In progress/);
      expect(only?.buttons.length).toBeGreaterThan(1);
    },
  );

  it('keeps the words of the last change where a lost answer hid an earlier posting', async () => {
    await service.fault({ platform: 'lark', dropReply: true });
    await create();
    await service.say('dm:lin', 'lin', '改名 BF26-11 "贴标"');
    await service.clock({ advance: 'PT10M' });
    expect((await cards('R1')).map(({ title }) => title)).toEqual(['BF26-11 · 贴标']);
  });

  it('takes back a Lark card that is too old to be changed', async () => {
    await create();
    await service.clock({ advance: 'P15D' });
    await service.say('R1', 'lin', '@bot 开始 BF26-11');
    const [only, ...more] = await cards('R1');
    expect(more).toEqual([]);
    expect(only?.text).toContain('进行中');
  });

  it('leaves the card of the channel alone when a line is said in a thread', async () => {
    await create();
    const [card] = await cards('R2');
    for (const line of ['start', 'done']) await service.say('R2', 'sam', `!pm ${line} BF26-11`, card?.id);
    const all = await service.cards('R2');
    const shown = all.filter(({ title, text }) => title.includes('BF26-11') && !MOVED.test(text));
    expect(shown.map(({ thread }) => thread)).toEqual([null, card?.id]);
    for (const { text } of shown) expect(text).toMatch(/Done by/);
  });

  it('moves the project’s card along when it is shown again', async () => {
    await service.say('R1', 'lin', '@bot 房间 #BF26');
    await service.say('R1', 'lin', '@bot 房间 #BF26');
    const shown = (await service.cards('R1')).filter(
      ({ title, to }) => to === null && title.includes('BF26'),
    );
    expect(shown.filter(({ buttons }) => buttons.length > 0).length).toBeLessThanOrEqual(1);
  });
});

journeysAlone('one card of a task in a room, with the process killed', (service) => {
  beforeEach(() => service.reset({}));

  it('the copy above makes way after a restart, once', async () => {
    await service.say('R2', 'sam', '/pm new Seal boxes @maya in 3 days');
    await service.clock({ advance: 'PT10S' });
    await service.fault({ platform: 'lark', status: 429, retryAfter: 3600 });
    await service.say('R1', 'lin', '@bot 开始 BF26-11');
    await service.restart('SIGKILL');
    await service.clock({ advance: 'PT1H1M' });
    const cards = await service.cards('R1');
    expect(cards).toHaveLength(2);
    expect(cards[0]?.text).toMatch(MOVED);
    expect(cards[1]?.text).toContain('进行中');
  });
});
