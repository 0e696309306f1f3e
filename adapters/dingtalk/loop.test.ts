import { button, taskCard, wire } from './loop.fixture.ts';

const room = (loop: ReturnType<typeof wire>) => loop.standIn.roomId('R3');

describe('what people do in DingTalk reaches the desk', () => {
  it('delivers a line that calls the bot in a group as a command without the bot in it', async () => {
    const loop = wire();
    const { inbounds, answer, read } = await loop.hook(
      loop.standIn.say({ chat: 'R3', as: 'zhou', text: '@bot 新建 检查标签 明天' }),
    );
    expect(inbounds[0]).toMatchObject({
      workspace: { id: loop.standIn.workspace.id },
      room: { id: room(loop), kind: 'group', name: '恒泰供应链对接' },
      person: { userId: 'staff_zhou', name: '周凯', standing: 'full' },
      event: { kind: 'command', text: '新建 检查标签 明天', trigger: 'mention' },
    });
    expect(answer).toMatchObject({ status: 200, body: '{"msgtype":"empty"}' });
    expect(read).toEqual({ reply: null, form: null });
  });

  it('does not deliver a group line that does not call the bot', () => {
    const loop = wire();
    expect(loop.standIn.say({ chat: 'R3', as: 'zhou', text: '大家好' })).toBeNull();
    expect(loop.log.list('R3')).toHaveLength(1);
  });

  it('takes a full-width mark and shows a mentioned colleague by name', async () => {
    const loop = wire();
    const { inbounds } = await loop.hook(
      loop.standIn.say({ chat: 'R3', as: 'zhou', text: '＠bot 指派 BF26-8 ＠wang @maya' }),
    );
    expect(inbounds[0]?.event).toMatchObject({ text: '指派 BF26-8 @王芳 @maya', mentions: [] });
  });

  it('delivers every direct line, and files there', async () => {
    const loop = wire();
    const said = await loop.hook(loop.standIn.say({ chat: 'dm:zhou', as: 'zhou', text: '我的' }));
    expect(said.inbounds[0]).toMatchObject({
      room: { id: 'dm:staff_zhou', kind: 'direct' },
      event: { text: '我的', trigger: 'direct' },
    });
    const file = { chat: 'dm:zhou', as: 'zhou', kind: 'file', name: 'QC.pdf', size: 10 } as const;
    const sent = await loop.hook(loop.standIn.event(file));
    expect(sent.inbounds[0]?.event).toMatchObject({ text: '', files: [{ name: 'QC.pdf' }] });
    expect(loop.standIn.event({ ...file, chat: 'R3' })).toBeNull();
  });
});

