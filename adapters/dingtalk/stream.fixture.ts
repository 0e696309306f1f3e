import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { StreamTimers } from './stream-socket.ts';

/** Time that moves only by hand. */
export function handTimers() {
  let now = 0;
  let waiting: { at: number; act: () => void }[] = [];
  const timers: StreamTimers = {
    now: () => now,
    random: () => 0,
    after(ms, act) {
      const entry = { at: now + ms, act };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((one) => one !== entry);
      };
    },
  };
  const advance = (ms: number) => {
    const until = now + ms;
    for (;;) {
      const due = waiting.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      waiting = waiting.filter((one) => one !== due);
      now = due.at;
      due.act();
    }
    now = until;
  };
  return { timers, advance, waits: () => waiting.map((one) => one.at - now) };
}

/** The vendor's gateway: hands out tickets, and sockets on a port of this machine. */
export async function gateway(options: { autoPong?: boolean } = {}) {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', autoPong: options.autoPong ?? true });
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const opened: { headers: Headers; body: unknown }[] = [];
  const tickets: (string | null)[] = [];
  server.on('connection', (_socket, request) => {
    tickets.push(new URL(request.url ?? '', origin).searchParams.get('ticket'));
  });
  let answer: (count: number) => Response = (count) =>
    Response.json({ endpoint: `${origin.replace('http', 'ws')}/connect`, ticket: `t/${count}+=` });
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    opened.push({ headers: request.headers, body: await request.json() });
    return answer(opened.length);
  };
  return {
    server,
    origin,
    opened,
    tickets,
    fetch,
    answerWith: (next: (count: number) => Response) => {
      answer = next;
    },
    socket: async () => ((await once(server, 'connection')) as [WebSocket])[0],
    async end() {
      for (const socket of server.clients) socket.terminate();
      server.close();
      await once(server, 'close');
    },
  };
}

export type Gateway = Awaited<ReturnType<typeof gateway>>;

/** A frame as the server sends it. */
export const frame = (type: string, topic: string, data: object, more: object = {}) =>
  JSON.stringify({
    specVersion: '1.0',
    type,
    headers: {
      topic,
      messageId: `m-${topic}`,
      contentType: 'application/json',
      time: '1767225600000',
      ...more,
    },
    data: JSON.stringify(data),
  });

/** Sends a frame and reads its acknowledgement. */
export async function acked(socket: WebSocket, sent: string) {
  const reply = once(socket, 'message') as Promise<[Buffer]>;
  socket.send(sent);
  const ack = JSON.parse((await reply)[0].toString());
  return { ...ack, data: JSON.parse(ack.data) };
}
