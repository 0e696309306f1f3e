import { asked, hear, inputOf, titled } from './hear.fixture.ts';

const FRIDAY = { wall: '2026-10-30T18:00:00' };

describe('a task named by words of time', () => {
  it.each([
    ['new Weekly @daniel fri ~ads est:3h', 'Weekly'],
    ['new Weekly fri', 'Weekly'],
    ['新建 每周 @李婷 周五', '每周'],
    ['新建 双周 周五', '双周'],
    ['new\nTitle: Weekly\nDue: fri', 'Weekly'],
    ['新建\n标题：今天\n截止：周五', '今天'],
    ['新建\n标题：每周五\n截止：周五', '每周五'],
  ])('%s keeps its title and is due on Friday', async (line, title) => {
    const input = await inputOf(line);
    expect(input).toMatchObject({ title, due: FRIDAY });
    expect(input).not.toHaveProperty('every');
  });

  it('keeps everything else that was said', async () => {
    expect(await inputOf('new Weekly @daniel fri ~ads est:3h')).toMatchObject({
      responsible: 'daniel',
      tags: ['ads'],
      estimate: 180,
    });
  });

  it.each(['new Weekly', 'new Monthly @maya', '新建 每周', '新建 每月 @李婷'])(
    '%s is no repeat without its words',
    async (line) => {
      expect(await inputOf(line)).toMatchObject({
        title: expect.stringMatching(/^(Weekly|Monthly|每周|每月)$/),
      });
      expect(await inputOf(line)).not.toHaveProperty('every');
    },
  );

  it.each([
    ['new fri 6pm', 'fri 6pm'],
    ['new tomorrow @maya', 'tomorrow'],
    ['new Friday @maya 6pm', 'Friday 6pm'],
    ['new every monday @maya', 'every monday'],
    ['new Daily 9am', 'Daily 9am'],
    ['新建 今天 @李婷', '今天'],
    ['新建 每周一9点 @李婷', '每周一9点'],
  ])('%s is asked, and its words are offered as the title', async (line, title) => {
    const found = asked(await hear(line));
    expect(found.question).toEqual({ code: 'needs', verb: 'new', need: 'title' });
    const input = titled(found.choices)?.intent.input;
    const [, who] = /@(\S+)/.exec(line) ?? [];
    const responsible = who && { maya: 'maya', 李婷: 'li' }[who];
    expect(input).toMatchObject({ title, ...(responsible && { responsible }) });
    expect(await inputOf(found.copy)).toEqual(input);
  });

  it('is never called by its verb', async () => {
    for (const line of ['new @maya', 'new !high', '新建 @李婷']) {
      const found = asked(await hear(line));
      expect(found.choices.map(({ label }) => label)).toEqual([{ say: 'form', form: 'task.create' }]);
    }
  });

  it('is asked in a list for the whole list', async () => {
    const found = asked(await hear('new\n- tomorrow\n- Photos'));
    expect(titled(found.choices)?.intent.input).toMatchObject({
      tasks: [{ title: 'tomorrow' }, { title: 'Photos' }],
    });
    expect(found.copy).toBe('new\n- "tomorrow"\n- Photos');
  });

  it('keeps its marks in a draft', async () => {
    expect(await hear('every monday @maya')).toMatchObject({
      kind: 'draft',
      intent: { input: { title: 'every monday', responsible: 'maya' } },
    });
  });
});
