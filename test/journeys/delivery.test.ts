import { journeys } from './service.ts';
import { ADMIN_TOKEN } from './standing.ts';

const PLACES = [
  ['lark', 'R1'],
  ['slack', 'R2'],
  ['dingtalk', 'R3'],
] as const;

journeys('delivery', (service) => {
  /** Does something in a chat of another platform than the one whose calls fail. */
  const elsewhere = (platform: string, line: string) =>
    platform === 'lark' ? service.say('dm:sam', 'sam', line) : service.say('dm:lin', 'lin', line);
  /** Makes a task that every room shows, the supplier's among them. */
  const create = (title: string, platform = 'slack') => elsewhere(platform, `新建 ${title} @周凯 明天 #BF26`);
  const titles = async (room: string) => (await service.cards(room)).map(({ title }) => title);

  describe.each(PLACES)('on %s', (platform, room) => {
    it('waits as long as the vendor asks, to the second, while the others are served', async () => {
      await service.fault({ platform, status: 429, retryAfter: 120 });
      await create('限速', platform);
      expect(await titles(room)).toEqual([]);
      for (const [, other] of PLACES.filter(([name]) => name !== platform)) {
        expect(await titles(other)).toEqual(['BF26-11 · 限速']);
      }
      await service.clock({ advance: 'PT1M59S' });
      expect(await titles(room)).toEqual([]);
      await service.clock({ advance: 'PT1S' });
      expect(await titles(room)).toEqual(['BF26-11 · 限速']);
    });

    it('keeps the order of a chat while it waits', async () => {
      await service.fault({ platform, status: 429, retryAfter: 60 });
      for (const title of ['甲', '乙', '丙']) await create(title, platform);
      expect(await titles(room)).toEqual([]);
      await service.clock({ advance: 'PT1M' });
      expect(await titles(room)).toEqual(['BF26-11 · 甲', 'BF26-12 · 乙', 'BF26-13 · 丙']);
    });

    it('tries again after trouble on the vendor’s side, and arrives once', async () => {
      await service.fault({ platform, status: 503, times: 3 });
      await create('故障', platform);
      await service.clock({ advance: 'PT10M' });
      expect(await titles(room)).toEqual(['BF26-11 · 故障']);
      expect((await service.api.call<{ messages: unknown[] }>('GET', '/dead-letters')).body.messages).toEqual(
        [],
      );
    });

    it('stands there exactly once after the answer to a post was lost', async () => {
      await service.fault({ platform, dropReply: true });
      await create('断线', platform);
      await service.clock({ advance: 'PT5M' });
      expect(await titles(room)).toEqual(['BF26-11 · 断线']);
      await elsewhere(platform, '完成 BF26-11');
      expect((await service.last(room)).buttons).toHaveLength(1);
    });

    it('changes a card once more after the answer to a change was lost', async () => {
      await create('断线', platform);
      await service.fault({ platform, dropReply: true });
      await elsewhere(platform, '开始 BF26-11');
      await service.clock({ advance: 'PT5M' });
      const cards = await service.cards(room);
      expect(cards).toHaveLength(1);
      expect(cards[0]?.text).toMatch(/进行中|In progress/);
    });
  });

  it('leaves a workspace alone while its vendor keeps failing, and then sends it everything in order', async () => {
    const open = async (platform: string) => {
      const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
      const text = await (await fetch(`${service.url}/metrics`, { headers })).text();
      return new RegExp(`^linkstar_circuits_open\\{platform="${platform}"\\} (\\d+)$`, 'm').exec(text)?.[1];
    };
    await service.fault({ platform: 'slack', status: 503, times: 7 });
    await create('甲');
    await create('乙');
    await service.clock({ advance: 'PT30S' });
    expect([await open('slack'), await open('lark'), await open('dingtalk')]).toEqual(['1', '0', '0']);
    expect(await titles('R2')).toEqual([]);
    expect(await titles('R1')).toEqual(['BF26-11 · 甲', 'BF26-12 · 乙']);
    expect(await titles('R3')).toEqual(['BF26-11 · 甲', 'BF26-12 · 乙']);
    await service.clock({ advance: 'PT5M' });
    expect(await open('slack')).toBe('0');
    expect(await titles('R2')).toEqual(['BF26-11 · 甲', 'BF26-12 · 乙']);
  });

  it('shows what could not be delivered to the operator, and sends it when told to', async () => {
    await service.fault({ platform: 'slack', status: 400 });
    await create('死信');
    expect(await titles('R2')).toEqual([]);
    const { body } = await service.api.call<{ messages: { id: number; lane: string; error: string }[] }>(
      'GET',
      '/dead-letters',
    );
    expect(body.messages).toMatchObject([
      { lane: expect.stringContaining('C0R2'), attempts: 1, tenant: 'aurora' },
    ]);
    expect(body.messages[0]?.error).toContain('400');
    const replayed = await service.api.call('POST', `/dead-letters/${body.messages[0]?.id}/replay`);
    expect(replayed).toEqual({ status: 200, body: { replayed: true } });
    await service.clock({ advance: 'PT0S' });
    expect(await titles('R2')).toEqual(['BF26-11 · 死信']);
    const left = await service.api.call<{ messages: unknown[] }>('GET', '/dead-letters');
    expect(left.body.messages).toEqual([]);
    const replays = (await service.api.audit()).filter(({ action }) => action === 'message.replayed');
    expect(replays).toMatchObject([{ actor: 'admin API', subject: String(body.messages[0]?.id) }]);
    expect((await service.api.call('POST', `/dead-letters/${body.messages[0]?.id}/replay`)).status).toBe(404);
  });

  it('does not hold up later messages of a chat behind one that cannot be delivered', async () => {
    await service.fault({ platform: 'slack', status: 400 });
    await create('死信');
    await create('后来的');
    expect(await titles('R2')).toEqual(['BF26-12 · 后来的']);
  });

  it('gives up after many attempts, and not before', async () => {
    await service.fault({ platform: 'slack', status: 503, times: 500 });
    await create('总是故障');
    await service.clock({ advance: 'PT2H' });
    expect((await service.api.call<{ messages: unknown[] }>('GET', '/dead-letters')).body.messages).toEqual(
      [],
    );
    await service.clock({ advance: 'PT8H' });
    expect(
      (await service.api.call<{ messages: unknown[] }>('GET', '/dead-letters')).body.messages,
    ).toHaveLength(1);
  });
});
