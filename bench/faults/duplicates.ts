import { accepted, post } from '../post.ts';
import type { FaultCase } from './ground.ts';
import { ordersFor, settleUp, webhookOf } from './orders.ts';
import { supervise } from './supervisor.ts';

const TIMES = 10;
const STORM = 100;
const WITHIN_MS = 3_000;

/** 8: the same delivery many times at once, to every replica: one task, one card a room, every sender told 2xx. */
export const duplicates: FaultCase = {
  number: 8,
  name: `the same delivery ×${TIMES} and ×${STORM} at once, to all replicas`,
  engines: ['sqlite', 'postgresql'],
  async run(ground) {
    const { mock, company, ports } = ground;
    const since = mock.log.mark();
    const supervisor = await supervise(ground);
    try {
      const many = ordersFor(company.rooms, ground.quick ? 6 : 20);
      const [storm] = ordersFor(company.rooms, 1);
      const broken: string[] = [];
      let slowest = 0;
      for (const order of [...many, ...(storm ? [storm] : [])]) {
        const times = order === storm ? STORM : TIMES;
        const posted = await Promise.all(
          Array.from({ length: times }, (_, n) =>
            post(ports[n % ports.length] ?? 0, webhookOf(ground, order), 10_000),
          ),
        );
        order.acknowledged = posted.every(accepted);
        slowest = Math.max(slowest, ...posted.map(({ ms }) => ms));
        const bad = posted.filter((one) => !accepted(one));
        if (bad.length > 0) broken.push(`${bad.length} senders were answered ${String(bad[0]?.status)}`);
      }
      if (slowest > WITHIN_MS) broken.push(`the slowest answer took ${Math.round(slowest)} ms`);
      return await settleUp(ground, [...many, ...(storm ? [storm] : [])], {
        since,
        patienceMs: 60_000,
        broken,
        seen: `${many.length * TIMES + STORM} deliveries, slowest ${Math.round(slowest)} ms`,
      });
    } finally {
      await supervisor.stop();
    }
  },
};