describe('private answers', () => {
  it('show a group member a card that nobody else sees', async () => {
    const loop = wire();
    const request = loop.standIn.say({ chat: 'R3', as: 'zhou', text: '@bot 我的' });
    const { answer } = await loop.hook(request, { kind: 'private', card: taskCard() });
    expect(answer?.body).toBe('{"msgtype":"empty"}');
    const shown = last(loop, 'R3');
    expect(shown).toMatchObject({ author: 'bot', to: 'zhou' });
    expect(shown.read.title).toContain('广告预算到位');
    expect(shown.read.buttons.map((one) => one.label)).toEqual(['完成', '开始']);
  });

  it('come in the answer itself in a direct chat when they have no buttons', async () => {
    const loop = wire();
    const before = loop.calls.length;
    const card = taskCard({ blocks: [{ type: 'text', line: [{ type: 'text', text: '没有任务 [x](y)' }] }] });
    const { read } = await loop.hook(loop.standIn.say({ chat: 'dm:zhou', as: 'zhou', text: '我的' }), {
      kind: 'private',
      card,
    });
    expect(read?.reply?.text).toBe('BF26-8 · 广告预算到位\n没有任务 [x](y)');
    expect(loop.calls.length).toBe(before);
  });

  it('are a card in a direct chat when they have buttons, and once only when dispatched twice', async () => {
    const loop = wire();
    const request = loop.standIn.say({ chat: 'dm:zhou', as: 'zhou', text: '我的' });
    const answer = { kind: 'private', card: taskCard() } as const;
    await loop.hook(request, answer);
    await loop.hook(request, answer);
    expect(loop.log.list('dm:zhou').filter((one) => one.author === 'bot')).toHaveLength(1);
  });

  it('list a form with its fields and its submit button', async () => {
    const loop = wire();
    const card = taskCard({
      kind: 'form',
      blocks: [
        {
          type: 'form',
          fields: [
            { type: 'text', name: 'title', label: '标题', value: '检查标签', required: true },
            { type: 'datetime', name: 'due', label: '截止', zone: 'Asia/Shanghai', error: '已经过去了' },
          ],
          submit: button('保存', 'tokSave', 'primary'),
        },
      ],
    });
    const request = loop.standIn.say({ chat: 'R3', as: 'zhou', text: '@bot 改期' });
    await loop.hook(request, { kind: 'form', card });
    const form = last(loop, 'R3');
    expect(form.read.text).toContain('标题：检查标签');
    expect(form.read.text).toContain('例如：截止：2026-10-30 18:00');
    expect(form.read.text).toContain('⛔ 已经过去了');
    expect(form.read.buttons[0]?.label).toBe('保存');
    await loop.adapter.prepare?.(loop.connection);
    const press = { chat: 'R3', as: 'zhou', message: form.id, button: '保存' };
    const pressed = await loop.hook(loop.standIn.press(press), {
      kind: 'form_errors',
      errors: { due: '截止时间已经过去了' },
    });
    expect(pressed.inbounds[0]?.event).toMatchObject({ kind: 'press', tokens: ['tokSave'] });
    expect(last(loop, 'R3')).toMatchObject({ to: 'zhou', read: { title: '截止时间已经过去了' } });
    expect(loop.standIn.takeForm('zhou')).toBeNull();
  });

  it('to a refused press are shown to the presser alone, while a changed card speaks for itself', async () => {
    const loop = wire();
    await loop.adapter.prepare?.(loop.connection);
    const to = { kind: 'room', room: room(loop) } as const;
    await loop.deliver({ id: 'out1', act: { kind: 'post', to, card: taskCard() } });
    const press = { chat: 'R3', as: 'wang', message: 'out1', button: 'tokDone' };
    const refused = await loop.hook(loop.standIn.press(press), {
      kind: 'toast',
      tone: 'error',
      text: '只有负责人可以完成',
    });
    expect(refused.answer?.body).toContain('userPrivateData');
    expect(last(loop, 'R3')).toMatchObject({ to: 'wang', read: { title: '只有负责人可以完成' } });
    const done = taskCard({ tone: 'done', blocks: [] });
    const before = loop.calls.length;
    const settled = await loop.hook(loop.standIn.press(press), {
      kind: 'toast',
      tone: 'success',
      text: '已完成',
      card: done,
    });
    expect(settled.read?.reply).toBeNull();
    expect(loop.calls.length).toBe(before);
    expect(loop.shown('out1')).toMatchObject({ title: '✓ BF26-8 · 广告预算到位', buttons: [] });
  });

  it("stand in the tips of an operator's own template", async () => {
    const loop = wire({ cardTemplateId: 'fa4e0000-0000-4000-8000-00000000own1.schema' });
    await loop.adapter.prepare?.(loop.connection);
    const to = { kind: 'room', room: room(loop) } as const;
    const sent = await loop.deliver({ id: 'out1', act: { kind: 'post', to, card: taskCard() } });
    expect(sent).toMatchObject({ kind: 'sent', tier: 'A' });
    const press = { chat: 'R3', as: 'wang', message: 'out1', button: '完成' };
    const { read } = await loop.hook(loop.standIn.press(press), {
      kind: 'toast',
      tone: 'error',
      text: '不行',
    });
    expect(read?.reply?.text).toBe('不行');
    expect(loop.shown('out1').text).not.toContain('不行');
  });
});

