import { tally } from '../check.ts';
import { foundCompany } from '../company.ts';
import { startMockVendors } from '../mock-vendors.ts';
import { post } from '../post.ts';
import { freePort, startService } from '../service.ts';
import { type FaultCase, freshDirectory } from './ground.ts';
import { deadLetters, ordersFor } from './orders.ts';

const OUTAGE_S = 600;
const STEP_S = 5;
/** A chat's head may be tried this often in one minute of an outage; the first minute holds the quick tries. */
const MOST_A_MINUTE = 7;

/** 6: every vendor answers 5xx for ten minutes of the service's own clock, which the playground moves. */
export const longOutage: FaultCase = {
  number: 6,
  name: '5xx for ten minutes (moved clock), then recovery',
  engines: ['sqlite'],
  async run() {
    const site = await freshDirectory();
    const mock = await startMockVendors();
    const port = await freePort();
    const service = await startService({
      place: site.place,
      vendors: mock.environment(),
      port,
      env: { PLAYGROUND: '1', NODE_ENV: 'development', LOG_LEVEL: 'error' },
    });
    try {
      await move(port, '/reset', { sample: 'company', now: new Date().toISOString() });
      const company = await foundCompany(port, mock, { slack: 4, lark: 4, dingtalk: 2 });
      const since = mock.log.mark();
      mock.log.reset();
      mock.inject(() => ({ kind: 'answer', status: 503, body: '{"code":503,"message":"unavailable"}' }));
      const orders = ordersFor(company.rooms, company.rooms.length * 2);
      for (const order of orders) {
        const line = company.line(order.room, `new ${order.title}`, order.id);
        order.acknowledged = (await post(port, line)).status === 200;
      }
      const minutes: number[] = [];
      for (let second = 0; second < OUTAGE_S; second += STEP_S) {
        const before = sends(mock.log.calls);
        await move(port, '/clock', { advance: `PT${STEP_S}S` });
        const minute = Math.floor(second / 60);
        minutes[minute] = (minutes[minute] ?? 0) + sends(mock.log.calls) - before;
      }
      mock.inject(null);
      // The longest pause between two tries is five minutes; what waited behind goes out after it.
      for (let second = 0; second < 400; second += 10) await move(port, '/clock', { advance: 'PT10S' });
      const result = await tally(port, company, mock, orders, since);
      const most = Math.max(...minutes) / company.rooms.length;
      const broken = [
        ...(most > MOST_A_MINUTE ? [`${most.toFixed(1)} tries a minute and chat`] : []),
        ...(await deadLetters(port, new Set())),
        ...result.notes.slice(0, 5),
      ];
      return {
        lost: result.lost,
        doubled: result.applied + result.doubled,
        outOfOrder: result.outOfOrder,
        early: 0,
        broken,
        seen: `tries a minute in ${company.rooms.length} chats: ${minutes.join(' ')}`,
      };
    } finally {
      await service.kill();
      await mock.close();
      await site.clear();
    }
  },
};

function sends(calls: readonly { kind: string }[]): number {
  return calls.filter(({ kind }) => kind !== 'look').length;
}

async function move(port: number, path: string, body: object): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/playground${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(60_000),
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
}
