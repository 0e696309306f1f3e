import { journeys } from './service.ts';

journeys('forms in DingTalk, as lines to copy, change and send back', (service) => {
  /** The lines of a form that a chat without forms shows, as they are copied. */
  const template = (text: string | undefined): readonly string[] => {
    const lines = (text ?? '').split('\n').map((line) => line.replace(/^[>`\s]+/, ''));
    return lines.slice(lines.findIndex((line) => line.startsWith('@bot 填表'))).filter((line) => line !== '');
  };
  /** Sends a form’s lines back with some of them changed. */
  const fillIn = async (text: string | undefined, changes: Readonly<Record<string, string>>) => {
    const lines = template(text).map((line) => {
      const key = Object.keys(changes).find((one) => line.startsWith(one));
      return key === undefined ? line : `${line.slice(0, line.indexOf('：') + 1)}${changes[key]}`;
    });
    return service.say('R3', 'wang', lines.join('\n'));
  };
  const shownForm = async (button: string) => {
    const card = (await service.cards('R3')).findLast(({ buttons }) =>
      buttons.some(({ label }) => label === button),
    );
    return service.press('R3', 'wang', card?.id ?? '', button);
  };

  beforeEach(() => service.say('R3', 'wang', '@bot 新建 装柜 @周凯 明天上午9点 ~海运 est:3h'));

  it.each(['改期', '指派'])('%s changes nothing where nothing was changed', async (button) => {
    const before = await service.api.task('BF26-11');
    const { reply } = await shownForm(button);
    expect(reply?.text).toContain('BF26-11 · 装柜');
    expect(template(reply?.text)[0]).toBe(`@bot 填表 ${button} BF26-11`);
    await fillIn(reply?.text, {});
    expect(await service.api.task('BF26-11')).toEqual(before);
  });

  it('a due time is changed, and the card moves', async () => {
    const before = await service.api.task('BF26-11');
    const { reply } = await shownForm('改期');
    expect(template(reply?.text)[1]).toMatch(/^截止（中国时间）：2026-10-30 09:00$/);
    await fillIn(reply?.text, { 截止: '2026-10-31 17:00' });
    const wanted = { dueAt: '2026-10-31T09:00:00.000Z', dueLocal: '2026-10-31T17:00:00' };
    expect(await service.api.task('BF26-11')).toEqual({ ...before, ...wanted });
    expect((await service.last('R3')).text).toContain('10月31日 周六 17:00 中国');
  });

  it('a form of many fields changes the one that was changed', async () => {
    const before = await service.api.task('BF26-11');
    const { reply } = await service.say('R3', 'wang', '@bot 填表 编辑 BF26-11');
    const lines = template(reply?.text);
    expect(lines).toEqual(
      expect.arrayContaining(['要做的事：装柜', '标签：海运', '优先级：普通', '预计工时：3小时']),
    );
    await fillIn(reply?.text, { 优先级: '紧急' });
    expect(await service.api.task('BF26-11')).toEqual({ ...before, priority: 'urgent' });
  });

  it('the verb alone opens the form, and takes its lines', async () => {
    const before = await service.api.task('BF26-11');
    const { reply } = await service.say('R3', 'wang', '@bot 编辑 BF26-11');
    expect(template(reply?.text)[0]).toBe('@bot 填表 编辑 BF26-11');
    await service.say('R3', 'wang', '@bot 编辑 BF26-11\n优先级：高');
    expect(await service.api.task('BF26-11')).toEqual({ ...before, priority: 'high' });
  });

  it('people and notes are filled in', async () => {
    await fillIn((await shownForm('指派')).reply?.text, { 负责人: '王强', 协作人: '周凯' });
    expect(await service.api.task('BF26-11')).toMatchObject({
      responsible: { id: 'wang' },
      helpers: [{ id: 'zhou' }],
    });
    const { reply } = await service.say('R3', 'wang', '@bot 填表 备注 BF26-11');
    await fillIn(reply?.text, { 备注: '封条已拍照' });
    expect((await service.last('R1')).text).toContain('封条已拍照');
  });

  it('a reason for a block is asked for', async () => {
    await service.say('R3', 'wang', '@bot 开始 BF26-11');
    const { reply } = await shownForm('卡住');
    const wrong = await fillIn(reply?.text, {});
    expect(wrong.reply?.text).toContain('⛔ 卡在哪里：');
    await fillIn(wrong.reply?.text, { 卡在哪里: '等拖车' });
    expect(await service.api.task('BF26-11')).toMatchObject({ status: 'blocked', blockedReason: '等拖车' });
  });

  it('a new task, a project and one’s settings are made of lines too', async () => {
    const task = await service.say('R3', 'wang', '@bot 新建');
    await fillIn(task.reply?.text, {
      要做的事: '贴封条',
      负责人: '周凯',
      截止: '明天 17:00',
      优先级: '高',
    });
    expect(await service.api.titled('贴封条')).toMatchObject({
      responsible: { id: 'zhou' },
      priority: 'high',
      dueAt: '2026-10-30T09:00:00.000Z',
    });
    const project = await service.say('R3', 'wang', '@bot 填表 新建项目');
    await fillIn(project.reply?.text, { 名称: '春季备货', 代号: 'SP27' });
    expect(await service.api.project('SP27')).toMatchObject({ name: '春季备货' });
    const settings = await service.say('R3', 'wang', '@bot 填表 设置');
    await fillIn(settings.reply?.text, { 语言: '英文' });
    expect((await service.say('R3', 'wang', '@bot my')).reply?.text).toMatch(/[A-Za-z]{4}/);
  });

  it('what cannot be read is said above the lines, which keep what was typed, and nothing is changed', async () => {
    const before = await service.api.task('BF26-11');
    const { reply } = await service.say('R3', 'wang', '@bot 填表 编辑 BF26-11');
    const wrong = await fillIn(reply?.text, { 优先级: '特急', 截止: '改天', 标签: '空运' });
    for (const said of ['⛔ 优先级：“特急”', '⛔ 截止（中国时间）：', '标签：空运']) {
      expect(wrong.reply?.text).toContain(said);
    }
    const odd = await service.say('R3', 'wang', '@bot 填表 改期 BF26-11\n颜色：红');
    expect(odd.reply?.text).toContain('颜色');
    expect(await service.api.task('BF26-11')).toEqual(before);
  });
});
