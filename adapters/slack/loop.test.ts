import type { OutboundAct } from '../contract.ts';
import { type Loop, makeLoop } from './loop.fixture.ts';
import { CARD, last, NOTICE, posted } from './loop-cards.fixture.ts';

describe('Slack adapter and stand-in together', () => {
  let loop: Loop;
  beforeEach(() => {
    loop = makeLoop();
  });

  it('reads a slash command with a mention and shows the private answer to its speaker alone', async () => {
    loop.answer = { kind: 'private', card: NOTICE };
    const request = loop.slack.say({
      chat: 'R2',
      as: 'daniel',
      text: '/pm new Check <coupon> ＠maya fri 6pm',
    });
    const shown = await loop.send(request);
    expect(shown.status).toBe(200);
    expect(shown.reply?.text).toContain('Nothing is due in 7 days.');
    const inbound = last(loop.inbounds);
    expect(inbound).toMatchObject({
      platform: 'slack',
      workspace: { id: loop.slack.workspace.id },
      room: { id: loop.slack.roomId('R2'), kind: 'group' },
      person: { userId: loop.slack.userId('daniel') },
      event: {
        kind: 'command',
        trigger: 'slash',
        text: 'new Check <coupon> \uE0000\uE001 fri 6pm',
        mentions: [{ kind: 'person', userId: loop.slack.userId('maya') }],
      },
    });
    const alone = loop.log.list('R2').filter((m) => m.to === 'daniel' && m.author === 'bot');
    expect(alone).toHaveLength(1);
  });

  it('reads a mention in a channel without the bot in it, and answers by an ephemeral message', async () => {
    loop.answer = { kind: 'private', card: NOTICE };
    const shown = await loop.send(loop.slack.say({ chat: 'R2', as: 'maya', text: '@bot my' }));
    expect(shown).toMatchObject({ status: 200, reply: { text: expect.stringContaining('Nothing is due') } });
    expect(last(loop.inbounds).event).toMatchObject({ kind: 'command', trigger: 'mention', text: 'my' });
  });

  it('reads a direct message and answers in the conversation', async () => {
    loop.answer = { kind: 'private', card: NOTICE };
    const shown = await loop.send(loop.slack.say({ chat: 'dm:maya', as: 'maya', text: 'my' }));
    expect(shown.reply?.text).toContain('Nothing is due');
    expect(last(loop.inbounds)).toMatchObject({
      room: { kind: 'direct' },
      event: { kind: 'command', trigger: 'direct', text: 'my' },
    });
  });

  it('takes a line with the command word, leaves other talk alone, and reads replies in linked threads', async () => {
    const root = await posted(loop);
    const word = loop.slack.say({ chat: 'R2', as: 'maya', text: '!pm done', thread: root.id });
    await loop.send(word);
    expect(last(loop.inbounds).event).toMatchObject({
      kind: 'command',
      trigger: 'word',
      text: '!pm done',
      message: { thread: root.id },
    });
    await loop.send(loop.slack.say({ chat: 'R2', as: 'maya', text: 'just talk', thread: root.id }));
    expect(loop.inbounds).toHaveLength(1);
    loop.services.linked.add(`${root.room}:${root.id}`);
    await loop.send(loop.slack.say({ chat: 'R2', as: 'maya', text: 'ask @daniel', thread: root.id }));
    expect(last(loop.inbounds).event).toMatchObject({
      kind: 'thread_reply',
      text: 'ask \uE0000\uE001',
      edited: false,
      message: { thread: root.id },
    });
  });

  it('posts a card, changes it in place, and a press names the message and its token', async () => {
    const message = await posted(loop);
    const read = loop.slack.read(last(loop.log.list('R2')));
    expect(read.title).toBe('BF26-8 · Coupon setup');
    expect(read.text).toContain('@Maya · Fri 30 Oct 18:00 PDT');
    expect(read.buttons.map((b) => b.label)).toEqual(['Done', 'Reschedule']);
    loop.answer = { kind: 'toast', tone: 'success', text: 'Done.' };
    const shown = await loop.send(
      loop.slack.press({ chat: 'R2', as: 'maya', message: message.id, button: 'Done' }),
    );
    expect(shown.reply?.text).toBe('Done.');
    expect(last(loop.inbounds).event).toMatchObject({
      kind: 'press',
      tokens: ['tok-done'],
      message: { room: message.room, id: message.id },
    });
    const outcome = await loop.deliver({
      kind: 'update',
      message,
      card: { ...CARD, tone: 'done', blocks: [] },
    });
    expect(outcome).toMatchObject({ kind: 'sent', message: { id: message.id } });
    const after = loop.log.find(message.id);
    expect(after && loop.slack.read(after).title).toBe('✓ BF26-8 · Coupon setup');
  });

  it('gives a late answer by the reply handle, and by an ephemeral message when the address is used up', async () => {
    loop.answer = { kind: 'later' };
    await loop.send(loop.slack.say({ chat: 'R2', as: 'maya', text: '/pm list' }));
    const handle = last(loop.inbounds).reply?.handle ?? {};
    const act = (n: number): OutboundAct => ({
      kind: 'post',
      to: { kind: 'reply', handle, userId: 'U0MAYA' },
      card: { ...NOTICE, title: `Part ${n}` },
    });
    for (let n = 1; n <= 6; n += 1) {
      expect(await loop.deliver(act(n))).toMatchObject({ kind: 'sent' });
    }
    const alone = loop.log.list('R2').filter((m) => m.to === 'maya' && m.author === 'bot');
    expect(alone.map((m) => loop.slack.read(m).title)).toEqual([1, 2, 3, 4, 5, 6].map((n) => `Part ${n}`));
  });

  it("passes a rate limit on with the vendor's own time", async () => {
    loop.fault = () =>
      Response.json({ ok: false, error: 'ratelimited' }, { status: 429, headers: { 'retry-after': '7' } });
    const outcome = await loop.deliver({
      kind: 'post',
      to: { kind: 'room', room: loop.slack.roomId('R2') },
      card: CARD,
    });
    expect(outcome).toMatchObject({ kind: 'rate_limited', retryAfterMs: 7000 });
  });

  it('finds a post again whose answer was lost, and posts once more only where nobody can look', async () => {
    await posted(loop);
    loop.fault = (url) => (url.endsWith('chat.postMessage') ? 'drop' : null);
    const act: OutboundAct = {
      kind: 'post',
      to: { kind: 'room', room: loop.slack.roomId('R2') },
      card: NOTICE,
    };
    const id = 'out-lost';
    const first = await loop.deliver(act, { id });
    expect(first.kind).toBe('unclear');
    loop.fault = null;
    const again = { id, unclear: true, firstAttemptAt: loop.services.clock };
    const found = await loop.deliver(act, again);
    const messages = loop.log.list('R2');
    expect(found).toEqual({
      kind: 'sent',
      message: { room: loop.slack.roomId('R2'), id: last(messages).id },
    });
    expect(messages).toHaveLength(2);
    loop.fault = (url) =>
      url.endsWith('conversations.history') ? Response.json({ ok: false, error: 'missing_scope' }) : null;
    expect(await loop.deliver(act, again)).toMatchObject({ kind: 'sent', possibleDouble: true });
    expect(loop.log.list('R2')).toHaveLength(3);
  });

  it('says it in a direct message when the person is not in the room', async () => {
    const outcome = await loop.deliver({
      kind: 'post',
      to: { kind: 'only', room: loop.slack.roomId('R2'), userId: 'U0OLIVIA' },
      card: NOTICE,
    });
    expect(outcome).toMatchObject({ kind: 'sent', message: { room: loop.slack.roomId('dm:olivia') } });
  });

  it('publishes Home, uploads a file, and knows people and rooms', async () => {
    expect(await loop.deliver({ kind: 'post', to: { kind: 'home', userId: 'U0MAYA' }, card: CARD })).toEqual({
      kind: 'sent',
    });
    loop.answer = { kind: 'toast', tone: 'info', text: 'Noted.' };
    const shown = await loop.send(
      loop.slack.press({ chat: 'dm:maya', as: 'maya', message: 'home', button: 'Done' }),
    );
    expect(shown.reply?.text).toContain('Noted.');
    const file = await loop.deliver({
      kind: 'file',
      to: { kind: 'room', room: loop.slack.roomId('R2') },
      name: 'tasks.csv',
      mime: 'text/csv',
      bytes: new TextEncoder().encode('a,b'),
      caption: 'Export <1>',
    });
    expect(file).toEqual({ kind: 'sent' });
    expect(loop.slack.read(last(loop.log.list('R2'))).text).toBe('Export <1>\n[tasks.csv]');
    const { adapter, connection, slack } = loop;
    expect(await adapter.lookupPerson?.(connection, slack.workspace.id, 'U0MAYA')).toEqual({
      name: 'Maya',
      handle: 'maya',
      locale: 'en',
      zone: 'America/Los_Angeles',
      standing: 'full',
    });
    expect(await adapter.lookupRoom?.(connection, slack.workspace.id, slack.roomId('R2'))).toEqual({
      name: 'launch',
      external: false,
      members: ['U0MAYA', 'U0DANIEL', 'U0LINKSTAR'],
    });
  });

  it('tells of its coming and going, of dropped files and of the end of the installation', async () => {
    await loop.send(loop.slack.event({ kind: 'bot_added', chat: 'R2', as: 'daniel' }));
    expect(last(loop.inbounds)).toMatchObject({
      room: { id: loop.slack.roomId('R2') },
      event: { kind: 'joined', inviterId: 'U0DANIEL' },
    });
    await loop.send(loop.slack.event({ kind: 'file', chat: 'R2', as: 'daniel', name: 'qc.pdf', size: 12 }));
    expect(last(loop.inbounds).event).toMatchObject({
      kind: 'command',
      trigger: 'mention',
      files: [{ name: 'qc.pdf', size: 12 }],
    });
    await loop.send(loop.slack.event({ kind: 'bot_removed', chat: 'R2', as: 'daniel' }));
    expect(last(loop.inbounds).event).toEqual({ kind: 'left', reason: 'removed' });
    const gone = await loop.deliver({
      kind: 'post',
      to: { kind: 'room', room: loop.slack.roomId('R2') },
      card: NOTICE,
    });
    expect(gone).toMatchObject({ kind: 'gone', what: 'room' });
    await loop.send(loop.slack.event({ kind: 'uninstall', chat: 'R2', as: 'daniel' }));
    expect(last(loop.inbounds).event).toEqual({ kind: 'uninstalled' });
    expect(
      await loop.deliver({ kind: 'post', to: { kind: 'direct', userId: 'U0MAYA' }, card: NOTICE }),
    ).toMatchObject({
      kind: 'gone',
      what: 'installation',
    });
  });
});
