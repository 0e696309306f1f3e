import type { Block, MintedCard } from '../../cards/model.ts';
import { createLarkStandIn } from '../../playground/lark.ts';
import type { ChatLog, PlaygroundChat, PlaygroundPerson, StoredMessage } from '../../playground/stand-in.ts';
import type {
  Adapter,
  AdapterServices,
  Answer,
  Connection,
  HookAnswer,
  HookRequest,
  Inbound,
  Outbound,
  OutboundAct,
} from '../contract.ts';
import { createLarkAdapter } from './index.ts';

const BASE = 'http://127.0.0.1:1/playground/lark';
const START = Date.parse('2026-10-29T02:15:00Z');

const people: PlaygroundPerson[] = [
  { id: 'lin', name: '林晓', englishName: 'Lin Xiao', zone: 'Asia/Shanghai', locale: 'zh' },
  { id: 'li', name: '李婷', englishName: 'Li Ting', zone: 'Asia/Shanghai', locale: 'zh' },
  { id: 'maya', name: 'Maya Torres', englishName: 'Maya Torres', zone: 'America/Los_Angeles', locale: 'en' },
];
const chats: PlaygroundChat[] = [
  { id: 'R1', name: '黑五备战 Amazon US', kind: 'group', members: ['lin', 'li'], external: false },
  { id: 'dm:lin', name: '林晓', kind: 'direct', members: ['lin'], external: false },
  { id: 'dm:li', name: '李婷', kind: 'direct', members: ['li'], external: false },
];

function memoryLog(clock: { ms: number }): ChatLog {
  const messages = new Map<string, StoredMessage>();
  const keys = new Map<string, string>();
  const at = () => new Date(clock.ms).toISOString();
  return {
    now: () => new Date(clock.ms),
    post(m) {
      const id = m.id ?? `m${messages.size}`;
      const kept = { ...m, id, at: at(), to: m.to ?? null, thread: m.thread ?? null, updatedAt: null };
      messages.set(id, kept);
      return kept;
    },
    update(id, native) {
      const found = messages.get(id);
      if (!found) return null;
      const next = { ...found, native, updatedAt: at() };
      messages.set(id, next);
      return next;
    },
    remove: (id) => messages.delete(id),
    find: (id) => messages.get(id) ?? null,
    list: (chat) => [...messages.values()].filter((m) => m.chat === chat),
    remember: (key, id) => void keys.set(key, id),
    recall: (key) => keys.get(key) ?? null,
  };
}

function world() {
  const clock = { ms: START };
  const log = memoryLog(clock);
  const standIn = createLarkStandIn(() => ({ people, chats }), log);
  const calls: string[] = [];
  let faults: ((path: string) => Promise<Response | 'drop'> | null)[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input as URL, init);
    const url = new URL(request.url);
    const path = url.pathname.replace('/playground/lark', '');
    calls.push(`${request.method} ${path}`);
    const fault = faults[0]?.(path);
    if (fault) {
      faults = faults.slice(1);
      const answer = await fault;
      if (answer !== 'drop') return answer;
      await standIn.api.request(`${path}${url.search}`, request);
      throw new TypeError('terminated');
    }
    return standIn.api.request(`${path}${url.search}`, request);
  };
  const services: AdapterServices = {
    fetch,
    now: () => new Date(clock.ms),
    log: { info() {}, warn() {}, error() {} },
    installations: { find: async () => null, save: async () => {}, deactivate: async () => {} },
    interest: { commandWord: async () => 'pm', threadLinked: async () => false },
    usage: { add() {} },
  };
  const adapter = createLarkAdapter(services);
  const parsed = adapter.parseCredentials(standIn.credentials);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  const connection: Connection = {
    id: 'lark',
    platform: 'lark',
    credentials: parsed.credentials,
    endpoints: standIn.endpoints(BASE),
    hookUrl: 'http://localhost/hooks/lark',
  };
  return {
    adapter,
    calls,
    clock,
    connection,
    log,
    standIn,
    failNext: (fault: (path: string) => Promise<Response | 'drop'> | null) => faults.push(fault),
    hook: (request: HookRequest | null, answer: Answer) => hook(adapter, connection, request, answer),
    deliver: (act: OutboundAct, more: Partial<Outbound> = {}) =>
      adapter.deliver({ id: 'row-1', workspace: standIn.workspace.id, act, ...more }, connection),
  };
}

async function hook(adapter: Adapter, connection: Connection, request: HookRequest | null, answer: Answer) {
  if (!request) throw new Error('the platform would not have delivered this');
  const accepted = await adapter.accept(request, connection, new Date());
  if (accepted.kind !== 'delivery') throw new Error(`not a delivery but ${JSON.stringify(accepted)}`);
  const seen: Inbound[] = [];
  const response: HookAnswer = await adapter.dispatch(accepted.delivery, connection, async (inbound) => {
    seen.push(inbound);
    return answer;
  });
  return { inbound: seen[0] ?? null, response, key: accepted.delivery.key };
}

const none: Answer = { kind: 'none' };

function card(title: string, blocks: readonly Block<string>[] = []): MintedCard {
  return { kind: 'task', locale: 'zh', tone: 'open', title, summary: `${title} 摘要`, blocks };
}

const taskCard = card('BF26-8 · Coupon', [
  { type: 'text', line: [{ type: 'text', text: '李婷 · 10月30日 周五 18:00' }] },
  { type: 'actions', buttons: [{ label: '完成', press: 'tok-done', style: 'primary' }] },
]);

