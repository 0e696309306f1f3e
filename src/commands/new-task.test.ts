import { asked, hear, inputOf, titled } from './hear.fixture.ts';
import { BF26, PD27, type World } from './world.fixture.ts';

describe('a new task', () => {
  it('takes everything out of its title that means something by its mark', async () => {
    expect(
      await inputOf('新建 更新主图 @李婷 @陈伟 +@王强 下周五下午3点 美西 !紧急 ~主图 预计:2小时 #PD27'),
    ).toEqual({
      project: 'project-pd27',
      title: '更新主图',
      responsible: 'li',
      helpers: ['chen'],
      followers: ['wang'],
      priority: 'urgent',
      due: { wall: '2026-11-06T15:00:00', zone: 'America/Los_Angeles' },
      tags: ['主图'],
      estimate: 120,
    });
  });

  it('leaves in its title what only looks like a mark', async () => {
    for (const title of [
      'email bob@acme.com the deck',
      'Sale!!!',
      'Read https://example.com/a?due=1#top',
      'Order ~100 boxes',
      'C# sample',
      'Re: price list',
      'Fix 太好了！高兴',
      'A+ images, 2nd round',
    ]) {
      expect(await inputOf(`new ${title}`)).toEqual({ project: 'project-bf26', title });
    }
  });

  it('protects what is quoted', async () => {
    expect(await inputOf('new "Call @maya by friday" tomorrow')).toMatchObject({
      title: 'Call @maya by friday',
      due: { wall: '2026-10-29T18:00:00' },
    });
    expect(await inputOf('新建 「周五」复盘')).toEqual({ project: 'project-bf26', title: '「周五」复盘' });
    expect(await inputOf('新建 “完成 #BF26” @李婷')).toEqual({
      project: 'project-bf26',
      title: '完成 #BF26',
      responsible: 'li',
    });
  });

  it('makes only letters, digits and ＋－．／ of its title half-width', async () => {
    expect(await inputOf('新建　Ａ＋　图片，３．５／４－ｂ！（初稿）：好？')).toMatchObject({
      title: 'A+ 图片，3.5/4-b！（初稿）：好？',
    });
  });

  it('drops the word task behind its verb, and is made by task alone', async () => {
    expect(await inputOf('new task Buy tape')).toMatchObject({ title: 'Buy tape' });
    expect(await inputOf('新建任务 检查主图')).toMatchObject({ title: '检查主图' });
    expect(await inputOf('task Buy tape')).toMatchObject({ title: 'Buy tape' });
    expect(await inputOf('任务 检查主图')).toMatchObject({ title: '检查主图' });
    expect(await hear('task done BF26-8')).toMatchObject({ intent: { operation: 'task.done' } });
    expect(await hear('任务完成情况表')).toMatchObject({ kind: 'draft', title: '任务完成情况表' });
  });

  it('reads the long form and reports a key that it does not know', async () => {
    const full = await inputOf(
      '新建 复盘\n截止：周五\n负责人：李婷\n协助：陈伟、王强\n优先级：高\n标签：q4\n预计：1.5小时\n- 数据\n- 结论',
    );
    expect(full).toEqual({
      project: 'project-bf26',
      title: '复盘',
      responsible: 'li',
      helpers: ['chen', 'wang'],
      priority: 'high',
      due: { wall: '2026-10-30T18:00:00', zone: 'Asia/Shanghai' },
      tags: ['q4'],
      estimate: 90,
      items: ['数据', '结论'],
    });
    expect(
      await inputOf('new Review\nDue: fri 6pm PT\nWho: @maya\nProject: PD27\nStart: tomorrow 9am'),
    ).toMatchObject({
      project: 'project-pd27',
      responsible: 'maya',
      start: { wall: '2026-10-29T09:00:00', zone: 'America/Los_Angeles' },
    });
    const unknown = await hear('new Review\nDue: fri\nBudget: 100');
    expect(unknown).toMatchObject({
      kind: 'error',
      wrong: { code: 'unknown_field', facts: { field: 'Budget' } },
    });
    if (unknown.kind === 'error') expect((await hear(unknown.copy)).kind).toBe('intent');
    expect(await hear('new Review\nPriority: soonish')).toMatchObject({ wrong: { code: 'bad_value' } });
    expect(await hear('new Review\nDue: whenever')).toMatchObject({ wrong: { code: 'bad_time' } });
  });

  it('takes a note of several lines, and whom it mentions, behind its key', async () => {
    expect(
      await inputOf(
        'new Review @sam\nNote: ask @maya first, see https://a.co/b\nthen send it\nDue: fri\n- photos',
      ),
    ).toEqual({
      project: 'project-bf26',
      title: 'Review',
      responsible: 'sam',
      due: { wall: '2026-10-30T18:00:00', zone: 'America/Los_Angeles' },
      items: ['photos'],
      note: 'ask @maya first, see https://a.co/b\nthen send it',
      mentioned: ['maya'],
    });
    expect(await inputOf('新建 复盘\n备注：先看数据')).toMatchObject({ title: '复盘', note: '先看数据' });
    expect(await hear('new Review\nNote: call them\nTel: 123')).toMatchObject({
      kind: 'error',
      wrong: { code: 'unknown_field', facts: { field: 'Tel' } },
    });
  });

  it('keeps note, start and checklist in a draft, behind each of its answers too', async () => {
    const draft = await hear('Prices friday 3pm CST\nStart: tomorrow 9am\nNote: call them\n- photos');
    if (draft.kind !== 'draft') throw new Error(draft.kind);
    expect(draft.echo.note).toBe('call them');
    expect(draft.choices.length).toBeGreaterThan(0);
    for (const { intent } of [draft, ...draft.choices])
      expect(intent.input).toMatchObject({
        note: 'call them',
        items: ['photos'],
        start: { wall: '2026-10-29T09:00:00' },
      });
  });

  it('may have its title on a line of its own', async () => {
    expect(await inputOf('new\nBuy tape @maya')).toEqual({
      project: BF26.id,
      title: 'Buy tape',
      responsible: 'maya',
    });
    expect(await inputOf('新建\n标题：复盘\n截止：周五')).toMatchObject({
      title: '复盘',
      due: { wall: '2026-10-30T18:00:00' },
    });
    expect(await hear('标题：复盘\n负责人：@李婷')).toMatchObject({
      kind: 'draft',
      title: '复盘',
      intent: { input: { responsible: 'li' } },
    });
  });

  it('makes one batch of a pasted list', async () => {
    const found = await hear('new\n- Photos @maya fri\n2. Copy @sam !high\n• 更新主图 @李婷 明天');
    expect(found).toMatchObject({
      intent: {
        operation: 'task.create_many',
        input: {
          tasks: [
            { title: 'Photos', responsible: 'maya' },
            { title: 'Copy', priority: 'high' },
            { title: '更新主图', responsible: 'li' },
          ],
        },
      },
    });
    expect(await inputOf('new Prep week:\n- photos\n- copy')).toMatchObject({
      title: 'Prep week',
      items: ['photos', 'copy'],
    });
  });

  it('makes nothing of a batch while one line is open, and offers the batch for each answer', async () => {
    const found = asked(await hear('new\n- Photos\n- Copy friday 3pm CST'));
    expect(found.choices.map(({ intent }) => intent.operation)).toEqual([
      'task.create_many',
      'task.create_many',
      'task.create_many',
    ]);
    expect(found.choices[1]?.intent.input).toMatchObject({
      tasks: [{ title: 'Photos' }, { due: { zone: 'America/Chicago' } }],
    });
    expect(asked(await hear('new\n- Photos @nobody\n- Copy friday 3pm CST')).choices).toEqual([]);
    expect(await hear(`new\n${'- x\n'.repeat(51)}`)).toMatchObject({
      kind: 'error',
      wrong: { code: 'too_many_tasks' },
    });
  });

  it('asks for the project where the place has none', async () => {
    const direct: World = { room: null, roomProject: null };
    const found = asked(await hear('new Buy tape fri', direct));
    expect(found.question.code).toBe('which_project');
    expect(found.choices.map(({ intent }) => intent.input.project)).toEqual([BF26.id, PD27.id]);
    expect(found.choices[0]?.intent.input).toMatchObject({
      title: 'Buy tape',
      due: { wall: '2026-10-30T18:00:00' },
    });
    const open = asked(await hear('new Buy more tape this week', direct));
    expect(open.question.code).toBe('which_project');
    expect(open.choices.map(({ intent }) => intent.input)).toEqual([
      { line: 'new Buy more tape this week #BF26' },
      { line: 'new Buy more tape this week #PD27' },
    ]);
    expect(await inputOf('new Buy tape', { ...direct, projects: [PD27] })).toMatchObject({
      project: PD27.id,
    });
    expect(await hear('new Buy tape', { ...direct, projects: [] })).toMatchObject({
      kind: 'error',
      wrong: { code: 'no_project' },
    });
    const list = asked(await hear('new\n- a\n- b #PD27', direct));
    expect(list.choices[0]?.intent).toEqual({
      operation: 'say',
      input: { line: 'new\n- a #BF26\n- b #PD27' },
    });
  });

  it('offers the project again where the code does not exist', async () => {
    const found = asked(await hear('new Foo #BF62 fri'));
    expect(found.question).toMatchObject({
      code: 'problem',
      problem: { code: 'unknown_project', facts: { code: 'BF62' } },
    });
    expect(found.choices[0]?.intent.input).toMatchObject({ project: BF26.id, title: 'Foo' });
    expect(titled(found.choices)?.intent.input).toMatchObject({ title: 'Foo #BF62' });
    expect(found.copy).toBe('new Foo #BF26 fri');
  });

  it('tells what comes later and what cannot be read', async () => {
    expect(await hear('new Foo remind:24h')).toMatchObject({
      kind: 'error',
      wrong: { code: 'not_yet' },
      copy: 'new Foo',
    });
    expect(await hear('new Foo est:soon')).toMatchObject({
      kind: 'error',
      wrong: { code: 'bad_value' },
      copy: 'new Foo est:3h',
    });
    const launchless = asked(await hear('new Foo T-3 #PD27'));
    expect(launchless.question).toMatchObject({
      problem: { code: 'bad_time', facts: { reason: 'no_launch' } },
    });
    expect(launchless.choices[0]).toMatchObject({
      label: { say: 'without_due' },
      intent: { input: { title: 'Foo T-3' } },
    });
  });
});
