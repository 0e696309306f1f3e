import { interpret } from './interpret.ts';
import { VERBS } from './verbs.ts';
import { inAngeles, inShenzhen, lookupOf, type World } from './world.fixture.ts';

const zh = (line: string) => /[\u4e00-\u9fff]/.test(line);
const hear = (line: string, world?: World) =>
  interpret(zh(line) ? inShenzhen(line) : inAngeles(line), lookupOf(world));

async function intentOf(line: string, world?: World) {
  const found = await hear(line, world);
  return found.kind === 'intent' ? found.intent : found;
}

describe('verbs in both languages', () => {
  it.each<[string, string, string, object]>([
    ['start BF26-8', '开始 BF26-8', 'task.start', { task: 'task-8' }],
    ['done BF26-8', '完成BF26-8', 'task.done', { task: 'task-8' }],
    ['reopen bf26-8', '重开 BF26-8', 'task.reopen', { task: 'task-8' }],
    ['unblock BF26-8', '解除 BF26-8', 'task.unblock', { task: 'task-8' }],
    [
      'assign BF26-8 @maya @li',
      '指派 BF26-8 给 @Maya @李婷',
      'task.assign',
      { task: 'task-8', responsible: 'maya', helpers: ['li'] },
    ],
    ['assign BF26-8 to maya', '指派 BF26-8 Maya', 'task.assign', { task: 'task-8', responsible: 'maya' }],
    ['finish BF26-8', '完成了 BF26-8', 'task.done', { task: 'task-8' }],
    ['assign BF26-8 nobody', '指派 BF26-8 无人', 'task.assign', { task: 'task-8', responsible: null }],
    ['assign @maya BF26-8', '转给 @Maya BF26-8', 'task.assign', { task: 'task-8', responsible: 'maya' }],
    ['due BF26-8 none', '截止 BF26-8 无', 'task.due', { task: 'task-8', due: null }],
    ['prio BF26-8 high', '优先级 BF26-8 高', 'task.priority', { task: 'task-8', priority: 'high' }],
    ['prio BF26-8 !4', '优先级 BF26-8 !紧急', 'task.priority', { task: 'task-8', priority: 'urgent' }],
    ['move BF26-8 #PD27', '移到 BF26-8 PD27', 'task.move', { task: 'task-8', project: 'project-pd27' }],
    ['dep BF26-9 on BF26-8', '依赖 BF26-9 于 BF26-8', 'task.depend', { task: 'task-9', on: 'task-8' }],
    ['pin BF26-8', '关键 BF26-8', 'task.pin', { task: 'task-8', pinned: true }],
    ['pin BF26-8 off', '关键 BF26-8 取消', 'task.pin', { task: 'task-8', pinned: false }],
    ['milestone BF26-7', '里程碑 BF26-7', 'task.milestone', { task: 'task-7', milestone: true }],
    ['watch BF26-8', '关注 BF26-8', 'task.watch', { task: 'task-8', watching: true }],
    ['unwatch BF26-8', '取消关注 BF26-8', 'task.watch', { task: 'task-8', watching: false }],
    ['delete BF26-8', '删除 BF26-8', 'task.delete', { task: 'task-8' }],
    ['undo', '撤销', 'task.undo', {}],
    ['my', '我的', 'task.mine', {}],
    ['today', '今天', 'task.today', {}],
    ['list', '列表', 'task.list', { room: 'room-1' }],
    [
      'list #BF26 @maya overdue',
      '列表 #BF26 @Maya 逾期',
      'task.list',
      { project: 'project-bf26', person: 'maya', overdue: true },
    ],
    ['list BF26 done', '列表 BF26 已完成', 'task.list', { project: 'project-bf26', status: ['done'] }],
    [
      'list unfinished',
      '列表 未完成',
      'task.list',
      { room: 'room-1', status: ['open', 'in_progress', 'blocked'] },
    ],
    ['show BF26-8', '查看 BF26-8', 'task.show', { task: 'task-8' }],
    ['show #BF26', '查看 BF26', 'project.show', { project: 'project-bf26' }],
    ['status', '状态 #BF26', 'project.status', { project: 'project-bf26' }],
    ['archive #BF26', '归档', 'project.archive', { project: 'project-bf26' }],
    ['projects', '项目列表', 'project.list', {}],
    ['tz Asia/Shanghai', '时区 北京', 'member.settings', { zone: 'Asia/Shanghai' }],
    ['lang zh', '语言 中文', 'member.settings', { locale: 'zh' }],
    ['settings', '设置', 'settings', {}],
    ['bind 7K2M-Q9XD', '绑定 7K2M-Q9XD', 'workspace.bind', { code: '7K2M-Q9XD' }],
    [
      'bind 7K2M-Q9XD partner',
      '绑定 7K2M-Q9XD 合作方',
      'workspace.bind',
      { code: '7K2M-Q9XD', partner: true },
    ],
    ['link', '关联', 'member.link', {}],
    ['link ABCD-1234', '关联 ABCD-1234', 'member.link', { code: 'ABCD-1234' }],
    ['room #BF26', '房间 BF26', 'room.show', { project: 'project-bf26', room: 'room-1' }],
    ['room default #BF26', '房间 默认 #BF26', 'room.default', { project: 'project-bf26', room: 'room-1' }],
    ['room hide #BF26', '房间 隐藏 #BF26', 'room.hide', { project: 'project-bf26', room: 'room-1' }],
    ['room tz PT', '房间 时区 洛杉矶', 'room.settings', { room: 'room-1', zone: 'America/Los_Angeles' }],
    ['room lang zh', '房间 语言 中文', 'room.settings', { room: 'room-1', locale: 'zh' }],
    ['room audience external', '房间 受众 外部', 'room.settings', { room: 'room-1', audience: 'external' }],
    [
      'role @sam manager',
      '角色 @Sam 经理',
      'project.role',
      { project: 'project-bf26', member: 'sam', role: 'manager' },
    ],
    [
      'role @sam none #PD27',
      '角色 @Sam 无 #PD27',
      'project.role',
      { project: 'project-pd27', member: 'sam', role: null },
    ],
    ['role @zhao finance', '角色 @赵敏 财务', 'member.tenant_role', { member: 'zhao', finance: true }],
    [
      'role @sam admin off',
      '角色 @Sam 管理员 取消',
      'member.tenant_role',
      { member: 'sam', tenantAdmin: false },
    ],
    [
      'invite @zhou',
      '邀请 @周凯 外部',
      'project.invite',
      { project: 'project-bf26', member: 'zhou', role: 'external' },
    ],
    [
      'invite @sam',
      '邀请 @Sam 执行人',
      'project.role',
      { project: 'project-bf26', member: 'sam', role: 'executor' },
    ],
    ['help', '？', 'help', {}],
    ['?', '帮助', 'help', {}],
    ['help all', '帮助 全部', 'help', { topic: 'all' }],
    ['help admin', '帮助 管理', 'help', { topic: 'admin' }],
    ['help due', '帮助 改期', 'help', { topic: 'due' }],
    ['help project new', '帮助 新建项目', 'help', { topic: 'project new' }],
    ['find coupon', '搜索 coupon', 'task.find', { text: 'coupon' }],
    ['block BF26-8 等报价', '卡住 BF26-8 等报价', 'task.block', { task: 'task-8', reason: '等报价' }],
    [
      'rename BF26-8 Load by friday',
      '改名 BF26-8 Load by friday',
      'task.rename',
      { task: 'task-8', title: 'Load by friday' },
    ],
    ['check BF26-8 photos', '清单 BF26-8 photos', 'task.check', { task: 'task-8', text: 'photos' }],
    [
      'uncheck BF26-8 photos',
      '取消勾选 BF26-8 photos',
      'task.check',
      { task: 'task-8', text: 'photos', done: false },
    ],
  ])('%s = %s', async (english, chinese, operation, input) => {
    expect(await intentOf(english)).toEqual({ operation, input });
    expect(await intentOf(chinese)).toEqual({ operation, input });
  });

  it.each([
    ['完成 BF26-8', 'en'],
    ['done BF26-8', 'zh'],
  ] as const)('%s is understood whatever the language of the speaker (%s)', async (line, locale) => {
    const found = await interpret(inAngeles(line, { locale }), lookupOf());
    expect(found).toMatchObject({ kind: 'intent', intent: { operation: 'task.done' } });
  });

  it('does every verb of the registry as its example says', async () => {
    for (const verb of VERBS.filter((each) => !each.reserved)) {
      for (const line of [verb.example.en, verb.example.zh]) {
        const found = await hear(line);
        expect({ line, kind: found.kind }).toEqual({ line, kind: 'intent' });
        expect(found.kind === 'intent' && found.echo.verb).toBe(verb.name);
      }
    }
  });

  it('has no word twice', () => {
    const words = VERBS.flatMap((verb) => [...verb.en, ...verb.zh, ...(verb.also ?? [])]);
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
  });

  it('reads times for due in the mixed ways people type', async () => {
    const la = { wall: '2026-10-30T18:00:00', zone: 'America/Los_Angeles' };
    for (const line of [
      'due BF26-8 fri 6pm PT',
      'due BF26-8 周五下午6点 PT',
      '截止 BF26-8 fri 6pm PT',
      '改期 BF26-8 到 周五18:00 洛杉矶时间',
      'due BF26-8 to fri 6pm PT',
      'due fri 6pm PT BF26-8',
    ]) {
      expect({ line, is: await intentOf(line) }).toEqual({
        line,
        is: { operation: 'task.due', input: { task: 'task-8', due: la } },
      });
    }
  });

  it('takes the task of the thread where no key is said', async () => {
    const thread: World = { thread: 'BF26-8' };
    expect(await intentOf('done', thread)).toMatchObject({
      operation: 'task.done',
      input: { task: 'task-8' },
    });
    expect(await intentOf('完成', thread)).toMatchObject({
      operation: 'task.done',
      input: { task: 'task-8' },
    });
    expect(await intentOf('done this', thread)).toMatchObject({
      operation: 'task.done',
      input: { task: 'task-8' },
    });
    expect(await intentOf('assign me', thread)).toMatchObject({
      input: { task: 'task-8', responsible: 'lin' },
    });
    expect(await intentOf('note arrived', thread)).toMatchObject({
      input: { task: 'task-8', text: 'arrived' },
    });
    expect(await intentOf('dep on BF26-7', thread)).toMatchObject({
      input: { task: 'task-8', on: 'task-7' },
    });
    expect(await intentOf('截止 这个周五', thread)).toMatchObject({
      input: { task: 'task-8', due: { wall: '2026-10-30T18:00:00' } },
    });
    expect(await intentOf('start BF26-9', thread)).toMatchObject({ input: { task: 'task-9' } });
  });

  it('keeps what a note holds, line by line, and hears who is mentioned', async () => {
    expect(await intentOf('note BF26-8 @sam see #1: "fri" !high\ndue: never\n- x')).toEqual({
      operation: 'task.note',
      input: { task: 'task-8', text: '@sam see #1: "fri" !high\ndue: never\n- x', mentioned: ['sam'] },
    });
    expect(await intentOf('备注 BF26-8 @李婷 @没有这个人 已寄出')).toMatchObject({
      input: { text: '@李婷 @没有这个人 已寄出', mentioned: ['li'] },
    });
  });

  it('attaches links by name', async () => {
    expect(await intentOf('attach BF26-8 https://example.com/a/quote.pdf')).toMatchObject({
      input: { kind: 'link', name: 'quote.pdf', ref: 'https://example.com/a/quote.pdf' },
    });
    expect(await intentOf('附件 BF26-8 https://example.com/x?y=1 报价单')).toMatchObject({
      input: { kind: 'link', name: '报价单', ref: 'https://example.com/x?y=1' },
    });
    expect(await hear('attach BF26-8 the shared folder')).toMatchObject({
      kind: 'ask',
      question: { need: 'link' },
    });
  });

  it('says what a time means without doing anything', async () => {
    expect(await intentOf('when fri 6pm PT')).toEqual({
      operation: 'time.read',
      input: { text: 'fri 6pm PT', project: 'project-bf26' },
    });
    expect(await intentOf('时间 周五下午6点')).toMatchObject({
      operation: 'time.read',
      input: { text: '周五下午6点' },
    });
  });
});

