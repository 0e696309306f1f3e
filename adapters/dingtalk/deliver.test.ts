import type { OutboundAct } from '../contract.ts';
import { LIMITS } from './limits.ts';
import { taskCard, wire } from './loop.fixture.ts';

type Loop = ReturnType<typeof wire>;
const OWN = 'fa4e0000-0000-4000-8000-00000000own1.schema';
const post = (loop: Loop, id: string, to: 'room' | 'direct' | 'only' = 'room', more: object = {}) =>
  loop.deliver({
    id,
    act: {
      kind: 'post',
      to:
        to === 'room'
          ? { kind: 'room', room: loop.standIn.roomId('R3') }
          : to === 'direct'
            ? { kind: 'direct', userId: 'staff_zhou' }
            : { kind: 'only', room: loop.standIn.roomId('R3'), userId: 'staff_zhou' },
      card: taskCard(),
    },
    ...more,
  });
const created = (loop: Loop) => loop.calls.filter((call) => call.endsWith('createAndDeliver')).length;
const failing =
  (path: string, body: object, status = 400) =>
  (request: Request) =>
    request.url.includes(path) ? Response.json(body, { status }) : null;

describe('what one person reads at length', () => {
  const lines = Array.from({ length: 60 }, (_, i) => `Line ${i + 1} of a long help`);
  const help = (): OutboundAct => ({
    kind: 'post',
    to: { kind: 'only', room: wire().standIn.roomId('R3'), userId: 'staff_zhou' },
    card: {
      ...taskCard(),
      kind: 'help',
      blocks: lines.map((text) => ({ type: 'text', line: [{ type: 'text', text }] })),
    },
  });

  it('is a whole message in their own chat, where a card would lose half of it', async () => {
    const loop = wire();
    expect(await loop.deliver({ id: 'a', act: help() })).toMatchObject({ kind: 'sent', losses: [] });
    expect(created(loop)).toBe(0);
    const shown = loop.standIn.read(loop.log.list('dm:zhou')[0] ?? ({ native: null } as never));
    expect(shown.text).toContain('Line 60 of a long help');
  });

  it('stays a card where it fits, and where everybody reads it', async () => {
    const loop = wire();
    const act = help();
    if (act.kind !== 'post') throw new Error('no post');
    const short = { ...act, card: { ...act.card, blocks: act.card.blocks.slice(0, 3) } };
    expect(await loop.deliver({ id: 'a', act: short })).toMatchObject({ tier: 'B' });
    const room = { ...act, to: { kind: 'room', room: loop.standIn.roomId('R3') } as const };
    expect(await loop.deliver({ id: 'b', act: room })).toMatchObject({ tier: 'B' });
  });
});

