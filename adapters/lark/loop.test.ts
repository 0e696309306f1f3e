import type { Answer, OutboundAct } from '../contract.ts';
import { START } from '../loop.fixture.ts';
import { card, formCard, none, taskCard, world } from './loop.fixture.ts';

describe('Lark adapter and stand-in in one process', () => {
  it('turns a line that mentions the bot and a person into a command', async () => {
    const w = world();
    const { inbound } = await w.hear(
      w.standIn.say({ chat: 'R1', as: 'lin', text: '＠bot 新建 更新主图 @李婷 明天上午9点' }),
      none,
    );
    expect(inbound).toMatchObject({
      platform: 'lark',
      at: START,
      workspace: { id: 'fake_tenant_aurora' },
      room: { id: w.standIn.roomId('R1'), kind: 'group' },
      person: { userId: w.standIn.userId('lin'), locale: 'zh', standing: 'full' },
      event: {
        kind: 'command',
        trigger: 'mention',
        text: '新建 更新主图 \uE0000\uE001 明天上午9点',
        mentions: [{ kind: 'person', userId: w.standIn.userId('li'), name: '李婷' }],
      },
    });
  });

  it('hears a direct line without any trigger and knows its key again when it is pushed twice', async () => {
    const w = world();
    const request = w.standIn.say({ chat: 'dm:lin', as: 'lin', text: '/pm my' });
    const first = await w.hear(request, none);
    const second = await w.hear(request, none);
    expect(first.inbound?.event).toMatchObject({ kind: 'command', trigger: 'slash', text: 'my' });
    expect(second.key).toBe(first.key);
  });

  it('is not told of group lines without a mention, nor of people who are not in the chat', () => {
    const w = world();
    expect(w.standIn.say({ chat: 'R1', as: 'lin', text: '新建 A' })).toBeNull();
    expect(w.standIn.say({ chat: 'R1', as: 'maya', text: '@bot my' })).toBeNull();
  });

  it('answers a command privately by direct message, once however often it is dispatched', async () => {
    const w = world();
    const request = w.standIn.say({ chat: 'R1', as: 'lin', text: '@bot help' });
    const answer: Answer = { kind: 'private', card: taskCard };
    const { shown } = await w.hear(request, answer);
    const { answer: response } = await w.hear(request, answer);
    expect(response).toEqual({ status: 200, body: '' });
    expect(w.log.list('dm:lin')).toHaveLength(1);
    expect(shown.reply?.text).toContain('BF26-8 · Coupon');
    expect(shown.reply?.buttons).toEqual([{ id: 'b0', label: '完成', style: 'primary' }]);
    expect(w.log.list('R1').map((m) => m.author)).toEqual(['lin']);
  });

  it('posts into a room and into a thread, and changes the card in place', async () => {
    const w = world();
    const room = w.standIn.roomId('R1');
    const posted = await w.deliver({ kind: 'post', to: { kind: 'room', room }, card: taskCard });
    if (posted.kind !== 'sent' || !posted.message) throw new Error(JSON.stringify(posted));
    const thread = posted.message.id;
    const reply = await w.deliver(
      { kind: 'post', to: { kind: 'room', room, thread }, card: taskCard },
      { id: 'row-2' },
    );
    expect(reply).toMatchObject({ kind: 'sent', message: { room, thread } });
    const changed = await w.deliver({ kind: 'update', message: posted.message, card: card('✓ done') });
    expect(changed.kind).toBe('sent');
    const [first, second] = w.log.list('R1');
    expect(first && w.standIn.read(first).title).toBe('✓ done');
    expect(second?.thread).toBe(thread);
  });

  it('reads a press with its token and shows the toast and the new card', async () => {
    const w = world();
    const room = w.standIn.roomId('R1');
    await w.deliver({ kind: 'post', to: { kind: 'room', room }, card: taskCard });
    const message = w.log.list('R1')[0]?.id ?? '';
    const request = w.standIn.press({ chat: 'R1', as: 'li', message, button: '完成' });
    const { inbound, shown } = await w.hear(request, {
      kind: 'toast',
      tone: 'success',
      text: '已完成',
      card: card('✓ BF26-8'),
    });
    expect(inbound).toMatchObject({
      room: { id: room, kind: 'group' },
      person: { userId: w.standIn.userId('li'), zone: 'Asia/Shanghai' },
      event: { kind: 'press', tokens: ['tok-done'], message: { room, id: message } },
    });
    expect(shown.reply?.text).toBe('已完成');
    const now = w.log.find(message);
    expect(now && w.standIn.read(now).title).toBe('✓ BF26-8');
  });

  it('says where the form is to whoever pressed for one in a group', async () => {
    const w = world();
    const button = { label: '改期', press: 'tok-due', opensForm: true };
    const asking = card('BF26-8', [{ type: 'actions', buttons: [button] }]);
    await w.deliver({ kind: 'post', to: { kind: 'room', room: w.standIn.roomId('R1') }, card: asking });
    const message = w.log.list('R1')[0]?.id ?? '';
    const request = w.standIn.press({ chat: 'R1', as: 'li', message, button: '改期' });
    const { inbound, shown } = await w.hear(request, none);
    expect(inbound?.carries).toEqual(['toast', 'form_errors', 'form_done']);
    expect(shown.reply?.text).toBe('表单已发到你与机器人的单聊');

    const again = w.standIn.press({ chat: 'R1', as: 'li', message, button: '改期' });
    const carried = await w.hear(again, { kind: 'form', card: formCard() });
    expect(carried.shown.reply?.text).toBe('表单已发到你与机器人的单聊');
    expect(w.standIn.takeForm('li')?.title).toBe('新建任务');
  });

  it('asks to press again where the form could not be sent', async () => {
    const w = world();
    const button = { label: '改期', press: 'tok-due', opensForm: true };
    const asking = card('BF26-8', [{ type: 'actions', buttons: [button] }]);
    await w.deliver({ kind: 'post', to: { kind: 'room', room: w.standIn.roomId('R1') }, card: asking });
    const message = w.log.list('R1')[0]?.id ?? '';
    const request = w.standIn.press({ chat: 'R1', as: 'li', message, button: '改期' });
    w.failNext((path) => (path.endsWith('/messages') ? new Response('', { status: 502 }) : null));
    const { shown } = await w.hear(request, { kind: 'form', card: formCard() });
    expect(shown.reply?.text).toBe('表单没有发出去，请再按一次');
  });

  it('opens a form by direct message, shows its errors in place and settles it', async () => {
    const w = world();
    const opened = w.standIn.say({ chat: 'R1', as: 'lin', text: '@bot new' });
    await w.hear(opened, { kind: 'form', card: formCard() });
    const form = w.standIn.takeForm('lin');
    expect(form?.title).toBe('新建任务');
    expect(form?.fields.map((f) => [f.name, f.type, f.value])).toEqual([
      ['title', 'text', null],
      ['who', 'person', null],
      ['due', 'datetime', '2026-10-30T18:00'],
      ['day', 'date', null],
    ]);
    expect(form?.fields[1]?.options?.map((o) => o.label)).toEqual(['林晓', '李婷']);
    expect(w.standIn.takeForm('lin')).toBeNull();

    const id = form?.id ?? '';
    expect(w.standIn.submit({ chat: 'R1', as: 'lin', form: id, values: {} })).toBeNull();
    const values = { title: 'Coupon', who: 'li', due: '2026-11-02T09:30', day: '2026-11-03' };
    const wrong = w.standIn.submit({ chat: 'R1', as: 'lin', form: id, values });
    const refused = await w.hear(wrong, {
      kind: 'form_errors',
      errors: { title: '太短' },
      card: formCard(),
    });
    expect(refused.inbound?.event).toEqual({
      kind: 'submit',
      token: 'tok-create',
      values: {
        title: 'Coupon',
        who: w.standIn.userId('li'),
        due: '2026-11-02T09:30',
        day: '2026-11-03',
      },
    });
    expect(refused.inbound?.room?.kind).toBe('direct');
    const again = refused.shown;
    expect(again.reply?.text).toBe('太短');
    expect(again.form?.fields[0]).toMatchObject({ name: 'title', error: '太短' });
    expect(again.form?.fields[1]?.options).toHaveLength(2);

    const right = w.standIn.submit({ chat: 'R1', as: 'lin', form: again.form?.id ?? '', values });
    const { shown } = await w.hear(right, { kind: 'form_done', text: '已创建 BF26-11' });
    expect(shown.reply?.text).toBe('已创建 BF26-11');
    const settled = w.log.find(id.split(':')[0] ?? '');
    expect(settled && w.standIn.read(settled)).toMatchObject({ text: '已创建 BF26-11', buttons: [] });
  });

  it('answers later by the handle it gave out', async () => {
    const w = world();
    const { inbound } = await w.hear(w.standIn.say({ chat: 'R1', as: 'li', text: '@bot my' }), {
      kind: 'later',
    });
    const handle = inbound?.reply?.handle ?? {};
    const to = { kind: 'reply', handle, userId: w.standIn.userId('li') } as const;
    expect((await w.deliver({ kind: 'post', to, card: taskCard })).kind).toBe('sent');
    expect(w.log.list('dm:li')).toHaveLength(1);
  });

  it('passes the vendor’s pause on', async () => {
    const w = world();
    const limited = () =>
      Promise.resolve(
        Response.json(
          { code: 99991400, msg: 'request trigger frequency limit' },
          { status: 400, headers: { 'x-ogw-ratelimit-reset': '7' } },
        ),
      );
    const room = w.standIn.roomId('R1');
    w.failNext((path) => (path.includes('/messages') ? limited() : null));
    const act: OutboundAct = { kind: 'post', to: { kind: 'room', room }, card: taskCard };
    expect(await w.deliver(act)).toMatchObject({ kind: 'rate_limited', retryAfterMs: 7000 });
    expect((await w.deliver(act)).kind).toBe('sent');
  });

  it('calls a broken line unclear and stands there once after the repetition', async () => {
    const w = world();
    const room = w.standIn.roomId('R1');
    const act: OutboundAct = { kind: 'post', to: { kind: 'room', room }, card: taskCard };
    w.failNext((path) => (path.endsWith('/messages') ? 'drop' : null));
    expect((await w.deliver(act)).kind).toBe('unclear');
    const firstAttemptAt = START;
    expect((await w.deliver(act, { unclear: true, firstAttemptAt })).kind).toBe('sent');
    expect(w.log.list('R1')).toHaveLength(1);
  });

  it('looks into the chat once Lark has forgotten the key, and posts only what is not there', async () => {
    const w = world();
    const room = w.standIn.roomId('R1');
    const act: OutboundAct = { kind: 'post', to: { kind: 'room', room }, card: taskCard };
    w.failNext((path) => (path.endsWith('/messages') ? 'drop' : null));
    await w.deliver(act);
    w.advance(2 * 3_600_000);
    const late = { unclear: true, firstAttemptAt: START };
    expect(await w.deliver(act, late)).toMatchObject({ kind: 'sent', message: { room } });
    expect(w.log.list('R1')).toHaveLength(1);
    const other: OutboundAct = { ...act, card: card('Another') };
    expect(await w.deliver(other, { ...late, id: 'row-9' })).not.toHaveProperty('possibleDouble');
    expect(w.log.list('R1')).toHaveLength(2);
    const direct: OutboundAct = { ...act, to: { kind: 'direct', userId: w.standIn.userId('li') } };
    expect(await w.deliver(direct, late)).toMatchObject({ kind: 'sent', possibleDouble: true });
  });
});
