import pg from 'pg';
import { accepted, post } from '../post.ts';
import { pause } from '../service.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { skipped } from './embedded.ts';
import { type FaultCase, freshDatabase, type Ground, layGround, type Outcome } from './ground.ts';
import { give, ordersFor, settleUp, webhookOf } from './orders.ts';

/** A webhook is answered before its platform gives up, database or not. */
const WITHIN_MS = 3_000;

/** 15: the database restarts at once three times, stands still for a while, and has no connection left to give. */
export const databaseAway: FaultCase = {
  number: 15,
  name: 'PostgreSQL: immediate restart ×3, paused, no connections left',
  engines: ['postgresql'],
  async run(given) {
    const cluster = await startCluster();
    if (typeof cluster === 'string') return skipped(cluster);
    try {
      const site = await freshDatabase(cluster.url);
      const { ground, clear } = await layGround(
        'postgresql',
        { ...site, clear: async () => undefined },
        given,
        {
          slack: 6,
          lark: 2,
        },
      );
      try {
        return await onCluster(ground, cluster);
      } finally {
        await clear();
      }
    } finally {
      await cluster.remove();
    }
  },
};

async function onCluster(ground: Ground, cluster: Cluster): Promise<Outcome> {
  const { mock, company, quick } = ground;
  const since = mock.log.mark();
  const services = await ground.startAll();
  const broken: string[] = [];
  try {
    const orders = ordersFor(company.rooms, quick ? 40 : 120);
    const load = give(ground, orders, { width: 4, tries: 60, everyMs: 150 });
    for (let n = 0; n < 3; n += 1) {
      await pause(quick ? 800 : 2_000);
      await cluster.crash();
    }
    await load;
    const paused = await whilePaused(ground, cluster, quick ? 5_000 : 30_000);
    const full = await whileFull(ground);
    for (const { status, ms } of [...paused, ...full]) {
      if (status === null || ms > WITHIN_MS)
        broken.push(`a webhook had no answer after ${Math.round(ms)} ms`);
      else if (status !== 503 && (status < 200 || status > 299))
        broken.push(`a webhook was answered ${status}`);
    }
    const dead = services.filter((service) => !service.running()).length;
    if (dead > 0) broken.push(`${dead} processes ended`);
    const refused = [...paused, ...full].filter(({ status }) => status === 503).length;
    const all = [...orders, ...[...paused, ...full].map(({ order }) => order)];
    await give(
      ground,
      all.filter(({ acknowledged }) => !acknowledged),
      { width: 4 },
    );
    return await settleUp(ground, all, {
      since,
      patienceMs: 90_000,
      broken: [...new Set(broken)],
      seen: `${refused} of ${paused.length + full.length} answered 503`,
    });
  } finally {
    await Promise.all(services.map((service) => service.stop()));
  }
}

type Given = Awaited<ReturnType<typeof giveOnce>>;

/** One attempt at an order, and what it was told. */
async function giveOnce(ground: Ground, order: ReturnType<typeof ordersFor>[number]) {
  const port = ground.ports[Math.floor(Math.random() * ground.ports.length)] ?? 0;
  const posted = await post(port, webhookOf(ground, order), 4_000);
  order.acknowledged = accepted(posted);
  return { order, status: posted.status, ms: posted.ms };
}

async function whilePaused(ground: Ground, cluster: Cluster, ms: number): Promise<Given[]> {
  await cluster.signal('SIGSTOP');
  try {
    const given = ordersFor(ground.company.rooms, 8).map((order) => giveOnce(ground, order));
    const [posted] = await Promise.all([Promise.all(given), pause(ms)]);
    return posted;
  } finally {
    await cluster.signal('SIGCONT');
  }
}

/** Takes every connection that the server has left, and more as the service lets go of its own. */
async function whileFull(ground: Ground): Promise<Given[]> {
  const { place } = ground;
  if (!('databaseUrl' in place)) throw new Error('needs a server');
  await pause(2_000);
  const held: pg.Client[] = [];
  try {
    for (let n = 0; n < 60; n += 1) {
      const client = new pg.Client({ connectionString: place.databaseUrl });
      client.on('error', () => undefined);
      const got = await client.connect().then(
        () => true,
        () => false,
      );
      if (!got) break;
      held.push(client);
    }
    return await Promise.all(ordersFor(ground.company.rooms, 24).map((order) => giveOnce(ground, order)));
  } finally {
    await Promise.all(held.map((client) => client.end().catch(() => undefined)));
  }
}
