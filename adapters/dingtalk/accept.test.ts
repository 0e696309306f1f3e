import type { Connection, HookRequest } from '../contract.ts';
import { memoryServices } from '../loop.fixture.ts';
import { accept } from './accept.ts';
import { parseCredentials } from './credentials.ts';
import { decryptEvent, encryptEvent, eventSignature, eventSigned } from './event-crypto.ts';
import { cardSignature, robotSignature } from './verify.ts';

const NOW = new Date(1767225600000);
const HOUR = 3_600_000;
const AES = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

function connectionWith(extra: Readonly<Record<string, unknown>> = {}): Connection {
  const parsed = parseCredentials({
    clientId: 'dingapp1',
    clientSecret: 'app-secret,old-secret',
    corpId: 'dingcorp1',
    eventToken: 'exampletoken',
    eventAesKey: AES,
    callbackApiSecret: 'callback-secret',
    ...extra,
  });
  if (!parsed.ok) throw new Error(parsed.problems.join());
  return {
    id: 'c',
    platform: 'dingtalk',
    credentials: parsed.credentials,
    endpoints: {},
    hookUrl: 'https://h/hooks/c',
  };
}

const body = {
  msgtype: 'text',
  text: { content: ' /task list' },
  msgId: 'msgAbc==',
  createAt: NOW.getTime(),
  conversationType: '2',
  conversationId: 'cidExample==',
  senderId: '$:LWCP_v1:$aaa',
  senderStaffId: 'u100',
  chatbotCorpId: 'dingcorp1',
  robotCode: 'dingapp1',
};

function robot(change: object = {}, headers: Readonly<Record<string, string>> = {}): HookRequest {
  const timestamp = headers.timestamp ?? String(NOW.getTime());
  return {
    method: 'POST',
    url: '/hooks/c',
    headers: { timestamp, sign: robotSignature(timestamp, 'app-secret'), ...headers },
    body: JSON.stringify({ ...body, ...change }),
  };
}

function card(change: object = {}, headers: Readonly<Record<string, string>> = {}): HookRequest {
  const timestamp = String(NOW.getTime());
  return {
    method: 'POST',
    url: '/hooks/c',
    headers: {
      'x-ddpaas-signature-timestamp': timestamp,
      'x-ddpaas-signature': cardSignature(timestamp, 'callback-secret'),
      ...headers,
    },
    body: JSON.stringify({
      outTrackId: 'out1',
      corpId: 'dingcorp1',
      userId: 'u100',
      content: JSON.stringify({ cardPrivateData: { actionIds: ['node'], params: { action: 'tok1' } } }),
      ...change,
    }),
  };
}

function event(
  fields: object,
  owner = 'dingapp1',
  at = NOW.getTime(),
  names = ['msg_signature', 'timestamp'],
) {
  const encrypt = encryptEvent(AES, owner, JSON.stringify(fields), Buffer.alloc(16, 3));
  const timestamp = String(at);
  const query = new URLSearchParams({
    [names[0] ?? '']: eventSignature('exampletoken', timestamp, 'n1', encrypt),
    [names[1] ?? '']: timestamp,
    nonce: 'n1',
  });
  return { method: 'POST', url: `/hooks/c?${query}`, headers: {}, body: JSON.stringify({ encrypt }) };
}

function accepted(request: HookRequest, connection = connectionWith(), now = NOW) {
  const { services, logged, used } = memoryServices(fetch, () => NOW);
  return { result: accept(request, connection, now, services), logged, used };
}

const status = (request: HookRequest, connection?: Connection, now?: Date) => {
  const { result } = accepted(request, connection, now);
  return result.kind === 'refused' ? result.status : result.kind;
};

describe('robot messages', () => {
  it('become a delivery under their own id, and are counted', () => {
    const { result, used } = accepted(robot());
    expect(result).toMatchObject({ kind: 'delivery', delivery: { key: 'msg:msgAbc==', budgetMs: 1_000 } });
    expect(used).toEqual({ inbound: 1 });
    expect(status(robot({}, { sign: robotSignature(String(NOW.getTime()), 'old-secret') }))).toBe('delivery');
  });

  it('are refused before they are read when the signature is wrong', () => {
    const forged = { ...robot({}, { sign: 'x' }), body: '{' };
    expect(status(forged)).toBe(401);
    expect(accepted(forged).used).toEqual({});
    expect(status({ ...robot(), headers: {} })).toBe(401);
    expect(status({ ...robot(), method: 'GET' })).toBe(401);
  });

  it('are refused as unreadable only when they are signed', () => {
    expect(status({ ...robot(), body: '{' })).toBe(400);
    expect(status(robot({ msgId: undefined }))).toBe(400);
    expect(status(robot({ createAt: undefined }))).toBe(400);
    expect(status(robot({ conversationType: '9' }))).toBe(400);
    expect(status(robot({ senderStaffId: null, senderId: '' }))).toBe(400);
  });

  it('keep the window on both sides for the header and for the message itself', () => {
    expect(status(robot(), undefined, new Date(NOW.getTime() + HOUR))).toBe('delivery');
    expect(status(robot(), undefined, new Date(NOW.getTime() + HOUR + 1))).toBe(401);
    expect(status(robot(), undefined, new Date(NOW.getTime() - HOUR - 1))).toBe(401);
    expect(status(robot({ createAt: NOW.getTime() - HOUR }))).toBe('delivery');
    expect(status(robot({ createAt: NOW.getTime() - HOUR - 1 }))).toBe(401);
    expect(status(robot({ createAt: String(NOW.getTime() + HOUR + 1) }))).toBe(401);
    expect(status(robot({ createAt: String(NOW.getTime()) }))).toBe('delivery');
  });

  it('meant for another robot or corp are refused as such', () => {
    expect(status(robot({ robotCode: 'dingother' }))).toBe(403);
    expect(status(robot({ chatbotCorpId: 'dingother' }))).toBe(403);
    expect(status(robot({ chatbotCorpId: 'dingother' }), connectionWith({ corpId: '' }))).toBe('delivery');
    expect(status(robot({ robotCode: undefined }))).toBe('delivery');
  });

  it('without their text because the quota is used up are counted, logged and not worked on', () => {
    const { result, logged, used } = accepted(
      robot({ text: undefined, errorCode: 20001, errorMessage: 'quota' }),
    );
    expect(result).toMatchObject({ kind: 'answered', answer: { status: 200, body: '{"msgtype":"empty"}' } });
    expect(used).toEqual({ quota_exhausted: 1, inbound: 1 });
    expect(logged[0]).toMatchObject({ level: 'error', fields: { code: '20001' } });
  });

  it('of kinds that say nothing are answered at once', () => {
    expect(status(robot({ msgtype: 'chatRecord', text: undefined }))).toBe('answered');
    expect(status(robot({ text: { content: ' ' } }))).toBe('delivery');
  });
});

