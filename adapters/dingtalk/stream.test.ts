import { once } from 'node:events';
import type { Connection, Delivery, HookAnswer, Ingest, OpenTransport } from '../contract.ts';
import { memoryServices, START } from '../loop.fixture.ts';
import { parseCredentials } from './credentials.ts';
import { acked, frame, type Gateway, gateway, handTimers } from './stream.fixture.ts';
import { openStream } from './stream.ts';

let open: { transport?: OpenTransport; vendor: Gateway }[] = [];
afterEach(async () => {
  for (const { transport, vendor } of open) {
    await transport?.close();
    await vendor.end();
  }
  open = [];
});

async function start(ingest: Ingest = silent, vendor?: Gateway) {
  const at = vendor ?? (await gateway());
  const hand = handTimers();
  const parsed = parseCredentials({ clientId: 'app', clientSecret: 'hush', corpId: 'corp1', mode: 'stream' });
  if (!parsed.ok) throw new Error('credentials');
  const connection: Connection = {
    id: 'c',
    platform: 'dingtalk',
    credentials: parsed.credentials,
    endpoints: { api: at.origin },
    hookUrl: '',
  };
  const { services, logged, used } = memoryServices(at.fetch, () => START);
  const first = at.socket();
  const entry: (typeof open)[number] = { vendor: at };
  open.push(entry);
  const transport = await openStream(services, connection, ingest, hand.timers);
  entry.transport = transport;
  return { vendor: at, hand, logged, used, transport, first };
}

const silent: Ingest = () => ({
  stored: Promise.resolve(),
  answer: Promise.resolve({ status: 200, body: '' }),
});

const robot = {
  msgtype: 'text',
  text: { content: '我的' },
  msgId: 'm1',
  createAt: 1,
  conversationType: '1',
  conversationId: 'cidX==',
  senderStaffId: 'u1',
  chatbotCorpId: 'corp1',
  robotCode: 'app',
};
const ROBOT = '/v1.0/im/bot/messages/get';
const CARD = '/v1.0/card/instances/callback';

describe('opening', () => {
  it('asks for robot messages, presses and events, and takes the ticket with it', async () => {
    const { vendor, first } = await start();
    await first;
    expect(vendor.opened[0]?.headers.get('accept')).toBe('application/json');
    expect(vendor.opened[0]?.body).toMatchObject({
      clientId: 'app',
      clientSecret: 'hush',
      subscriptions: [
        { type: 'CALLBACK', topic: ROBOT },
        { type: 'CALLBACK', topic: CARD },
        { type: 'EVENT', topic: '*' },
      ],
    });
    expect(vendor.tickets).toEqual(['t/1+=']);
  });

  it('stops after three refusals of the credentials and says so, without the secret', async () => {
    const vendor = await gateway();
    vendor.answerWith(() => Response.json({ code: 'invalid' }, { status: 401 }));
    const { hand, logged } = await start(silent, vendor);
    for (let more = 0; more < 5; more += 1) {
      hand.advance(60_000);
      await new Promise(setImmediate);
      await new Promise(setImmediate);
      await new Promise(setImmediate);
    }
    expect(vendor.opened).toHaveLength(3);
    expect(logged.at(-1)).toMatchObject({ level: 'error' });
    expect(JSON.stringify(logged)).not.toContain('hush');
  });

  it('goes to no address that is not the vendor’s', async () => {
    const vendor = await gateway();
    vendor.answerWith(() => Response.json({ endpoint: 'ws://evil.example/connect', ticket: 't' }));
    const { logged } = await start(silent, vendor);
    expect(JSON.stringify(logged)).toContain('not an address of the vendor');
  });
});

describe('a robot message', () => {
  it('is acknowledged after it was stored, and before it was worked on', async () => {
    const steps: string[] = [];
    let store = () => {};
    const { first } = await start((delivery: Delivery) => {
      steps.push(delivery.key);
      return {
        stored: new Promise<void>((resolve) => {
          store = resolve;
        }),
        answer: new Promise<HookAnswer>(() => {}),
      };
    });
    const socket = await first;
    const reply = once(socket, 'message') as Promise<[Buffer]>;
    void reply.then(() => steps.push('ack'));
    socket.send(frame('CALLBACK', ROBOT, robot));
    // A later ping is answered while the message still waits for its row.
    socket.send(frame('SYSTEM', 'ping', { opaque: 'o' }));
    const ping = JSON.parse((await reply)[0].toString());
    expect(ping).toMatchObject({ code: 200, headers: { messageId: 'm-ping' }, data: '{"opaque":"o"}' });
    expect(steps).toEqual(['msg:m1', 'ack']);
    const ack = once(socket, 'message') as Promise<[Buffer]>;
    store();
    expect(JSON.parse((await ack)[0].toString())).toEqual({
      code: 200,
      message: 'OK',
      headers: { messageId: `m-${ROBOT}`, contentType: 'application/json' },
      data: '{"response":null}',
    });
  });

  it('that could not be stored is not acknowledged, so that it may come again', async () => {
    const broken: Ingest = () => ({
      stored: Promise.reject(new Error('disk full')),
      answer: Promise.reject(new Error('disk full')),
    });
    const { first, logged } = await start(broken);
    const socket = await first;
    socket.send(frame('CALLBACK', ROBOT, robot));
    const event = await acked(
      socket,
      frame('EVENT', '*', { userId: ['u1'] }, { eventType: 'user_leave_org', eventId: 'e' }),
    );
    expect(event).toMatchObject({ headers: { messageId: 'm-*' }, data: { status: 'LATER' } });
    expect(JSON.stringify(logged)).toContain('could not be stored');
  });

  it('meant for another robot is taken off the line but not worked on', async () => {
    const keys: string[] = [];
    const { first } = await start((delivery) => {
      keys.push(delivery.key);
      return silent(delivery);
    });
    const socket = await first;
    const ack = await acked(socket, frame('CALLBACK', ROBOT, { ...robot, robotCode: 'other' }));
    expect(ack).toMatchObject({ code: 200 });
    expect(keys).toEqual([]);
  });
});

