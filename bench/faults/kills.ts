import { accepted, post } from '../post.ts';
import { pause } from '../service.ts';
import type { FaultCase, Ground } from './ground.ts';
import { give, type Order, ordersFor, settleUp, webhookOf } from './orders.ts';
import { supervise } from './supervisor.ts';

const EACH = ['sqlite', 'postgresql'] as const;
/** A lane held by a process that died is free again after the lease of 30 s. */
const LEASE_MS = 30_000;

/** 1: killed between commit and send, and at random under load. */
export const killedBeforeSend: FaultCase = {
  number: 1,
  name: 'kill -9 between commit and send, and at random',
  engines: EACH,
  async run(ground) {
    const { mock, quick, company } = ground;
    const since = mock.log.mark();
    const first = ordersFor(company.rooms, 3);
    await diesAt(ground, 'after_commit', first.slice(0, 1));
    const count = quick ? 120 : 500;
    const orders = [...first, ...ordersFor(company.rooms, count)];
    const supervisor = await supervise(ground);
    try {
      const load = give(ground, orders, { width: 8, tries: 40, everyMs: 120 });
      const killing = supervisor.killAtRandom(quick ? 4 : 12, 500, 1_300);
      await Promise.all([load, killing]);
      await pause(1_500);
      return await settleUp(ground, orders, {
        since,
        patienceMs: LEASE_MS + 90_000,
        seen: `${supervisor.kills() + 1} kills`,
      });
    } finally {
      await supervisor.stop();
    }
  },
};

/** 2: killed after the platform took a message and before we wrote that down. */
export const killedAfterAccept: FaultCase = {
  number: 2,
  name: 'kill -9 between platform accept and our commit',
  engines: EACH,
  async run(ground) {
    const { mock, company } = ground;
    const since = mock.log.mark();
    mock.log.reset();
    const orders = (['slack', 'lark', 'dingtalk'] as const).flatMap((vendor) =>
      ordersFor(
        company.rooms.filter((room) => room.vendor === vendor),
        1,
      ),
    );
    for (const order of orders) {
      await diesAt(ground, 'after_accept', [order], () => mock.log.accepted.some((one) => one.seq > since));
    }
    const supervisor = await supervise(ground);
    try {
      await give(ground, orders, { width: 1 });
      const outcome = await settleUp(ground, orders, { since, patienceMs: LEASE_MS + 30_000 });
      return {
        ...outcome,
        seen: `${outcome.seen}, ${mock.log.deduped} deduped by the platform, ${looks(ground)} looked up`,
      };
    } finally {
      await supervisor.stop();
    }
  },
};

function looks({ mock }: Ground): number {
  return mock.log.calls.filter(({ kind }) => kind === 'look').length;
}

/** 3: killed before the answer to a webhook, which the platform then sends again. */
export const killedBeforeAck: FaultCase = {
  number: 3,
  name: "kill -9 before a webhook's answer, then the platform's retry",
  engines: EACH,
  async run(ground) {
    const since = ground.mock.log.mark();
    const orders: Order[] = [];
    let answered = 0;
    for (const point of ['before_inbox', 'after_inbox', 'after_commit']) {
      for (const vendor of ground.quick ? (['slack'] as const) : (['slack', 'lark', 'dingtalk'] as const)) {
        const [order] = ordersFor(
          ground.company.rooms.filter((room) => room.vendor === vendor),
          1,
        );
        if (!order) continue;
        orders.push(order);
        const answers = await diesAt(ground, point, [order]);
        // Lark's message is an event: it is answered once it is stored, and may be, long before its effects are committed.
        if (vendor !== 'lark' || point !== 'after_commit') answered += answers;
      }
    }
    const supervisor = await supervise(ground);
    try {
      await give(ground, orders, { width: 3 });
      // Once more, long after: the platforms' last retries.
      await Promise.all(orders.map((order) => post(ground.ports[0] ?? 0, webhookOf(ground, order))));
      const broken = answered > 0 ? [`${answered} webhooks were answered by a process that had died`] : [];
      return await settleUp(ground, orders, {
        since,
        patienceMs: LEASE_MS + 20_000,
        broken,
        seen: `${orders.length} deaths`,
      });
    } finally {
      await supervisor.stop();
    }
  },
};

/** Runs one replica that kills itself at a point, gives it an order, and waits for its end; resolves to answers got. */
async function diesAt(
  ground: Ground,
  point: string,
  orders: readonly Order[],
  happened?: () => boolean,
): Promise<number> {
  const [port = 0] = ground.ports;
  const service = await ground.start(port, { FAIL_AT: point });
  let answers = 0;
  for (const order of orders) {
    const posted = await post(port, webhookOf(ground, order));
    if (accepted(posted)) answers += 1;
  }
  const gone = await Promise.race([service.ended.then(() => true), pause(20_000).then(() => false)]);
  if (!gone || (happened && !happened())) {
    await service.kill();
    throw new Error(`the failpoint ${point} was not reached`);
  }
  await service.kill();
  return happened ? 0 : answers;
}
