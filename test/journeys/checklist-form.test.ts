import type { Form } from './playground.ts';
import { journeys } from './service.ts';

journeys('the checklist in the form of a task', (service) => {
  const shown = (form: Form | undefined) => form?.fields.find(({ name }) => name === 'items');

  /** What stands in a form, with some of it changed. */
  const filled = (form: Form | undefined, changes: Readonly<Record<string, unknown>>) => ({
    ...Object.fromEntries((form?.fields ?? []).map(({ name, value }) => [name, value ?? ''])),
    ...changes,
  });
  const slackForm = async () => {
    const more = await service.press('R2', 'sam', (await service.last('R2')).id, 'More');
    return (await service.press('R2', 'sam', more.reply?.id ?? '', 'Edit')).form;
  };

  const larkForm = async () => {
    const more = await service.press('R1', 'lin', (await service.last('R1')).id, '更多');
    const card = more.reply?.id ?? (await service.last('dm:lin')).id;
    return (await service.press('dm:lin', 'lin', card, '编辑')).form;
  };

  describe('in Slack', () => {
    beforeEach(async () => {
      const opened = await service.say('R2', 'sam', '/pm new');
      const { form } = await service.press('R2', 'sam', opened.form?.id ?? '', 'More fields');
      await service.submit('R2', 'sam', form?.id ?? '', {
        title: 'Shoot',
        items: 'photos\nlabels\nvideo',
      });
      await service.say('R2', 'sam', '/pm check BF26-11 photos');
    });

    it('keeps the ticks of what stays, removes what is gone, adds what is new, and takes it all back', async () => {
      const form = await slackForm();
      expect(shown(form)).toMatchObject({ type: 'multiline', value: '✓ photos\nlabels\nvideo' });
      await service.submit(
        'R2',
        'sam',
        form?.id ?? '',
        filled(form, { items: '✓ photos\nvideo clip\nlabels' }),
      );
      expect((await service.last('R2')).text).toContain('Checklist 1/3');
      expect(shown(await slackForm())?.value).toBe('✓ photos\nlabels\nvideo clip');
      await service.say('R2', 'sam', '/pm undo');
      expect(shown(await slackForm())?.value).toBe('✓ photos\nlabels\nvideo');
      for (const room of ['R1', 'R2']) expect((await service.last(room)).text).toMatch(/1\/3/);
    });

    it('removes everything with the last line, and undo brings it back with its ticks', async () => {
      const form = await slackForm();
      await service.submit('R2', 'sam', form?.id ?? '', filled(form, { items: '' }));
      expect((await service.last('R2')).text).not.toContain('Checklist');
      await service.say('R2', 'sam', '/pm undo');
      for (const room of ['R1', 'R2']) expect((await service.last(room)).text).toMatch(/1\/3/);
      expect(shown(await slackForm())?.value).toBe('✓ photos\nlabels\nvideo');
    });

    it('ticks by the mark in front, together with other fields, as one step', async () => {
      const form = await slackForm();
      await service.submit(
        'R2',
        'sam',
        form?.id ?? '',
        filled(form, { title: 'Shoot all', items: 'photos\n✓ labels\nvideo\n✓ cut' }),
      );
      expect((await service.last('R2')).text).toContain('Checklist 2/4');
      expect(shown(await slackForm())?.value).toBe('photos\n✓ labels\nvideo\n✓ cut');
      await service.say('R2', 'sam', '/pm undo');
      expect(shown(await slackForm())?.value).toBe('✓ photos\nlabels\nvideo');
      expect(await service.api.titled('Shoot')).toBeDefined();
    });

    it('leaves alone what somebody else ticked while the form was open', async () => {
      const form = await slackForm();
      await service.say('R2', 'sam', '/pm check BF26-11 labels');
      await service.submit('R2', 'sam', form?.id ?? '', filled(form, { items: '✓ photos\nlabels\nfilm' }));
      expect(shown(await slackForm())?.value).toBe('✓ photos\n✓ labels\nfilm');
    });

    it('says in the field that an item is too long, or that there are too many', async () => {
      const form = await slackForm();
      const long = await service.submit(
        'R2',
        'sam',
        form?.id ?? '',
        filled(form, { items: 'x'.repeat(201) }),
      );
      expect(shown(long.form)?.error).toContain('200');
      const many = Array.from({ length: 48 }, (_, i) => `n${i}`).join('\n');
      const full = await service.submit(
        'R2',
        'sam',
        form?.id ?? '',
        filled(form, { title: 'Too much', items: `✓ photos\nlabels\nvideo\n${many}` }),
      );
      expect(shown(full.form)?.error).toContain('50');
      expect(shown(await slackForm())?.value).toBe('✓ photos\nlabels\nvideo');
      expect((await service.last('R2')).title).toBe('BF26-11 · Shoot');
    });
  });

  it('stands on Lark’s form card, where a long one is shown in part and the rest stays', async () => {
    const items = Array.from(
      { length: 12 },
      (_, i) => `第${i + 1}箱，外箱唛头和封条都要拍照存档${'。'.repeat(60)}`,
    );
    await service.say('R1', 'lin', '@bot 新建 装柜 @李婷 明天上午9点');
    const empty = await larkForm();
    expect(shown(empty)).toMatchObject({ value: null });
    await service.submit(
      'dm:lin',
      'lin',
      empty?.id ?? '',
      filled(empty, { items: items.slice(0, 9).join('\n') }),
    );
    for (const item of items.slice(9)) await service.say('R1', 'lin', `@bot 清单 BF26-11 ${item}`);
    expect((await service.last('R1')).text).toContain('0/12');
    const long = await larkForm();
    const [first = '', ...rest] = String(shown(long)?.value).split('\n');
    expect(rest.length).toBeLessThan(11);
    expect(JSON.stringify((await service.last('dm:lin')).native)).toContain(
      `另有 ${11 - rest.length} 项没有列出`,
    );
    await service.submit('dm:lin', 'lin', long?.id ?? '', filled(long, { items: rest.join('\n') }));
    expect(first).toContain('第1箱');
    expect((await service.last('R1')).text).toContain('0/11');
  });

  it('keeps what others ticked while the form went back and forth for a mistake', async () => {
    await service.say('R1', 'lin', '@bot 新建 装箱\n- 箱唛\n- 封条');
    const form = await larkForm();
    await service.say('R1', 'lin', '@bot 清单 BF26-11 箱唛');
    const typed = filled(form, { items: '箱唛\n封条\n拍照', estimate: '很久' });
    const wrong = await service.submit('dm:lin', 'lin', form?.id ?? '', typed);
    expect(wrong.form?.fields.find(({ name }) => name === 'estimate')?.error).toEqual(expect.any(String));
    await service.submit('dm:lin', 'lin', wrong.form?.id ?? '', { ...typed, estimate: '3小时' });
    expect(shown(await larkForm())?.value).toBe('✓ 箱唛\n封条\n拍照');
  });

  it('names whoever is mentioned in an item, in a line and in the form', async () => {
    await service.say('R1', 'lin', '@bot 新建 装箱\n- 箱唛 @陈伟\n- 封条');
    expect(shown(await larkForm())?.value).toBe('箱唛 @陈伟\n封条');
  });

  it('comes whole as lines in DingTalk too where it is more than a card there holds', async () => {
    const items = Array.from(
      { length: 10 },
      (_, i) => `第${i + 1}箱，外箱唛头和封条都要拍照存档，并发给仓库确认`,
    );
    await service.say(
      'R3',
      'wang',
      `@bot 填表 新建\n要做的事：装柜\n负责人：王强\n清单：${items.join('；')}`,
    );
    const { reply } = await service.say('R3', 'wang', '@bot 填表 编辑 BF26-11');
    expect(reply?.text).toContain('填表 编辑 BF26-11');
    expect(reply?.text).toContain(items.join('；'));
  });

  it('is a line in DingTalk, its items separated', async () => {
    await service.say(
      'R3',
      'wang',
      '@bot 填表 新建\n要做的事：装柜\n负责人：王强\n清单：外箱：唛头；封条；拍照',
    );
    await service.say('R3', 'wang', '@bot 清单 BF26-11 封条');
    const { reply } = await service.say('R3', 'wang', '@bot 填表 编辑 BF26-11');
    expect(reply?.text).toContain('清单：外箱：唛头；✓ 封条；拍照');
    await service.say('R3', 'wang', '@bot 填表 编辑 BF26-11\n清单：外箱：唛头；✓ 封条；✓ 拍照；签收单');
    const ticked = await service.say('R3', 'wang', '@bot 填表 编辑 BF26-11');
    expect(ticked.reply?.text).toContain('清单：外箱：唛头；✓ 封条；✓ 拍照；签收单');
    await service.say('R3', 'wang', '@bot 填表 编辑 BF26-11\n清单：✓ 封条\n签收单\n叉车');
    expect((await service.last('R3')).text).toContain('清单 1/3');
    await service.say('R3', 'wang', '@bot 填表 编辑 BF26-11\n优先级：高');
    expect((await service.last('R3')).text).toContain('清单 1/3');
    await service.say('R3', 'wang', '@bot 撤销');
    await service.say('R3', 'wang', '@bot 撤销');
    const back = await service.say('R3', 'wang', '@bot 填表 编辑 BF26-11');
    expect(back.reply?.text).toContain('清单：外箱：唛头；✓ 封条；✓ 拍照；签收单');
  });
});
