import { journeys } from './service.ts';

journeys('a task that is made with a note', (service) => {
  const fields = (form: { fields: readonly { name: string }[] } | undefined) =>
    form?.fields.map(({ name }) => name);

  it('shows it on the card of every room that has nobody from outside', async () => {
    await service.say('R1', 'lin', '@bot 新建 复盘 @Maya\n备注：先看 @李婷 的数据\n再开会');
    expect((await service.last('R1')).text).toMatch(/林晓，.*：先看 @李婷 的数据 再开会/);
    expect((await service.last('R2')).text).toContain('先看 @李婷 的数据');
    const supplier = await service.cards('R3');
    expect(supplier.map(({ text }) => text).join()).not.toContain('先看');
  });

  it('is taken back with its task', async () => {
    await service.say('R2', 'sam', '/pm new Review\nnote: call them');
    expect((await service.last('R2')).text).toContain('call them');
    const { reply } = await service.say('R2', 'sam', '/pm undo');
    expect(reply?.text ?? '').not.toContain('⛔');
    await expect(service.api.titled('Review')).rejects.toThrow('0 tasks');
  });

  it('comes from a form in Slack, behind more fields', async () => {
    const opened = await service.say('R2', 'sam', '/pm new');
    const { form } = await service.press('R2', 'sam', opened.form?.id ?? '', 'More fields');
    expect(fields(form)).toContain('note');
    await service.submit('R2', 'sam', form?.id ?? '', { title: 'Review', note: 'call them\nthen write' });
    expect((await service.last('R2')).text).toContain('call them then write');
  });

  it('comes from a form in Lark', async () => {
    await service.say('R1', 'lin', '@bot 新建');
    const { id } = await service.last('dm:lin');
    await service.press('dm:lin', 'lin', id, 'submit', { title: '复盘', note: '先看数据' });
    expect((await service.last('R1')).text).toContain('先看数据');
  });

  it('comes from lines in DingTalk', async () => {
    const { reply } = await service.say('R3', 'wang', '@bot 填表 新建');
    expect(reply?.text).toContain('备注：');
    await service.say('R3', 'wang', '@bot 填表 新建\n要做的事：复盘\n备注：先看数据');
    expect((await service.last('R1')).text).toContain('先看数据');
  });
});
