import type { Shown } from './playground.ts';
import { journeys } from './service.ts';

journeys('forms', (service) => {
  const field = (
    form: { fields: readonly { name: string; error?: string; value: unknown }[] } | undefined,
    name: string,
  ) => form?.fields.find((one) => one.name === name);

  /** The new-task form grown by the fields that most tasks do without. */
  const moreFields = ({ form }: Shown, values: Readonly<Record<string, unknown>> = {}) =>
    service.press('R2', 'sam', form?.id ?? '', 'More fields', values);

  it('opens a modal in Slack, shows what is wrong in its field, and makes the task', async () => {
    const { form } = await service.say('R2', 'sam', '/pm new');
    expect(form?.fields.map(({ name }) => name)).toEqual([...['title', 'responsible', 'due', 'priority']]);
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

  it('shows more fields in the same modal, which keep what was typed', async () => {
    const typed = { title: 'Half done', responsible: 'maya', due: '2026-11-06T18:00', priority: 'high' };
    const first = await service.say('R2', 'sam', '/pm new');
    const { form, reply } = await moreFields(first, typed);
    expect(reply).toBeNull();
    expect(form?.id).toBe(first.form?.id);
    expect(form?.fields.map(({ name }) => name)).toEqual([
      ...['title', 'responsible', 'due', 'priority', 'every', 'start', 'helpers', 'followers', 'estimate'],
      ...['tags', 'items', 'note'],
    ]);
    expect(Object.fromEntries((form?.fields ?? []).map(({ name, value }) => [name, value]))).toMatchObject({
      ...typed,
      ...{ every: null, helpers: [], items: null },
    });
    const wrong = await service.submit('R2', 'sam', form?.id ?? '', { estimate: 'long' });
    expect(field(wrong.form, 'estimate')?.error).toEqual(expect.any(String));
    expect(field(wrong.form, 'title')?.value).toBe('Half done');
    await service.submit('R2', 'sam', form?.id ?? '', { estimate: '90m', helpers: ['daniel'] });
    expect(await service.api.titled('Half done')).toMatchObject({
      ...{ responsible: { id: 'maya' }, helpers: [{ id: 'daniel' }], priority: 'high' },
      dueAt: '2026-11-07T02:00:00.000Z',
    });
  });

  it('makes the task in the thread where the form was opened, with more fields too', async () => {
    await service.say('R2', 'maya', 'Somebody should call the carrier');
    const line = (await service.messages('R2')).findLast(({ author }) => author === 'maya');
    const shown = await service.event('R2', 'sam', 'message_action', { message: line?.id });
    const { form } = await moreFields(shown);
    expect(field(form, 'title')?.value).toBe('Somebody should call the carrier');
    await service.submit('R2', 'sam', form?.id ?? '', { tags: 'carrier' });
    expect(await service.api.titled('Somebody should call the carrier')).toMatchObject({ tags: ['carrier'] });
    expect((await service.last('R2')).thread).toBe(line?.id);
  });

  it('takes everything in a form that a line can say', async () => {
    const { form } = await moreFields(await service.say('R2', 'sam', '/pm new'));
    await service.submit('R2', 'sam', form?.id ?? '', {
      ...{ title: 'All of it', responsible: 'maya', helpers: ['daniel'], followers: ['olivia'] },
      ...{ due: '2026-11-06T18:00', start: '2026-11-02T09:00', tags: 'ads, ~coupon', estimate: '1.5h' },
      items: 'first\nsecond',
    });
    expect(await service.api.titled('All of it')).toMatchObject({
      ...{ responsible: { id: 'maya' }, helpers: [{ id: 'daniel' }], followers: [{ id: 'olivia' }] },
      tags: ['ads', 'coupon'],
    });
    expect((await service.last('R2')).text).toContain('Checklist 0/2');
    expect((await service.last('R2')).text).toContain('Estimate 1 h 30 min');
    expect((await service.last('R2')).text).toContain('Starts Mon 2 Nov 09:00 PST');
  });

  it('makes a task that repeats, says in the field what is wrong with it, and changes and ends it', async () => {
    const { form } = await moreFields(await service.say('R2', 'sam', '/pm new'));
    const filled = { title: 'Weekly report', responsible: 'daniel' };
    const wrong = await service.submit('R2', 'sam', form?.id ?? '', { ...filled, every: 'now and then' });
    expect(field(wrong.form, 'every')?.error).toContain('now and then');
    const both = { ...filled, every: 'every mon 9am', due: '2026-11-06T18:00' };
    const two = await service.submit('R2', 'sam', wrong.form?.id ?? '', both);
    expect(field(two.form, 'every')?.error).toContain('due times');
    await service.submit('R2', 'sam', two.form?.id ?? '', {
      ...{ ...filled, due: '' },
      every: 'every mon 9am until:2026-12-31',
    });
    expect((await service.last('R2')).text).toContain('Every Monday 09:00 · until 31 Dec · next 9 Nov');

    const editing = async () => {
      const more = await service.press('R2', 'sam', (await service.last('R2')).id, 'More');
      return (await service.press('R2', 'sam', more.reply?.id ?? '', 'Edit')).form;
    };
    const values = (edit: Awaited<ReturnType<typeof editing>>) =>
      Object.fromEntries((edit?.fields ?? []).map(({ name, value }) => [name, value ?? '']));
    const first = await editing();
    expect(field(first, 'every')?.value).toBe('Every Monday 09:00 until:2026-12-31');
    await service.submit('R2', 'sam', first?.id ?? '', { ...values(first), title: 'Report' });
    expect((await service.last('R2')).text).toContain('Every Monday 09:00 · until 31 Dec · next 9 Nov');

    const second = await editing();
    await service.submit('R2', 'sam', second?.id ?? '', { ...values(second), every: 'every tue 10am' });
    expect((await service.last('R2')).text).toContain('Every Tuesday 10:00 · next 10 Nov');
    expect(await service.api.titled('Report')).toMatchObject({ dueAt: '2026-11-03T18:00:00.000Z' });
    await service.say('R2', 'sam', '/pm undo');
    expect((await service.last('R2')).text).toContain('Every Monday 09:00 · until 31 Dec · next 9 Nov');

    const third = await editing();
    await service.submit('R2', 'sam', third?.id ?? '', { ...values(third), every: '' });
    expect((await service.last('R2')).text).not.toContain('Every');
    await service.clock({ now: '2026-11-20T12:00:00Z' });
    expect((await service.api.project()).tasks.filter(({ title }) => title === 'Report')).toHaveLength(1);
  });

  it('makes a task that repeats by a form in Lark and by lines in DingTalk', async () => {
    const lark = await service.say('R1', 'lin', '@bot 新建');
    const card = lark.form ?? (await service.last('dm:lin')).form;
    await service.submit('dm:lin', 'lin', card?.id ?? '', { title: '周报', every: '每周一9点 遇休:跳过' });
    expect((await service.last('R1')).text).toContain('每周一 09:00 · 遇休跳过 · 下次 11月9日');
    await service.say('R3', 'wang', '@bot 填表 新建\n要做的事：月结\n负责人：周凯\n重复：每月1号10点');
    expect((await service.last('R3')).text).toContain('每月1号 10:00 · 下次 12月1日');
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
