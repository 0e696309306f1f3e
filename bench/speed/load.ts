import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { SECRETS } from '../mock-vendors.ts';

/** What to fire, as JSON in an argument of the load process. */
export interface LoadOrder {
  readonly port: number;
  readonly path: string;
  readonly kind: 'event' | 'command';
  readonly rooms: number;
  readonly connections: number;
  readonly warmMs: number;
  readonly ms: number;
  /** Requests are signed beforehand; no more than these are made. */
  readonly most: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  /** Answers other than 2xx. */
  readonly bad: number;
  /** Made while warming up, which the server's processor time includes or not, as the caller measures. */
  readonly warm: number;
}

/** Runs as a process of its own: fires signed requests over a fixed number of kept connections, prints the result. */
export async function loadMain(text: string): Promise<void> {
  const order = JSON.parse(text) as LoadOrder;
  const requests = Array.from({ length: order.most }, (_, n) => wire(order, n));
  const latencies: number[] = [];
  let next = 0;
  let warm = 0;
  let bad = 0;
  let measuring = false;
  let over = false;

  const one = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect(order.port, '127.0.0.1');
      socket.setNoDelay(true);
      let begun = 0;
      let got = '';
      const fire = (): void => {
        const request = requests[next];
        if (over || request === undefined) {
          socket.end();
          resolve();
          return;
        }
        next += 1;
        begun = performance.now();
        socket.write(request);
      };
      socket.on('connect', fire);
      socket.on('data', (chunk: Buffer) => {
        got += chunk.toString('latin1');
        const status = complete(got);
        if (status === null) return;
        got = '';
        if (status < 200 || status > 299) bad += 1;
        if (measuring && !over) latencies.push(performance.now() - begun);
        else warm += 1;
        fire();
      });
      socket.on('error', reject);
      socket.on('close', () => resolve());
    });

  const lines = Array.from({ length: order.connections }, one);
  const running = Promise.all(lines);
  running.catch(() => undefined);
  await wait(order.warmMs);
  // The parent reads the server's processor time between these two lines.
  process.stdout.write('measuring\n');
  measuring = true;
  const from = performance.now();
  await Promise.race([wait(order.ms), running]);
  const seconds = (performance.now() - from) / 1000;
  over = true;
  process.stdout.write('measured\n');
  await running;
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.floor((latencies.length - 1) * share)] ?? 0;
  const result: LoadResult = {
    ...{ requests: latencies.length, seconds, bad, warm },
    ...{ p50: at(0.5), p99: at(0.99), max: at(1) },
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The status of a whole answer, or null while some of it is missing. */
function complete(text: string): number | null {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const head = text.slice(0, end).toLowerCase();
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
  if (length !== undefined) return text.length - end - 4 >= Number(length) ? status : null;
  if (head.includes('transfer-encoding: chunked')) return text.endsWith('0\r\n\r\n') ? status : null;
  return status;
}

function wire(order: LoadOrder, n: number): Buffer {
  const id = `${process.pid}-${Date.now().toString(36)}-${n}`;
  const command = order.kind === 'command';
  const body = command ? commandBody(order, n, id) : eventBody(id);
  const stamp = String(Math.floor(Date.now() / 1000));
  const mac = createHmac('sha256', SECRETS.slackSigning).update(`v0:${stamp}:${body}`).digest('hex');
  return Buffer.from(
    [
      `POST ${order.path} HTTP/1.1`,
      `host: 127.0.0.1:${order.port}`,
      `content-type: ${command ? 'application/x-www-form-urlencoded' : 'application/json'}`,
      `content-length: ${Buffer.byteLength(body)}`,
      `x-slack-request-timestamp: ${stamp}`,
      `x-slack-signature: v0=${mac}`,
      '',
      body,
    ].join('\r\n'),
  );
}

/** An event that is stored, and turns out to name nobody when it is worked on. */
function eventBody(id: string): string {
  return JSON.stringify({
    token: 'unused',
    team_id: 'T0FAULT',
    api_app_id: 'A0FAULT',
    type: 'event_callback',
    event_id: `Ev${id}`,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: 'T0FAULT',
        user_id: 'U0BOT',
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    event: {
      type: 'user_change',
      user: {},
      cache_ts: 1_700_000_000,
      pad: 'x'.repeat(180),
    },
  });
}

function commandBody(order: LoadOrder, n: number, id: string): string {
  const letters = [...String(n)].map((digit) => 'bcdfghjklm'[Number(digit)]).join('');
  return new URLSearchParams({
    ...{ token: 'unused', team_id: 'T0FAULT', team_domain: 'fault', user_id: 'U0ONE', user_name: 'one' },
    channel_id: `C0ROOM${String((n % order.rooms) + 1).padStart(2, '0')}`,
    channel_name: 'room',
    command: '/pm',
    text: `new Widget ${letters}`,
    api_app_id: 'A0FAULT',
    is_enterprise_install: 'false',
    response_url: 'http://127.0.0.1:9/slack/respond/x',
    trigger_id: `t${id}`,
  }).toString();
}