describe('when cards are not permitted', () => {
  const denied = failing(
    'createAndDeliver',
    {
      code: 'Forbidden.AccessDenied.AccessTokenPermissionDenied',
      message: 'no',
      accessdenieddetail: { requiredScopes: ['Card.Instance.Write'] },
    },
    403,
  );

  it('a group gets Markdown, a person gets links, and nobody asks again for six hours', async () => {
    const loop = wire();
    loop.setFault(denied);
    expect(await post(loop, 'a')).toMatchObject({ kind: 'sent', tier: 'D' });
    expect(await post(loop, 'b', 'direct')).toMatchObject({ kind: 'sent', tier: 'C' });
    expect(created(loop)).toBe(1);
    expect(loop.logged.filter((one) => one.level === 'warn')).toHaveLength(1);
    expect(JSON.stringify(loop.logged)).toContain('Card.Instance.Write');
    const direct = loop.standIn.read(loop.log.list('dm:zhou')[0] ?? ({ native: null } as never));
    expect(direct.buttons[0]).toMatchObject({ label: '完成', url: 'http://localhost:4000/go/tokDone' });
    loop.setFault(() => null);
    loop.advance(LIMITS.tierRestMs - 1);
    expect(await post(loop, 'c')).toMatchObject({ tier: 'D' });
    loop.advance(1);
    expect(await post(loop, 'd')).toMatchObject({ tier: 'B' });
  });

  it('one person’s card of a group goes to their own chat', async () => {
    const loop = wire();
    loop.setFault(denied);
    expect(await post(loop, 'a', 'only')).toMatchObject({
      kind: 'sent',
      tier: 'C',
      message: { room: 'dm:staff_zhou' },
    });
    expect(loop.log.list('R3')).toHaveLength(0);
  });

  it('a plain message is not changed later', async () => {
    const loop = wire();
    loop.setFault(denied);
    const sent = await post(loop, 'a');
    if (sent.kind !== 'sent' || sent.message === undefined) throw new Error(sent.kind);
    const update = { kind: 'update', message: sent.message, card: taskCard() } as const;
    expect(await loop.deliver({ id: 'u', act: update })).toMatchObject({ kind: 'gone', what: 'message' });
  });

  it('a plain message is taken back where a later one replaces it', async () => {
    const loop = wire();
    loop.setFault(denied);
    const sent = await post(loop, 'a');
    if (sent.kind !== 'sent' || sent.message === undefined) throw new Error(sent.kind);
    const retire = { kind: 'retire', message: sent.message, card: taskCard() } as const;
    expect(await loop.deliver({ id: 'r', act: retire })).toMatchObject({ kind: 'sent' });
    expect(loop.log.list('R3')).toEqual([]);
    expect(await loop.deliver({ id: 'r', act: retire })).toMatchObject({ kind: 'gone', what: 'message' });
  });

  it('an unclear plain message waits a minute, is sent once more, and counts as a possible double', async () => {
    const loop = wire();
    loop.setFault((request) => {
      if (request.url.includes('groupMessages'))
        throw new TypeError('fetch failed', { cause: new Error('reset') });
      return denied(request);
    });
    expect(await post(loop, 'a')).toMatchObject({ kind: 'unclear' });
    loop.setFault(denied);
    const again = { unclear: true, firstAttemptAt: loop.log.now() };
    expect(await post(loop, 'a', 'room', again)).toMatchObject({ kind: 'unclear' });
    expect(loop.log.list('R3')).toHaveLength(0);
    loop.advance(LIMITS.plainRepeatAfterMs);
    expect(await post(loop, 'a', 'room', again)).toMatchObject({ kind: 'sent', possibleDouble: true });
  });
});

it('falls back from an operator’s template to the public one, and back after its rest', async () => {
  const loop = wire({ cardTemplateId: 'deleted-template.schema' });
  expect(await post(loop, 'a')).toMatchObject({ kind: 'sent', tier: 'B' });
  expect(await post(loop, 'b')).toMatchObject({ kind: 'sent', tier: 'B' });
  expect(created(loop)).toBe(3);
  expect(await post(wire({ cardTemplateId: OWN }), 'a')).toMatchObject({ tier: 'A' });
});

it('takes a 200 whose delivery failed for a failure, for that room only', async () => {
  const loop = wire();
  const lost = {
    success: true,
    result: { deliverResults: [{ success: false, errorMsg: 'robot not in group' }] },
  };
  loop.setFault(failing('createAndDeliver', lost, 200));
  expect(await post(loop, 'a')).toMatchObject({ kind: 'sent', tier: 'D' });
  loop.setFault(() => null);
  expect(await post(loop, 'b')).toMatchObject({ kind: 'sent', tier: 'D' });
  expect(await post(loop, 'c', 'direct')).toMatchObject({ kind: 'sent', tier: 'B' });
});

it('shows one person a card in a group, or in their own chat where that fails', async () => {
  const loop = wire();
  expect(await post(loop, 'a', 'only')).toMatchObject({
    tier: 'B',
    message: { room: loop.standIn.roomId('R3'), id: 'a' },
  });
  expect(loop.log.find('a')).toMatchObject({ chat: 'R3', to: 'zhou' });
  let once = true;
  loop.setFault((request) => {
    if (!once || !request.url.includes('createAndDeliver')) return null;
    once = false;
    return Response.json({ code: 'param.openSpaceIdInvalid' }, { status: 400 });
  });
  expect(await post(loop, 'b', 'only')).toMatchObject({
    tier: 'B',
    message: { room: 'dm:staff_zhou', id: 'b-dm' },
  });
});

it('says that the content check held a text back, without the text', async () => {
  const loop = wire();
  loop.setFault(failing('createAndDeliver', { code: 'param.contentUnsafe' }));
  expect(await post(loop, 'a')).toMatchObject({ kind: 'sent', tier: 'D' });
  const shown = JSON.stringify(loop.log.list('R3'));
  expect(shown).toContain('内容检查');
  expect(shown).not.toContain('广告预算');
});

