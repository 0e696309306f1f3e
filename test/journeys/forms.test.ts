import { journeys } from './service.ts';

journeys('forms', (service) => {
  const field = (
    form: { fields: readonly { name: string; error?: string; value: unknown }[] } | undefined,
    name: string,
  ) => form?.fields.find((one) => one.name === name);

  it('opens a modal in Slack, shows what is wrong in its field, and makes the task', async () => {
    const { form } = await service.say('R2', 'sam', '/pm new');
    expect(form?.fields.map(({ name }) => name)).toEqual(['title', 'responsible', 'due', 'priority']);
    const wrong = await service.submit('R2', 'sam', form?.id ?? '', { title: '', due: '2026-10-30T18:00' });
    expect(field(wrong.form, 'title')?.error).toEqual(expect.any(String));
    expect((await service.api.project()).tasks).toHaveLength(10);
    await service.submit('R2', 'sam', form?.id ?? '', {
      title: 'From a form',
      responsible: 'maya',
      due: '2026-10-30T18:00',
      priority: 'high',
    });
    expect(await service.api.titled('From a form')).toMatchObject({
      responsible: { id: 'maya' },
      priority: 'high',
      dueAt: '2026-10-31T01:00:00.000Z',
    });
    for (const room of ['R1', 'R2']) expect((await service.last(room)).title).toContain('From a form');
  });

  it('refuses a due that has passed, in the field, and takes another', async () => {
    await service.say('R2', 'sam', '/pm start BF26-9');
    const card = await service.last('R2');
    const { form } = await service.press('R2', 'sam', card.id, 'Reschedule');
    expect(field(form, 'due')?.value).toBe('2026-11-10T18:00');
    const wrong = await service.submit('R2', 'sam', form?.id ?? '', { due: '2026-10-01T09:00' });
    expect(field(wrong.form, 'due')?.error).toBe('This time has passed');
    expect(await service.api.task('BF26-9')).toMatchObject({ dueAt: '2026-11-11T02:00:00.000Z' });
    await service.submit('R2', 'sam', wrong.form?.id ?? '', { due: '2026-11-12T17:00' });
    expect(await service.api.task('BF26-9')).toMatchObject({ dueAt: '2026-11-13T01:00:00.000Z' });
    expect((await service.last('R2')).text).toContain('Thu 12 Nov 17:00 PST');
  });

  it('opens a form card in Lark by direct message and settles it', async () => {
    await service.say('R1', 'lin', '@bot 新建 拍照 @李婷 明天上午9点');
    const card = await service.last('R1');
    const { form, reply } = await service.press('R1', 'lin', card.id, '改期');
    expect(reply?.text).toContain('单聊');
    expect(field(form, 'due')?.value).toBe('2026-10-30T09:00');
    const wrong = await service.submit('dm:lin', 'lin', form?.id ?? '', { due: '2026-10-01T09:00' });
    expect(field(wrong.form, 'due')?.error).toEqual(expect.any(String));
    const done = await service.submit('dm:lin', 'lin', wrong.form?.id ?? form?.id ?? '', {
      due: '2026-10-31T17:00',
    });
    expect(done.reply?.text).toContain('BF26-11');
    expect(await service.api.titled('拍照')).toMatchObject({ dueAt: '2026-10-31T09:00:00.000Z' });
    const settled = await service.last('dm:lin');
    expect(settled.form).toBeUndefined();
    expect((await service.last('R1')).text).toContain('10月31日 周六 17:00 中国');
  });

  it('assigns by a form in Lark', async () => {
    await service.say('R1', 'lin', '@bot 新建 拍照 @李婷 明天上午9点');
    const { form } = await service.press('R1', 'lin', (await service.last('R1')).id, '指派');
    await service.submit('dm:lin', 'lin', form?.id ?? '', { responsible: 'chen', helpers: ['li'] });
    expect(await service.api.titled('拍照')).toMatchObject({
      responsible: { id: 'chen' },
      helpers: [{ id: 'li' }],
    });
  });

  it('insists on a reason for a block', async () => {
    await service.say('R2', 'sam', '/pm start BF26-8');
    const { form } = await service.press('R2', 'sam', (await service.last('R2')).id, 'Block');
    const wrong = await service.submit('R2', 'sam', form?.id ?? '', { reason: ' ' });
    expect(field(wrong.form, 'reason')?.error).toEqual(expect.any(String));
    await service.submit('R2', 'sam', wrong.form?.id ?? '', { reason: 'waiting for finance' });
    expect(await service.api.task('BF26-8')).toMatchObject({
      status: 'blocked',
      blockedReason: 'waiting for finance',
    });
  });

  it('lists a form’s fields in DingTalk and says what to type', async () => {
    await service.say('R3', 'wang', '@bot 新建 装柜 @周凯 明天上午9点');
    const { reply } = await service.press('R3', 'wang', (await service.last('R3')).id, '改期');
    expect(reply?.text).toContain('BF26-11');
    expect(reply?.text).toMatch(/例如/);
  });

  it('wipes nothing when a form is saved in DingTalk, where nothing can be filled in, but says what to type', async () => {
    await service.say('R3', 'wang', '@bot 新建 装柜 @周凯 明天上午9点');
    const before = await service.api.task('BF26-11');
    for (const button of ['改期', '指派']) {
      await service.press('R3', 'wang', (await service.last('R3')).id, button);
      const form = (await service.cards('R3', 'wang')).findLast(({ to }) => to === 'wang');
      const { reply } = await service.press('R3', 'wang', form?.id ?? '', '保存');
      expect(reply?.text).toContain('BF26-11');
      expect(reply?.text).toMatch(/@bot (?:截止|指派) BF26-/);
    }
    expect(await service.api.task('BF26-11')).toEqual(before);
  });

  it('opens the form for a new task from Slack’s shortcuts, with the message as its title', async () => {
    const plain = await service.event('R2', 'sam', 'shortcut');
    expect(field(plain.form, 'title')?.value).toBeNull();
    await service.say('R2', 'maya', 'Somebody should call the carrier');
    const line = (await service.messages('R2')).findLast(({ author }) => author === 'maya');
    const { form } = await service.event('R2', 'sam', 'message_action', { message: line?.id });
    expect(field(form, 'title')?.value).toBe('Somebody should call the carrier');
    await service.submit('R2', 'sam', form?.id ?? '', { title: 'Call the carrier' });
    expect(await service.api.titled('Call the carrier')).toMatchObject({ status: 'open' });
  });

  it('shows my day in Slack’s Home', async () => {
    await service.event('R2', 'daniel', 'home');
    const { body } = await service.call<{ home: unknown }>('/home/daniel');
    expect(JSON.stringify(body.home)).toContain('FBA inbound done');
  });

  it('says more about a task to whoever asks for it', async () => {
    await service.say('R2', 'sam', '/pm start BF26-8');
    const { reply } = await service.press('R2', 'sam', (await service.last('R2')).id, 'More');
    expect(reply?.buttons.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Edit', 'Reschedule', 'Assign', 'Add note', 'Follow', 'Delete']),
    );
  });
});
