import { PrismaLibSql } from '@prisma/adapter-libsql';
import pg from 'pg';
import { accepted, post } from '../post.ts';
import { admin, eventually } from '../service.ts';
import { slackRaw } from '../signed.ts';
import type { FaultCase, Ground } from './ground.ts';
import { give, givenUp, ordersFor, settleUp } from './orders.ts';

/** 19: what the platform refuses, what cannot be read, and what is far too long. */
export const poison: FaultCase = {
  number: 19,
  name: 'poison: platform 400, unreadable row, malformed payload, 1 MB',
  engines: ['sqlite', 'postgresql'],
  async run(ground) {
    const { mock, company, ports } = ground;
    const [port = 0] = ports;
    const since = mock.log.mark();
    const broken: string[] = [];
    await unreadableRow(ground);
    const service = await ground.start(port);
    try {
      const rooms = company.rooms.filter(({ vendor }) => vendor === 'slack').slice(0, 2);
      const orders = ordersFor(rooms, 8);
      const bad = orders[2];
      mock.inject(({ kind, text }) =>
        kind === 'post' && bad && text.includes(bad.title)
          ? { kind: 'answer', status: 400, body: '{"ok":false,"error":"invalid_blocks"}' }
          : null,
      );
      await give(ground, orders, { width: 1, port: () => port });
      await malformed(port, broken);
      const letters = () => givenUp(port, ground.seenDead);
      const parked = await eventually(async () => (await letters()).messages.length === 1, 30_000);
      const { messages, webhooks } = await letters();
      if (!parked) broken.push(`${messages.length} messages parked instead of one`);
      if (webhooks.length !== 1) broken.push(`${webhooks.length} webhooks parked instead of one`);
      for (const { id } of webhooks) ground.seenDead.add(id);
      const alerts = service.output().split('message given up').length - 1;
      if (alerts !== 1) broken.push(`${alerts} alerts instead of one`);
      mock.inject(null);
      for (const { id } of messages) await admin(port, 'POST', `/dead-letters/${id}/replay`);
      await eventually(async () => (await letters()).messages.length === 0, 5_000);
      const outcome = await settleUp(ground, orders, { since, patienceMs: 30_000, broken });
      // The replayed card comes after its neighbours, as it must; the unreadable row stays parked.
      return {
        ...outcome,
        outOfOrder: Math.max(0, outcome.outOfOrder - 1),
        seen: `${outcome.seen}, 1 message parked, ${alerts} alert, replayed`,
      };
    } finally {
      mock.inject(null);
      await service.stop();
    }
  },
};

/** Signed bodies that hold nonsense, and one above the limit; the service must say no and live on. */
async function malformed(port: number, broken: string[]): Promise<void> {
  const cases: readonly [string, string, number][] = [
    ['not JSON', '{"type":', 400],
    ['no event', '{"type":"event_callback"}', 400],
    [
      'deep',
      `{"type":"event_callback","event_id":"x","event":${'['.repeat(5_000)}${']'.repeat(5_000)}}`,
      400,
    ],
    ['over 1 MiB', JSON.stringify({ type: 'event_callback', pad: 'x'.repeat(1_048_576) }), 413],
  ];
  for (const [name, body, status] of cases) {
    const posted = await post(port, slackRaw(body));
    if (posted.status !== status) broken.push(`${name}: answered ${String(posted.status)}, not ${status}`);
  }
  const long = new URLSearchParams({
    ...{
      team_id: 'T0FAULT',
      channel_id: 'C0ROOM01',
      user_id: 'U0ONE',
      command: '/pm',
      trigger_id: `long-${Date.now()}`,
    },
    text: `new ${'word '.repeat(150_000)}`,
  });
  const posted = await post(port, slackRaw(long.toString(), 'application/x-www-form-urlencoded'), 10_000);
  if (!accepted(posted)) broken.push(`a text of 750 kB was answered ${String(posted.status)}`);
  else if (posted.ms > 3_000) broken.push(`a text of 750 kB took ${Math.round(posted.ms)} ms`);
}

/** Puts a row into the inbox that no adapter can read, as a future or a damaged version would have left it. */
async function unreadableRow({ place, engine }: Ground): Promise<void> {
  const id = `in_poison_${Date.now()}`;
  if (engine === 'postgresql' && 'databaseUrl' in place) {
    const client = new pg.Client({ connectionString: place.databaseUrl });
    await client.connect();
    await client.query(
      `INSERT INTO "inbox" ("id", "connectionId", "key", "body", "budgetMs", "state", "attempts", "receivedAt")
       VALUES ($1, 'slack', $1, 'not json', 2000, 0, 1, now() AT TIME ZONE 'UTC')`,
      [id],
    );
    await client.end();
  } else if ('dataDir' in place) {
    const config = { url: `file:${place.dataDir}/linkstar.db` };
    const client = new PrismaLibSql(config).createClient(config);
    await client.execute({
      sql: `INSERT INTO "inbox" ("id", "connectionId", "key", "body", "budgetMs", "state", "attempts", "receivedAt")
            VALUES (?1, 'slack', ?1, 'not json', 2000, 0, 1, ?2)`,
      args: [id, Date.now()],
    });
    client.close();
  }
}
