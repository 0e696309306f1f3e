import { asked, hear, inputOf } from './hear.fixture.ts';
import { BF26, MEMBERS, mark, member, mentionOf, PD27, type World } from './world.fixture.ts';

describe('people', () => {
  it('are found by handle, name or other name, blind to case and width, by a unique beginning', async () => {
    for (const name of ['maya', 'MAYA', 'Maya Torres', 'ｍａｙａ', 'May']) {
      expect(await inputOf(`new Foo @${name} fri`)).toMatchObject({ title: 'Foo', responsible: 'maya' });
    }
    for (const name of ['李婷', 'Li Ting', 'li', 'li ting']) {
      expect(await inputOf(`新建 主图 @${name}`)).toMatchObject({ title: '主图', responsible: 'li' });
    }
    expect(await inputOf('新建 主图@李婷明天上午9点')).toMatchObject({ title: '主图', responsible: 'li' });
    expect(await inputOf('new Foo @Maya to check')).toMatchObject({
      title: 'Foo to check',
      responsible: 'maya',
    });
    expect(await inputOf('new Foo @me')).toMatchObject({ responsible: 'lin' });
  });

  it('are asked for where several fit, each answer being the whole task', async () => {
    const found = asked(await hear('new Foo @s fri 6pm PT !high'));
    expect(found.question).toMatchObject({ problem: { code: 'ambiguous_person' } });
    expect(found.choices.map(({ intent }) => intent.input.responsible)).toEqual(['sun', 'sam', undefined]);
    expect(found.choices[1]?.intent.input).toMatchObject({
      title: 'Foo',
      priority: 'high',
      due: { wall: '2026-10-30T18:00:00' },
    });
  });

  it('who are unknown change nothing', async () => {
    const found = asked(await hear('new Foo @mayo fri'));
    expect(found.question).toMatchObject({ problem: { code: 'unknown_person', facts: { name: 'mayo' } } });
    expect(found.choices.map(({ label }) => label.say)).toEqual(['member', 'without_person']);
    expect(found.copy).toBe('new Foo @Maya Torres fri');
    expect(await hear('assign BF26-8 @qqqqqq')).toMatchObject({ kind: 'error', copy: 'assign BF26-8 @me' });
  });

  it('with one problem more are typed again by the answer', async () => {
    const found = asked(await hear('new Foo @s @nobody fri'));
    const [first] = found.choices;
    expect(first?.intent).toEqual({ operation: 'say', input: { line: 'new Foo @sun @nobody fri' } });
  });

  it('of the same name are told apart by the answer', async () => {
    const twin = { ...member('sam'), id: 'sam2', aliases: [] };
    const found = asked(await hear('assign BF26-8 @Sam Reed', { members: [...MEMBERS, twin] }));
    expect(found.choices.map(({ intent }) => intent.input.responsible)).toEqual(['sam', 'sam2']);
  });

  it('who are mentioned by the platform need no name', async () => {
    const mentions = mentionOf('maya', 'sam');
    expect(await inputOf(`new Foo ${mark(0)} fri +${mark(1)}`, {}, { mentions })).toMatchObject({
      title: 'Foo',
      responsible: 'maya',
      followers: ['sam'],
    });
    const stranger = asked(
      await hear(`new Foo ${mark(0)}`, {}, { mentions: [{ kind: 'person', userId: 'U-x', name: 'Xavier' }] }),
    );
    expect(stranger.question).toMatchObject({
      problem: { code: 'unlinked_person', facts: { name: 'Xavier' } },
    });
    expect(
      await inputOf(`new Tell ${mark(0)} all`, {}, { mentions: [{ kind: 'other', text: '@here' }] }),
    ).toMatchObject({ title: 'Tell @here all' });
  });

  it('beside the text count in their order, unless the text names somebody', async () => {
    const mentions = mentionOf('wang', 'zhou');
    expect(await inputOf('新建 验货', {}, { mentions })).toMatchObject({
      title: '验货',
      responsible: 'wang',
      helpers: ['zhou'],
    });
    expect(await inputOf('新建 验货 @李婷', {}, { mentions })).toEqual({
      project: BF26.id,
      title: '验货',
      responsible: 'li',
    });
    expect(await inputOf('new Inspect @z', {}, { mentions })).toMatchObject({ responsible: 'zhou' });
  });

  it('who wait are linked by an admin', async () => {
    const pending = [{ identityId: 'identity-1', name: '张三', handle: null, userId: 'U-zhang' }];
    const mentions = [{ kind: 'person' as const, userId: 'U-zhang', name: '张三' }];
    expect(await inputOf(`link ${mark(0)} @zhou`, { pending }, { mentions })).toEqual({
      identity: 'identity-1',
      member: 'zhou',
    });
    expect(await inputOf('关联 @张三 @周凯', { pending })).toEqual({
      identity: 'identity-1',
      member: 'zhou',
    });
    expect(await inputOf('关联 @张三 外部', { pending })).toEqual({
      identity: 'identity-1',
      role: 'external',
    });
    expect(await hear('link @nobody @zhou', { pending })).toMatchObject({
      kind: 'error',
      wrong: { code: 'unknown_person' },
    });
  });
});

describe('projects', () => {
  it('may arrive as a channel mention', async () => {
    const mentions = [{ kind: 'room' as const, roomId: 'C-bf26', name: 'bf26-amazon-us' }];
    const world: World = { roomProject: PD27 };
    expect(await inputOf(`new Foo ${mark(0)}`, world, { mentions })).toEqual({
      project: BF26.id,
      title: 'Foo',
    });
    expect(await inputOf(`room ${mark(0)}`, world, { mentions })).toEqual({
      project: BF26.id,
      room: 'room-1',
    });
    expect(await inputOf('new Foo p:bf26', world)).toEqual({ project: BF26.id, title: 'Foo' });
    expect(
      await inputOf(`project new Q4 ${mark(0)}`, world, {
        mentions: [{ kind: 'room', roomId: 'C1', name: 'bf28' }],
      }),
    ).toMatchObject({ code: 'BF28' });
  });

  it('of rooms need a room', async () => {
    expect(await hear('room #BF26', { room: null })).toMatchObject({
      kind: 'error',
      wrong: { code: 'only_in_room' },
    });
    expect(await hear('room #NOPE')).toMatchObject({
      kind: 'error',
      wrong: { code: 'unknown_project' },
      copy: 'room #BF26',
    });
  });
});