describe('other frames', () => {
  it('carry presses, whose answer goes into the acknowledgement', async () => {
    const { first, used } = await start((delivery) => ({
      stored: Promise.resolve(),
      answer: Promise.resolve({ status: 200, body: JSON.stringify({ key: delivery.key }) }),
    }));
    const press = { outTrackId: 'o', userId: 'u1', corpId: 'corp1', content: '{"params":{"action":"tok"}}' };
    const ack = await acked(await first, frame('CALLBACK', CARD, press));
    expect(ack.data).toEqual({ response: { key: 'press:o:u1:tok' } });
    expect(used).toEqual({ inbound: 1 });
  });

  it('carry events, which are acknowledged whether wanted or not', async () => {
    const keys: string[] = [];
    const { first } = await start((delivery) => {
      keys.push(delivery.key);
      return silent(delivery);
    });
    const socket = await first;
    const headers = { eventType: 'user_leave_org', eventId: 'e1', eventCorpId: 'corp1' };
    const left = await acked(socket, frame('EVENT', '*', { userId: ['u1'] }, headers));
    expect(left.data.status).toBe('SUCCESS');
    await acked(socket, frame('EVENT', '*', {}, { eventType: 'robot_msg_read', eventId: 'e2' }));
    expect(keys).toEqual(['event:e1']);
  });

  it('of unknown topics are told so, and unreadable ones do no harm', async () => {
    const { first, logged } = await start();
    const socket = await first;
    socket.send('not json');
    socket.send('{"type":"CALLBACK"}');
    expect(await acked(socket, frame('CALLBACK', '/v9/new', {}))).toMatchObject({ code: 404 });
    expect(logged.filter((one) => one.message.includes('unreadable'))).toHaveLength(2);
  });
});

describe('staying connected', () => {
  it('opens the next connection at a disconnect, answers there alone, and closes the old one after ten seconds', async () => {
    const { vendor, first, hand } = await start();
    const old = await first;
    await acked(old, frame('SYSTEM', 'ping', { opaque: '1' }));
    const next = vendor.socket();
    old.send(frame('SYSTEM', 'disconnect', { reason: 'persistent' }));
    const fresh = await next;
    expect(await acked(fresh, frame('SYSTEM', 'ping', { opaque: '2' }))).toMatchObject({
      data: { opaque: '2' },
    });
    expect(vendor.opened).toHaveLength(2);
    const stale: unknown[] = [];
    old.on('message', (data) => stale.push(data));
    old.send(frame('SYSTEM', 'ping', { opaque: '3' }));
    await acked(fresh, frame('SYSTEM', 'ping', { opaque: '4' }));
    expect(stale).toEqual([]);
    const closed = once(old, 'close');
    hand.advance(10_000);
    await closed;
    await acked(fresh, frame('SYSTEM', 'ping', { opaque: '5' }));
    expect(vendor.opened).toHaveLength(2);
  });

  it('waits once after a lost socket, from one second to a minute, and anew after the first frame', async () => {
    const { vendor, first, hand } = await start();
    let socket = await first;
    await acked(socket, frame('SYSTEM', 'ping', { opaque: '1' }));
    const waits: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      socket.terminate();
      await waited(hand);
      expect(hand.waits()).toHaveLength(1);
      waits.push(hand.waits()[0] ?? 0);
      const next = vendor.socket();
      hand.advance(60_000);
      socket = await next;
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    expect(vendor.opened).toHaveLength(9);
    await acked(socket, frame('SYSTEM', 'ping', { opaque: '2' }));
    socket.terminate();
    await waited(hand);
    expect(hand.waits()).toEqual([1_000]);
  });

  it('drops a socket that answers no ping', async () => {
    const { vendor, first, hand } = await start(silent, await gateway({ autoPong: false }));
    const socket = await first;
    await acked(socket, frame('SYSTEM', 'ping', { opaque: '1' }));
    const closed = once(socket, 'close');
    hand.advance(25_000);
    await acked(socket, frame('SYSTEM', 'ping', { opaque: '2' }));
    hand.advance(25_000);
    await acked(socket, frame('SYSTEM', 'ping', { opaque: '3' }));
    expect(vendor.server.clients.size).toBe(1);
    hand.advance(25_000);
    await closed;
  });

  it('drops a socket on which nothing comes for a minute', async () => {
    const { first, hand } = await start();
    const socket = await first;
    await acked(socket, frame('SYSTEM', 'ping', { opaque: '1' }));
    const closed = once(socket, 'close');
    for (const _beat of [1, 2]) {
      const ping = once(socket, 'ping');
      hand.advance(25_000);
      await ping;
    }
    hand.advance(25_000);
    await closed;
  });

  it('ends with its transport: nothing is waited for and nothing opened again', async () => {
    const { vendor, first, hand, transport } = await start();
    const socket = await first;
    await acked(socket, frame('SYSTEM', 'ping', { opaque: '1' }));
    const closed = once(socket, 'close');
    await transport.close();
    await closed;
    hand.advance(600_000);
    expect(vendor.opened).toHaveLength(1);
  });
});

/** Resolves when a reconnection has been scheduled. */
async function waited(hand: { waits: () => number[] }): Promise<void> {
  while (hand.waits().length === 0 || hand.waits().some((wait) => wait === 25_000))
    await new Promise(setImmediate);
}
