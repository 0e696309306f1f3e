import { asked, hear, inputOf } from './hear.fixture.ts';
import { BF26 } from './world.fixture.ts';

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

  it('tells of every line of a list whose end may have been a time, and loses none of its words', async () => {
    const found = await hear(
      '- Order boxes fri\n- Prepare Black Friday\n- Call Bob at 5\n- Review ads friday?\n- Pack 12 boxes',
    );
    expect(found.kind === 'draft' && found.items?.map(({ title, kept }) => [title, kept])).toEqual([
      ['Order boxes', undefined],
      ['Prepare Black Friday', 'Black Friday'],
      ['Call Bob at 5', 'at 5'],
      ['Review ads friday?', 'friday?'],
      ['Pack 12 boxes', undefined],
    ]);
    const typed = await hear('new\n- Order boxes fri\n- Offsite Nov 5 - Nov 7');
    expect(typed).toMatchObject({
      kind: 'intent',
      intent: { operation: 'task.create_many' },
      echo: { keptOf: [null, 'Nov 5 - Nov 7'] },
    });
  });

  it('whose end may be a time keeps it, and offers the time; the first of several such lines is no question', async () => {
    const found = await hear('Order more boxes Christmas');
    expect(found).toMatchObject({ kind: 'draft', title: 'Order more boxes Christmas' });
    if (found.kind !== 'draft') return;
    expect(found.choices.map(({ label, intent }) => [label.say, intent.input.title])).toEqual([
      ['time', 'Order more boxes'],
    ]);
    const list = await hear('new\n- Order more boxes Christmas\n- Call the printer noon\n- Order tape');
    expect(list).toMatchObject({
      kind: 'intent',
      intent: { operation: 'task.create_many' },
      echo: { keptOf: ['Christmas', 'noon', null] },
    });
    const one = asked(await hear('new\n- Order more boxes Christmas\n- Order tape'));
    expect(one.question).toEqual({ code: 'time_or_title', text: 'Christmas' });
    expect(one.choices.map(({ label }) => label.say)).toEqual(['time', 'in_title']);
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
