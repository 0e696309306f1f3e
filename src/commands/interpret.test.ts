import type { Choice, Interpretation } from './intent.ts';
import { interpret } from './interpret.ts';
import type { Speech } from './speech.ts';
import {
  BF26,
  inAngeles,
  inShenzhen,
  lookupOf,
  MEMBERS,
  mark,
  member,
  mentionOf,
  PD27,
  type World,
} from './world.fixture.ts';

const hear = (line: string, world?: World, more: Partial<Speech> = {}) =>
  interpret(/[\u4e00-\u9fff]/.test(line) ? inShenzhen(line, more) : inAngeles(line, more), lookupOf(world));

function asked(found: Interpretation) {
  if (found.kind !== 'ask') throw new Error(JSON.stringify(found));
  return found;
}

const create = (choices: readonly Choice[]) => choices.find(({ label }) => label.say === 'create_title');

async function inputOf(line: string, world?: World, more?: Partial<Speech>) {
  const found = await hear(line, world, more);
  if (found.kind !== 'intent' && found.kind !== 'draft') throw new Error(JSON.stringify(found));
  return found.intent.input;
}

describe('what calls the bot', () => {
  it('compares the command word of a line that starts with an exclamation mark', async () => {
    const word = { trigger: 'word' as const };
    expect(await hear('!pm done BF26-8', {}, word)).toMatchObject({
      kind: 'intent',
      intent: { operation: 'task.done' },
    });
    expect(await hear('！ＰＭ　done BF26-8', {}, word)).toMatchObject({ kind: 'intent' });
    expect(await hear('!deploy now', {}, word)).toEqual({ kind: 'elsewhere' });
    expect(await hear('!pmx done', {}, word)).toEqual({ kind: 'elsewhere' });
    expect(await hear('!ls done BF26-8', {}, { ...word, commandWord: 'LS' })).toMatchObject({
      kind: 'intent',
    });
  });

  it('alone shows my tasks, with examples', async () => {
    for (const line of ['', '   ', '　']) {
      expect(await hear(line)).toEqual({
        kind: 'intent',
        intent: { operation: 'task.mine', input: {} },
        echo: { verb: 'my', bare: true },
      });
    }
  });

  it('gets no card for thanks', async () => {
    for (const line of [
      'thanks',
      'Thanks!',
      'OK',
      'ok 👌',
      '好的',
      '谢谢',
      '谢谢～',
      '收到！',
      '👍',
      '...',
      '辛苦了。',
    ]) {
      expect({ line, is: await hear(line) }).toEqual({ line, is: { kind: 'silent' } });
    }
  });
});

describe('keys', () => {
  it('alone show the task, in any case and width', async () => {
    for (const line of ['BF26-8', 'bf26-8', 'BF26-8？', 'ＢＦ２６－８', ' BF26-8 ']) {
      expect(await inputOf(line)).toEqual({ task: 'task-8' });
    }
  });

  it('count only if their project exists', async () => {
    expect(await hear('BF26-99')).toMatchObject({
      kind: 'error',
      wrong: { code: 'unknown_task', facts: { key: 'BF26-99' } },
    });
    expect(await hear('XX-9')).toMatchObject({ kind: 'draft', title: 'XX-9' });
    expect(await hear('done XX-9')).toMatchObject({ kind: 'ask', question: { code: 'needs', need: 'task' } });
    expect(await inputOf('new Fix BF26-8 again')).toMatchObject({ title: 'Fix BF26-8 again' });
  });

  it('before a verb are offered, not applied', async () => {
    const found = asked(await hear('BF26-8 done'));
    expect(found.choices[0]?.intent).toEqual({ operation: 'task.done', input: { task: 'task-8' } });
    expect(found.copy).toBe('done BF26-8');
  });
});

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
    expect(create(found.choices)?.intent.input).toMatchObject({ title: 'Foo #BF62' });
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

