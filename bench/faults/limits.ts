import type { Decide, Fault, SendCall } from '../mock/log.ts';
import { pause } from '../service.ts';
import type { FaultCase, Ground, Outcome } from './ground.ts';
import { give, ordersFor, settleUp } from './orders.ts';
import { supervise } from './supervisor.ts';

const EACH = ['sqlite', 'postgresql'] as const;

/** A storm of limits, then calm: nothing early, nothing given up, and afterwards no faster than the pace. */
async function storm(
  ground: Ground,
  given: {
    vendors: readonly SendCall['vendor'][];
    seconds: number;
    perRoom: number;
    decide: Decide;
    patienceMs: number;
  },
): Promise<Outcome> {
  const { mock, company } = ground;
  const since = mock.log.mark();
  mock.log.reset();
  const rooms = company.rooms.filter(({ vendor }) => given.vendors.includes(vendor));
  const orders = ordersFor(rooms, rooms.length * given.perRoom);
  const supervisor = await supervise(ground);
  try {
    mock.inject((call) => (call.kind === 'look' ? null : given.decide(call)));
    await give(ground, orders, { width: 4 });
    await pause(given.seconds * 1_000);
    mock.inject(null);
    const limited = mock.log.limited;
    const outcome = await settleUp(ground, orders, {
      since,
      patienceMs: given.patienceMs,
      seen: `${limited} limited`,
    });
    const fast = tooFast(ground, since);
    return fast === 0 ? outcome : { ...outcome, broken: [...outcome.broken, `${fast} sends above the pace`] };
  } finally {
    mock.inject(null);
    await supervisor.stop();
  }
}

/** Sends into one Slack channel closer together than a second, allowing for a real clock's unevenness. */
function tooFast({ mock }: Ground, since: number): number {
  const last = new Map<string, number>();
  let fast = 0;
  for (const one of mock.log.accepted) {
    if (one.seq <= since || one.vendor !== 'slack' || one.kind === 'private') continue;
    const before = last.get(one.chat);
    if (before !== undefined && one.at - before < 950) fast += 1;
    last.set(one.chat, one.at);
  }
  return fast;
}

/** 4: Slack answers everything with 429. */
export const slackStorm: FaultCase = {
  number: 4,
  name: '429 storm on Slack, 100 %, Retry-After in seconds',
  engines: EACH,
  run(ground) {
    const most = ground.quick ? 3 : ground.long ? 30 : 10;
    return storm(ground, {
      vendors: ['slack'],
      seconds: ground.quick ? 5 : ground.long ? 60 : 20,
      perRoom: 2,
      patienceMs: 60_000,
      decide(call) {
        const seconds = 1 + Math.floor(Math.random() * most);
        ground.mock.log.limit(call, seconds * 1_000);
        return limited(429, { 'retry-after': String(seconds) }, { ok: false, error: 'ratelimited' });
      },
    });
  },
};

/** 5: the limits of Lark (HTTP 400) and DingTalk (codes in a 4xx, or in a 200 of the old kind). */
export const oddLimits: FaultCase = {
  number: 5,
  name: 'Lark 99991400 as HTTP 400, DingTalk QPS and 130101',
  engines: EACH,
  run(ground) {
    const once = new Set<string>();
    return storm(ground, {
      vendors: ['lark', 'dingtalk'],
      seconds: ground.quick ? 4 : 10,
      perRoom: 2,
      patienceMs: 90_000,
      decide(call) {
        if (call.vendor === 'lark') {
          const seconds = 1 + Math.floor(Math.random() * 3);
          ground.mock.log.limit(call, seconds * 1_000);
          return limited(
            400,
            { 'x-ogw-ratelimit-limit': '100', 'x-ogw-ratelimit-reset': String(seconds) },
            { code: 99991400, msg: 'request trigger frequency limit' },
          );
        }
        // The 130101 of custom robots asks for a long pause, so it comes once.
        if (!ground.quick && (ground.long || ground.engine === 'sqlite') && once.size === 0) {
          once.add(call.chat);
          ground.mock.log.limit(call, 60_000);
          return limited(200, {}, { errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' });
        }
        ground.mock.log.limit(call, 1_000);
        return limited(
          403,
          {},
          { code: 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi', message: 'qps limit', requestid: 'mock' },
        );
      },
    });
  },
};

function limited(status: number, headers: Record<string, string>, body: object): Fault {
  return { kind: 'answer', status, headers, body: JSON.stringify(body) };
}