const formCard = (error?: string): MintedCard => ({
  ...card('新建任务', [
    {
      type: 'form',
      submit: { label: '创建', press: 'tok-create' },
      fields: [
        { type: 'text', name: 'title', label: '标题', required: true, ...(error ? { error } : {}) },
        { type: 'person', name: 'who', label: '负责人' },
        { type: 'datetime', name: 'due', label: '截止', zone: 'Asia/Shanghai', value: '2026-10-30T18:00' },
        { type: 'date', name: 'day', label: '日期' },
      ],
    },
  ]),
  kind: 'form',
});

describe('Lark adapter and stand-in in one process', () => {
  it('turns a line that mentions the bot and a person into a command', async () => {
    const w = world();
    const { inbound } = await w.hook(
      w.standIn.say({ chat: 'R1', as: 'lin', text: '＠bot 新建 更新主图 @李婷 明天上午9点' }),
      none,
    );
    expect(inbound).toMatchObject({
      platform: 'lark',
      at: new Date(START),
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
    const first = await w.hook(request, none);
    const second = await w.hook(request, none);
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
    await w.hook(request, answer);
    const { response } = await w.hook(request, answer);
    expect(response).toEqual({ status: 200, body: '' });
    expect(w.log.list('dm:lin')).toHaveLength(1);
    const shown = w.standIn.readAnswer(request as HookRequest, response);
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
    const { inbound, response } = await w.hook(request, {
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
    const shown = w.standIn.readAnswer(request as HookRequest, response);
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
    const { inbound, response } = await w.hook(request, none);
    expect(inbound?.carries).toEqual(['toast', 'form', 'form_errors', 'form_done']);
    const shown = w.standIn.readAnswer(request as HookRequest, response);
    expect(shown.reply?.text).toBe('表单已发到你与机器人的单聊');

    const again = w.standIn.press({ chat: 'R1', as: 'li', message, button: '改期' });
    const carried = await w.hook(again, { kind: 'form', card: formCard() });
    expect(w.standIn.readAnswer(again as HookRequest, carried.response).reply?.text).toBe(
      '表单已发到你与机器人的单聊',
    );
    expect(w.standIn.takeForm('li')?.title).toBe('新建任务');
  });

  it('asks to press again where the form could not be sent', async () => {
    const w = world();
    const button = { label: '改期', press: 'tok-due', opensForm: true };
    const asking = card('BF26-8', [{ type: 'actions', buttons: [button] }]);
    await w.deliver({ kind: 'post', to: { kind: 'room', room: w.standIn.roomId('R1') }, card: asking });
    const message = w.log.list('R1')[0]?.id ?? '';
    const request = w.standIn.press({ chat: 'R1', as: 'li', message, button: '改期' });
    w.failNext((path) =>
      path.endsWith('/messages') ? Promise.resolve(new Response('', { status: 502 })) : null,
    );
    const { response } = await w.hook(request, { kind: 'form', card: formCard() });
    expect(w.standIn.readAnswer(request as HookRequest, response).reply?.text).toBe(
      '表单没有发出去，请再按一次',
    );
  });

  it('opens a form by direct message, shows its errors in place and settles it', async () => {
    const w = world();
    const opened = w.standIn.say({ chat: 'R1', as: 'lin', text: '@bot new' });
    await w.hook(opened, { kind: 'form', card: formCard() });
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
    const refused = await w.hook(wrong, {
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
    const again = w.standIn.readAnswer(wrong as HookRequest, refused.response);
    expect(again.reply?.text).toBe('太短');
    expect(again.form?.fields[0]).toMatchObject({ name: 'title', error: '太短' });
    expect(again.form?.fields[1]?.options).toHaveLength(2);

    const right = w.standIn.submit({ chat: 'R1', as: 'lin', form: again.form?.id ?? '', values });
    const { response } = await w.hook(right, { kind: 'form_done', text: '已创建 BF26-11' });
    expect(w.standIn.readAnswer(right as HookRequest, response).reply?.text).toBe('已创建 BF26-11');
    const settled = w.log.find(id.split(':')[0] ?? '');
    expect(settled && w.standIn.read(settled)).toMatchObject({ text: '已创建 BF26-11', buttons: [] });
  });

  it('answers later by the handle it gave out', async () => {
    const w = world();
    const { inbound } = await w.hook(w.standIn.say({ chat: 'R1', as: 'li', text: '@bot my' }), {
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
    w.failNext((path) => (path.endsWith('/messages') ? Promise.resolve('drop') : null));
    expect((await w.deliver(act)).kind).toBe('unclear');
    const firstAttemptAt = new Date(START);
    expect((await w.deliver(act, { unclear: true, firstAttemptAt })).kind).toBe('sent');
    expect(w.log.list('R1')).toHaveLength(1);
  });

  it('looks into the chat once Lark has forgotten the key, and posts only what is not there', async () => {
    const w = world();
    const room = w.standIn.roomId('R1');
    const act: OutboundAct = { kind: 'post', to: { kind: 'room', room }, card: taskCard };
    w.failNext((path) => (path.endsWith('/messages') ? Promise.resolve('drop') : null));
    await w.deliver(act);
    w.clock.ms += 2 * 3_600_000;
    const late = { unclear: true, firstAttemptAt: new Date(START) };
    expect(await w.deliver(act, late)).toMatchObject({ kind: 'sent', message: { room } });
    expect(w.log.list('R1')).toHaveLength(1);
    const other: OutboundAct = { ...act, card: card('Another') };
    expect(await w.deliver(other, { ...late, id: 'row-9' })).not.toHaveProperty('possibleDouble');
    expect(w.log.list('R1')).toHaveLength(2);
    const direct: OutboundAct = { ...act, to: { kind: 'direct', userId: w.standIn.userId('li') } };
    expect(await w.deliver(direct, late)).toMatchObject({ kind: 'sent', possibleDouble: true });
  });
});
