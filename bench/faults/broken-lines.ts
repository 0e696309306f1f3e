import type { Decide } from '../mock/log.ts';
import { pause } from '../service.ts';
import { startTcpProxy } from '../tcp-proxy.ts';
import type { FaultCase, Ground, Outcome } from './ground.ts';
import { give, ordersFor, settleUp } from './orders.ts';

/** Breaks the first attempt at each message in one of several ways, in turn. */
function breakFirst(kinds: readonly ('cut' | 'half' | 'hang' | 'reset')[]): Decide {
  const seen = new Set<string>();
  let n = 0;
  return ({ kind, key }) => {
    if (kind === 'look' || key === null || seen.has(key)) return null;
    seen.add(key);
    n += 1;
    const way = kinds[n % kinds.length] ?? 'cut';
    return way === 'hang' ? { kind: 'hang', taken: true } : { kind: way };
  };
}

async function onGround(ground: Ground, run: (since: number) => Promise<Outcome>): Promise<Outcome> {
  const since = ground.mock.log.mark();
  ground.mock.log.reset();
  try {
    return await run(since);
  } finally {
    ground.mock.inject(null);
  }
}

/** 7: accepted and then the line cut, an answer that breaks off, silence, and a half-open connection. */
export const brokenLines: FaultCase = {
  number: 7,
  name: 'timeout after acceptance, reset mid-answer, half-open TCP',
  engines: ['sqlite', 'postgresql'],
  run: (ground) =>
    onGround(ground, async (since) => {
      const { mock, company, quick } = ground;
      const proxy = await startTcpProxy(mock.port);
      const services = [];
      for (const port of ground.ports) services.push(await ground.start(port, {}, proxy.port));
      try {
        mock.inject(
          breakFirst(['cut', 'half', 'reset', 'cut', 'half', ...(quick ? [] : (['hang'] as const))]),
        );
        const rooms = company.rooms.filter(({ vendor }) => vendor !== 'dingtalk');
        const dingtalk = company.rooms.filter(({ vendor }) => vendor === 'dingtalk');
        const orders = [
          ...ordersFor(rooms, rooms.length * (quick ? 1 : 2)),
          ...ordersFor(dingtalk, dingtalk.length),
        ];
        await give(ground, orders, { width: 4 });
        await pause(quick ? 2_000 : 10_000);
        mock.inject(null);
        const late = ordersFor(company.rooms, company.rooms.length);
        // Waiting out what is unclear takes a minute, so the second engine is spared this part.
        if (ground.engine === 'sqlite' || ground.long) {
          proxy.freeze();
          // A platform's own question may hang meanwhile; the webhook is answered all the same.
          await give(ground, late, { width: 4 });
          await pause(quick ? 3_000 : 10_000);
          proxy.thaw();
        } else late.length = 0;
        const all = [...orders, ...late];
        const looked = mock.log.calls.filter(({ kind }) => kind === 'look').length;
        const outcome = await settleUp(ground, all, { since, patienceMs: 150_000 });
        return { ...outcome, seen: `${outcome.seen}, ${mock.log.deduped} deduped, ${looked} looked up` };
      } finally {
        await Promise.all(services.map((service) => service.stop()));
        await proxy.close();
      }
    }),
};