describe('targets that cannot be reached', () => {
  const deliver = (loop: Loop, to: object) =>
    loop.deliver({ id: 'x', act: { kind: 'post', to, card: taskCard() } as never });

  it('are named as gone or refused', async () => {
    const loop = wire();
    expect(await deliver(loop, { kind: 'direct', userId: 'corp:x' })).toMatchObject({
      kind: 'gone',
      what: 'person',
    });
    expect(await deliver(loop, { kind: 'direct', userId: 'staff_nobody' })).toMatchObject({
      kind: 'gone',
      what: 'person',
    });
    expect(await deliver(loop, { kind: 'home', userId: 'staff_zhou' })).toMatchObject({
      kind: 'refused',
      code: 'no_home',
    });
    expect(await deliver(loop, { kind: 'reply', handle: {}, userId: 'x' })).toMatchObject({
      kind: 'gone',
      what: 'handle',
    });
    expect(await deliver(loop, { kind: 'room', room: 'cidUnknown==' })).toMatchObject({
      kind: 'gone',
      what: 'room',
    });
  });

  it('do not include a direct room, which is its person', async () => {
    const loop = wire();
    expect(await deliver(loop, { kind: 'room', room: 'dm:staff_zhou' })).toMatchObject({
      kind: 'sent',
      message: { room: 'dm:staff_zhou', id: 'x' },
    });
  });
});

it('tries an update that finds no card once more before it gives up', async () => {
  const loop = wire();
  const act = { kind: 'update', message: { room: 'r', id: 'missing' }, card: taskCard() } as const;
  expect(await loop.deliver({ id: 'u', act })).toMatchObject({ kind: 'transient', retryAfterMs: 1_000 });
  expect(await loop.deliver({ id: 'u', act, firstAttemptAt: new Date() })).toMatchObject({
    kind: 'gone',
    what: 'message',
  });
});

it('reads the zone-less facts that the address book has of a person', async () => {
  const loop = wire();
  const corp = loop.standIn.workspace.id;
  const look = (userId: string) => loop.adapter.lookupPerson?.(loop.connection, corp, userId);
  expect(await look('staff_zhou')).toEqual({ name: '周凯', standing: 'full' });
  expect(await look('staff_nobody')).toBeNull();
  expect(await look('corp:x')).toBeNull();
  expect(loop.used).toEqual({ api_free: 3 });
});

it('logs a callback address that cannot be registered, and registers none for Stream', async () => {
  const loop = wire();
  loop.setFault(
    failing('callbacks/register', { code: 'Forbidden.AccessDenied.AccessTokenPermissionDenied' }, 403),
  );
  await loop.adapter.prepare?.(loop.connection);
  expect(loop.logged.at(-1)).toMatchObject({ level: 'error' });
  const stream = wire({ mode: 'stream' });
  await stream.adapter.prepare?.(stream.connection);
  expect(stream.calls).toEqual([]);
  await post(stream, 'a');
  expect(stream.log.find('a')?.native).toMatchObject({ callbackType: 'STREAM' });
});

describe('credentials', () => {
  const problems = (input: object) => {
    const parsed = wire().adapter.parseCredentials({ ...input });
    return parsed.ok ? [] : parsed.problems;
  };

  it('name what is missing or wrong, without the value', () => {
    expect(problems({})).toEqual([
      "clientId: needs the app's Client ID",
      "clientSecret: needs the app's Client Secret",
    ]);
    const good = { clientId: 'a', clientSecret: 'b' };
    expect(problems(good)).toEqual([]);
    expect(problems({ ...good, eventToken: 'abc' })).toEqual([
      'eventAesKey: eventToken and eventAesKey go together',
    ]);
    const wrong = { ...good, mode: 'ws', cardTemplateId: 'x', eventToken: 'a!', eventAesKey: 'short-secret' };
    expect(problems(wrong)).toHaveLength(4);
    expect(problems(wrong).join()).not.toContain('short-secret');
  });

  it('can be read again from what was read', () => {
    const { adapter } = wire();
    const first = adapter.parseCredentials({ clientId: 'a', clientSecret: 'b', robotCode: '' });
    if (!first.ok) throw new Error('problems');
    expect(first.credentials).toMatchObject({ robotCode: 'a', mode: 'http' });
    expect(adapter.parseCredentials({ ...(first.credentials as object) })).toEqual(first);
  });
});