describe('what the outbox holds reaches DingTalk', () => {
  it('posts a card with a real mention and changes it in place', async () => {
    const loop = wire();
    const to = { kind: 'room', room: room(loop) } as const;
    const sent = await loop.deliver({ id: 'out1', act: { kind: 'post', to, card: taskCard() } });
    expect(sent).toMatchObject({
      kind: 'sent',
      tier: 'B',
      message: { room: room(loop), id: 'out1' },
      losses: [],
    });
    expect(loop.log.find('out1')?.native).toMatchObject({ atUserIds: { staff_zhou: '周凯' } });
    expect(loop.shown('out1').text).toBe('@周凯 · 11月2日 周一 09:00 洛杉矶 · 高');
    const card = taskCard({ tone: 'done', blocks: [] });
    const message = { room: room(loop), id: 'out1' };
    expect(await loop.deliver({ id: 'out2', act: { kind: 'update', message, card } })).toMatchObject({
      kind: 'sent',
    });
    expect(loop.shown('out1').buttons).toEqual([]);
  });

  it('turns a press into an inbound with a key that a repeat shares', async () => {
    const loop = wire();
    await loop.adapter.prepare?.(loop.connection);
    const to = { kind: 'room', room: room(loop) } as const;
    await loop.deliver({ id: 'out1', act: { kind: 'post', to, card: taskCard() } });
    const press = () => loop.standIn.press({ chat: 'R3', as: 'zhou', message: 'out1', button: '完成' });
    const first = await loop.hook(press());
    const second = await loop.hook(press());
    expect(first.inbounds[0]).toMatchObject({
      deliveryKey: 'press:out1:staff_zhou:tokDone',
      room: { id: room(loop), kind: 'group' },
      person: { userId: 'staff_zhou' },
      event: { kind: 'press', tokens: ['tokDone'], message: { room: room(loop), id: 'out1' } },
    });
    expect(second.inbounds[0]?.deliveryKey).toBe(first.inbounds[0]?.deliveryKey);
  });

  it('makes one card of two attempts when the first answer was lost, with what the second had to say', async () => {
    const loop = wire();
    const to = { kind: 'room', room: room(loop) } as const;
    const act = { kind: 'post', to, card: taskCard() } as const;
    let dropped = false;
    loop.setFault((request) => {
      if (dropped || !request.url.endsWith('createAndDeliver')) return null;
      dropped = true;
      return 'drop';
    });
    expect(await loop.deliver({ id: 'out1', act })).toMatchObject({ kind: 'unclear' });
    const renewed = { ...act, card: taskCard({ title: 'BF26-8 · 改过了' }) };
    const again = { id: 'out1', act: renewed, unclear: true, firstAttemptAt: new Date() };
    expect(await loop.deliver(again)).toMatchObject({ kind: 'sent', message: { id: 'out1' } });
    expect(loop.log.list('R3')).toHaveLength(1);
    expect(loop.shown('out1').title).toBe('BF26-8 · 改过了');
  });

  it('reports the pace that the vendor asks for', async () => {
    const loop = wire();
    loop.setFault((request) =>
      request.url.includes('/card/')
        ? Response.json(
            { code: 'Forbidden.AccessDenied.QpsLimitForApi', message: 'slow' },
            { status: 403, headers: { 'retry-after': '7' } },
          )
        : null,
    );
    const act = { kind: 'post', to: { kind: 'direct', userId: 'staff_zhou' }, card: taskCard() } as const;
    expect(await loop.deliver({ id: 'out1', act })).toMatchObject({
      kind: 'rate_limited',
      retryAfterMs: 7_000,
    });
    expect(loop.calls.filter((call) => call.includes('createAndDeliver'))).toHaveLength(1);
  });

  it('answers later by the handle that came with the line', async () => {
    const loop = wire();
    const { inbounds } = await loop.hook(loop.standIn.say({ chat: 'R3', as: 'zhou', text: '@bot 我的' }), {
      kind: 'later',
    });
    const reply = inbounds[0]?.reply;
    expect(reply?.until.getTime()).toBe(loop.log.now().getTime() + 90 * 60_000);
    const to = { kind: 'reply', handle: reply?.handle ?? {}, userId: 'staff_zhou' } as const;
    expect(await loop.deliver({ id: 'late', act: { kind: 'post', to, card: taskCard() } })).toMatchObject({
      kind: 'sent',
      message: { room: room(loop), id: 'late' },
    });
    expect(loop.log.find('late')).toMatchObject({ chat: 'R3', to: 'zhou' });
  });

  it('tells somebody without a staff id in the group only that they cannot be answered alone', async () => {
    const loop = wire();
    const { inbounds } = await loop.hook(loop.standIn.say({ chat: 'R3', as: 'zhou', text: '@bot 我的' }));
    const { staffId: _gone, ...handle } = inbounds[0]?.reply?.handle ?? {};
    const to = { kind: 'reply', handle, userId: 'corp:x' } as const;
    expect(await loop.deliver({ id: 'late', act: { kind: 'post', to, card: taskCard() } })).toMatchObject({
      kind: 'sent',
      tier: 'session',
    });
    const said = loop.log.list('R3').at(-1);
    expect(said?.to).toBeNull();
    expect(loop.shown(said?.id ?? '').text).toMatch(/^收到。/);
    loop.advance(91 * 60_000);
    expect(await loop.deliver({ id: 'later', act: { kind: 'post', to, card: taskCard() } })).toMatchObject({
      kind: 'gone',
      what: 'handle',
    });
  });

  it('sends a file, inside a zip where DingTalk does not take its type', async () => {
    const loop = wire();
    const to = { kind: 'room', room: room(loop) } as const;
    const bytes = new TextEncoder().encode('a,b\n1,2\n');
    const act = { kind: 'file', to, name: 'tasks.csv', mime: 'text/csv', bytes, caption: '导出' } as const;
    expect(await loop.deliver({ id: 'f1', act })).toMatchObject({ kind: 'sent' });
    expect(loop.log.list('R3').map((one) => loop.standIn.read(one).text)).toEqual(['tasks.csv.zip', '导出']);
  });
});

/** The newest message of a chat as its reader sees it. */
function last(loop: ReturnType<typeof wire>, chat: string) {
  const message = loop.log.list(chat).at(-1);
  if (message === undefined) throw new Error(`nothing in ${chat}`);
  return { ...message, read: loop.standIn.read(message) };
}