describe('verb or title', () => {
  it('asks what a verb needs and offers the whole line as a title', async () => {
    for (const [line, need] of [
      ['done with packaging', 'task'],
      ['Check coupon setup', 'task'],
      ['due diligence for the factory', 'task'],
      ['Launch listing', 'time'],
      ['list groceries', 'filter'],
      ['help me with the listing', 'topic'],
      ['完成 采购单', 'task'],
    ] as const) {
      const found = asked(await hear(line));
      expect(found.question).toMatchObject({ code: 'needs', need });
      expect(create(found.choices)).toMatchObject({
        label: { title: line },
        intent: { operation: 'task.create', input: { title: line } },
      });
      expect((await hear(found.copy)).kind).toBe('intent');
    }
  });

  it('does not swallow words that a verb does not take', async () => {
    const found = asked(await hear('done BF26-8 sent to the printer'));
    expect(found.choices.map(({ label }) => label.say)).toEqual(['only_this', 'create_title']);
    expect(found.choices[0]?.intent).toEqual({ operation: 'task.done', input: { task: 'task-8' } });
  });

  it('does not swallow marks or lines that a verb does not take', async () => {
    for (const line of [
      'assign BF26-8 @maya !high',
      'assign BF26-8 @maya +@sam',
      'due BF26-8 fri @maya',
      'list ~ads',
      'done BF26-8 @maya',
      'status #BF26 !high',
      'launch 2026-11-20 @maya',
    ]) {
      expect({ line, kind: (await hear(line)).kind }).toEqual({ line, kind: 'ask' });
    }
    const two = asked(await hear('done BF26-8\ndone BF26-9'));
    expect(two.choices[0]).toMatchObject({
      label: { line: 'done BF26-8' },
      intent: { operation: 'task.done' },
    });
  });

  it('asks for the rest of an act by a form', async () => {
    const found = asked(await hear('due BF26-8'));
    expect(found.choices[0]?.intent).toEqual({
      operation: 'open.form',
      input: { form: 'task.due', task: 'task-8' },
    });
  });

  it.each([
    '完成采购单',
    '新建议收集',
    '创建人名单',
    '提醒李婷交图',
    '关注竞品价格',
    '我的电脑坏了',
    '今天 开会',
    '截止日期快到了',
    '卡住了',
    '时间安排',
    'my laptop broke',
    'today we ship',
    'Close the books',
    'Open a store in Texas',
    'Order 500 boxes',
    'new-hire onboarding',
    'add/remove SKUs',
    '阻塞原因分析',
    '任务列表模板设计',
    '评论区维护',
  ])('%s is a title', async (line) => {
    expect(await hear(line)).toMatchObject({
      kind: 'draft',
      title: line,
      intent: { operation: 'task.create', input: { title: line } },
    });
  });

  it('asks whether a near verb was meant, with what it would do', async () => {
    const found = asked(await hear('dnoe BF26-8'));
    expect(found.question).toEqual({ code: 'did_you_mean', word: 'dnoe', later: false });
    expect(found.choices[0]).toMatchObject({
      label: { en: 'done', zh: '完成', line: 'done BF26-8' },
      intent: { operation: 'task.done' },
    });
    expect(found.choices.length).toBeLessThanOrEqual(3);
    // A verb that does not take the words stands behind the title.
    const ship = asked(await hear('Ship samples to LA friday'));
    expect(ship.choices.map(({ label }) => label.say)).toEqual(['create_title', 'verb']);
    expect(ship.copy).toBe('new Ship samples to LA friday');
    expect(create(found.choices)?.label).toMatchObject({ title: 'dnoe BF26-8' });
    expect(asked(await hear('里程杯 BF26-7')).choices[0]?.intent).toMatchObject({
      operation: 'task.milestone',
    });
    expect(asked(await hear('dnoe', { thread: 'BF26-8' })).choices[0]?.intent.input).toEqual({
      task: 'task-8',
    });
  });

  it('asks about verbs that come later, and offers the title', async () => {
    for (const line of ['board', 'snooze 2h', 'approve the copy', '看板', '提醒 李婷', 'ask approval @sam']) {
      const found = asked(await hear(line));
      expect(found.question).toMatchObject({ code: 'did_you_mean', later: true });
      expect(create(found.choices)).toBeDefined();
    }
  });
});

describe('a free title', () => {
  it('becomes a draft with what its end and its marks say', async () => {
    const found = await hear('Order boxes @maya !high fri 6pm PT');
    expect(found).toMatchObject({
      kind: 'draft',
      title: 'Order boxes',
      intent: { input: { responsible: 'maya', priority: 'high', due: { wall: '2026-10-30T18:00:00' } } },
    });
  });

  it('goes without what is open, and offers it', async () => {
    const found = await hear('Order boxes friday 3pm CST');
    expect(found).toMatchObject({ kind: 'draft', title: 'Order boxes' });
    if (found.kind !== 'draft') return;
    expect(found.intent.input).toEqual({ project: BF26.id, title: 'Order boxes' });
    expect(found.choices.map(({ label }) => label.say)).toEqual(['time', 'time']);
    const unplaced = await hear('Order boxes @nobody #ZZ99');
    expect(unplaced).toMatchObject({
      kind: 'draft',
      title: 'Order boxes',
      echo: { unplaced: ['@nobody', '#ZZ99'] },
    });
  });

  it('of several lines becomes several tasks', async () => {
    const found = await hear('- Order boxes @maya fri\n- Order tape');
    expect(found).toMatchObject({
      kind: 'draft',
      intent: { operation: 'task.create_many' },
      items: [{ title: 'Order boxes' }, { title: 'Order tape' }],
    });
  });

  it('may be nothing but a date or a name', async () => {
    expect(await hear('Friday')).toMatchObject({ kind: 'draft', title: 'Friday' });
    expect(await hear('@maya')).toMatchObject({ kind: 'draft', title: '@maya' });
  });
});

describe('times', () => {
  it('that have passed are asked, and the line to copy works', async () => {
    const found = asked(await hear('due BF26-8 yesterday 9am'));
    expect(found.question).toEqual({ code: 'time_past', text: 'yesterday 9am' });
    expect(found.choices.every(({ intent }) => intent.operation === 'task.due')).toBe(true);
    const past = asked(await hear('new Report 6pm'));
    expect(past.choices.at(-1)?.label.say).toBe('without_due');
    expect(await hear(past.copy)).toMatchObject({ kind: 'intent', intent: { input: { title: 'Report' } } });
  });

  it('with another reading are applied with a chip', async () => {
    const found = await hear('new Report next fri');
    if (found.kind !== 'intent') throw new Error(found.kind);
    expect(found.intent.input).toMatchObject({ due: { wall: '2026-11-06T18:00:00' } });
    expect(found.echo.due?.chips[0]?.intent).toMatchObject({
      operation: 'task.create',
      input: { title: 'Report', due: { wall: '2026-10-30T18:00:00' } },
    });
  });

  it('that do not exist are told with a line that works', async () => {
    const found = await hear('due BF26-8 2/30');
    expect(found).toMatchObject({
      kind: 'error',
      wrong: { code: 'bad_time', facts: { reason: 'invalid_date' } },
      copy: 'due BF26-8 fri 6pm',
    });
    expect(await hear('tz CST')).toMatchObject({
      kind: 'ask',
      choices: [
        { intent: { input: { zone: 'Asia/Shanghai' } } },
        { intent: { input: { zone: 'America/Chicago' } } },
        {},
      ],
    });
  });
});
