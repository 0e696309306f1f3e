import { world } from './deliver.fixture.ts';

describe('look-ups', () => {
  it('find a person’s name and zone, and nobody outside the contact range', async () => {
    const user = { name: '李婷', en_name: 'Li Ting', time_zone: 'Asia/Shanghai' };
    const w = world((c) =>
      c.path.includes('ou_a')
        ? { body: { code: 0, data: { user } } }
        : { status: 400, body: { code: 41050, msg: 'no user authority' } },
    );
    expect(await w.adapter.lookupPerson?.(w.connection, 't-1', 'ou_a')).toEqual({
      name: '李婷',
      handle: 'Li Ting',
      zone: 'Asia/Shanghai',
    });
    expect(await w.adapter.lookupPerson?.(w.connection, 't-1', 'ou_z')).toBeNull();
  });

  it('read a room with its members over all pages', async () => {
    const w = world((c) => {
      if (!c.path.endsWith('/members')) {
        return { body: { code: 0, data: { name: '黑五', external: true } } };
      }
      const second = c.query.includes('page_token=p2');
      const items = [{ member_id: second ? 'ou_b' : 'ou_a' }];
      return { body: { code: 0, data: { items, has_more: !second, page_token: second ? '' : 'p2' } } };
    });
    expect(await w.adapter.lookupRoom?.(w.connection, 't-1', 'oc_1')).toEqual({
      name: '黑五',
      external: true,
      members: ['ou_a', 'ou_b'],
    });
  });
});
