import { asked, hear, titled } from './hear.fixture.ts';

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
      expect(titled(found.choices)).toMatchObject({
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
    expect(titled(found.choices)?.label).toMatchObject({ title: 'dnoe BF26-8' });
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
      expect(titled(found.choices)).toBeDefined();
    }
  });
});