describe('a new project', () => {
  it('takes its code, its launch and the zone of the launch', async () => {
    const launch = { wall: '2026-11-27T00:00:00', zone: 'America/Los_Angeles' };
    const bare: World = { roomProject: null };
    expect(
      await intentOf('新建项目 Q4黑五备战 - Amazon US 上线日 2026-11-27 00:00 洛杉矶时间 #BF26', bare),
    ).toEqual({
      operation: 'project.create',
      input: { name: 'Q4黑五备战 - Amazon US', code: 'BF26', launch, room: 'room-1' },
    });
    expect(await intentOf('project new Q4 Black Friday #BF27 launch 2026-11-27 00:00 PT')).toEqual({
      operation: 'project.create',
      input: { name: 'Q4 Black Friday', code: 'BF27', launch },
    });
  });

  it('launches at midnight of its own zone where no clock is said', async () => {
    expect(await intentOf('project new Prime Day tz:America/New_York launch 2027-07-10')).toMatchObject({
      input: { zone: 'America/New_York', launch: { wall: '2027-07-10T00:00:00', zone: 'America/New_York' } },
    });
    expect(await intentOf('新建项目 会员日 上线日 2027-07-10')).toMatchObject({
      input: { launch: { wall: '2027-07-10T00:00:00', zone: 'Asia/Shanghai' } },
    });
    expect(await intentOf('project new Prime Day launch 2027-07-10 ET')).toMatchObject({
      input: { zone: 'America/New_York', launch: { wall: '2027-07-10T00:00:00', zone: 'America/New_York' } },
    });
  });

  it('may have launch in its name', async () => {
    expect(await intentOf('project new Product launch plan #PL27')).toMatchObject({
      input: { name: 'Product launch plan' },
    });
  });

  it('tells of a template that comes later, with a line that works', async () => {
    const found = await hear('新建项目 Q4黑五备战 套用 BFCM-US 上线日 2026-11-27 #BF28');
    expect(found).toMatchObject({ kind: 'error', wrong: { code: 'not_yet' } });
    if (found.kind !== 'error') return;
    expect(found.copy).toBe('新建项目 Q4黑五备战 上线日 2026-11-27 #BF28');
    expect((await hear(found.copy)).kind).toBe('intent');
    expect(await hear('project new Use cases of tape')).toMatchObject({ kind: 'intent' });
    expect(await hear('project new Tape tz:CST')).toMatchObject({
      kind: 'error',
      wrong: { code: 'unknown_zone' },
    });
  });

  it('moves its launch by a verb, midnight in the zone of the project', async () => {
    expect(await intentOf('launch 2026-11-20 #BF26')).toMatchObject({
      operation: 'project.launch',
      input: { launch: { wall: '2026-11-20T00:00:00', zone: 'America/New_York' } },
    });
    expect(await hear('launch 2026-11-20 9:00 CST')).toMatchObject({
      kind: 'ask',
      question: { code: 'time_ambiguous' },
    });
  });
});
