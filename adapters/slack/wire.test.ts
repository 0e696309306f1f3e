import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { Connection, Delivery } from '../contract.ts';
import { createSlackAdapter } from './index.ts';
import { testConnection, testServices } from './services.fixture.ts';

/** A server on a free port of the loopback; `base` is the Web API's address there. */
async function listen(server: Server): Promise<{ base: string; close: () => Promise<void> }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}/api/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const at = (base: string, credentials = {}): Connection => ({
  ...testConnection(credentials),
  endpoints: { api: base },
});
const IDENTITY = JSON.stringify({ ok: true, team_id: 'T1', user_id: 'UBOT', bot_id: 'B1' });

describe('over a real line', () => {
  it('a post whose answer breaks off after acceptance is unclear, and was sent once', async () => {
    let posts = 0;
    const { base, close } = await listen(
      createServer((request, response) => {
        if (request.url?.endsWith('auth.test')) return void response.end(IDENTITY);
        posts += 1;
        request.resume().on('end', () => response.destroy());
      }),
    );
    const adapter = createSlackAdapter(testServices((input, init) => fetch(input, init)));
    const card = {
      kind: 'notice',
      locale: 'en',
      tone: 'info',
      title: 'T',
      summary: 'S',
      blocks: [],
    } as const;
    const outcome = await adapter.deliver(
      { id: 'o', workspace: 'T1', act: { kind: 'post', to: { kind: 'room', room: 'C1' }, card } },
      at(base),
    );
    expect(outcome.kind).toBe('unclear');
    expect(posts).toBe(1);
    await close();
  });

  it('nothing listening is a mere delay', async () => {
    const { base, close } = await listen(createServer());
    await close();
    const services = testServices((input, init) => fetch(input, init));
    services.stored.set('T1', { workspace: 'T1', botToken: 'xoxb-test', active: true });
    const card = {
      kind: 'notice',
      locale: 'en',
      tone: 'info',
      title: 'T',
      summary: 'S',
      blocks: [],
    } as const;
    const outcome = await createSlackAdapter(services).deliver(
      { id: 'o', workspace: 'T1', act: { kind: 'post', to: { kind: 'room', room: 'C1' }, card } },
      at(base),
    );
    expect(outcome.kind).toBe('transient');
  });

  it('Socket Mode stores a command, then answers it in its own frame', async () => {
    const acks: unknown[] = [];
    let acknowledged = (): void => {};
    const done = new Promise<void>((resolve) => {
      acknowledged = resolve;
    });
    const server = createServer((request, response) => {
      if (request.url?.endsWith('auth.test')) return void response.end(IDENTITY);
      const { port } = server.address() as AddressInfo;
      response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}/link` }));
    });
    const sockets = new WebSocketServer({ server });
    sockets.on('connection', (socket) => {
      socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
      socket.send(
        JSON.stringify({
          envelope_id: 'e1',
          type: 'slash_commands',
          accepts_response_payload: true,
          payload: { command: '/pm', team_id: 'T1', channel_id: 'C1', user_id: 'U1', trigger_id: '1.2' },
        }),
      );
      socket.on('message', (data) => {
        acks.push(JSON.parse(String(data)));
        acknowledged();
      });
    });
    const { base, close } = await listen(server);
    const stored: Delivery[] = [];
    const adapter = createSlackAdapter(testServices((input, init) => fetch(input, init)));
    const transport = await adapter.open?.(at(base, { appToken: 'xapp-test' }), (delivery) => {
      stored.push(delivery);
      return {
        stored: Promise.resolve(),
        answer: Promise.resolve({ status: 200, body: '{"response_type":"ephemeral","text":"hi"}' }),
      };
    });
    await done;
    expect(stored.map((d) => d.key)).toEqual(['cmd:1.2']);
    expect(acks).toEqual([{ envelope_id: 'e1', payload: { response_type: 'ephemeral', text: 'hi' } }]);
    await transport?.close();
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
    await close();
  });
});