describe('presses', () => {
  it('become a delivery that names card, person and button', () => {
    expect(accepted(card()).result).toMatchObject({
      kind: 'delivery',
      delivery: { key: 'press:out1:u100:tok1|node', budgetMs: 1_200 },
    });
  });

  it('are refused when badly signed, unreadable, or of another corp', () => {
    expect(status(card({}, { 'x-ddpaas-signature': 'x' }))).toBe(401);
    expect(status(card(), undefined, new Date(NOW.getTime() + HOUR + 1))).toBe(401);
    expect(status(card({ outTrackId: '' }))).toBe(400);
    expect(status({ ...card(), body: 'no' })).toBe(400);
    expect(status(card({ corpId: 'dingother' }))).toBe(403);
  });

  it('that name no button are answered at once', () => {
    expect(accepted(card({ content: '{}' })).result).toMatchObject({
      kind: 'answered',
      answer: { body: '{}' },
    });
  });

  it('are verified with a secret that follows from the app’s own when none is set', () => {
    const one = connectionWith({ callbackApiSecret: '' }).credentials;
    expect(one).toEqual(connectionWith({ callbackApiSecret: undefined }).credentials);
  });
});

describe('events', () => {
  const opened = (answer: { body: string }) => {
    const reply = JSON.parse(answer.body);
    expect(
      eventSigned(reply.msg_signature, 'exampletoken', reply.timeStamp, reply.nonce, reply.encrypt),
    ).toBe(true);
    return decryptEvent(AES, reply.encrypt);
  };

  it('that check the address are answered with a sealed success', () => {
    const { result } = accepted(event({ EventType: 'check_url' }));
    if (result.kind !== 'answered') throw new Error(result.kind);
    expect(opened(result.answer)).toEqual({ message: 'success', owner: 'dingapp1' });
  });

  it('that nobody wants are answered the same way and make no row', () => {
    const { result } = accepted(event({ EventType: 'chat_update_title', CorpId: 'dingcorp1', eventId: 'e' }));
    if (result.kind !== 'answered') throw new Error(result.kind);
    expect(opened(result.answer).message).toBe('success');
  });

  it('that concern people become a delivery, also with the older names in the query and seconds', () => {
    const left = { EventType: 'user_leave_org', CorpId: 'dingcorp1', eventId: 'e1', UserId: ['u1'] };
    expect(accepted(event(left)).result).toMatchObject({ kind: 'delivery', delivery: { key: 'event:e1' } });
    expect(status(event(left, 'dingapp1', NOW.getTime() / 1_000, ['signature', 'timeStamp']))).toBe(
      'delivery',
    );
  });

  it('are refused when badly signed, old, unreadable, or meant for another app or corp', () => {
    const good = event({ EventType: 'check_url' });
    expect(status({ ...good, url: good.url.replace('nonce=n1', 'nonce=n2') })).toBe(401);
    expect(status({ ...good, url: '/hooks/c' })).toBe(401);
    expect(status({ ...good, body: 'x' })).toBe(401);
    expect(status(good, connectionWith({ eventToken: '', eventAesKey: '' }))).toBe(401);
    expect(status(good, undefined, new Date(NOW.getTime() + HOUR + 1))).toBe(401);
    expect(status(event({ EventType: 'check_url' }, 'dingother'))).toBe(403);
    expect(status(event({ EventType: 'user_leave_org', CorpId: 'dingother', UserId: ['u'] }))).toBe(403);
    expect(status(event({ nothing: true }))).toBe(400);
    const encrypt = Buffer.alloc(32).toString('base64');
    const timestamp = String(NOW.getTime());
    const msg_signature = eventSignature('exampletoken', timestamp, 'n', encrypt);
    const query = new URLSearchParams({ msg_signature, timestamp, nonce: 'n' });
    expect(status({ ...good, url: `/hooks/c?${query}`, body: JSON.stringify({ encrypt }) })).toBe(400);
  });
});
