import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { serve } from '@hono/node-server';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaPg } from '@prisma/adapter-pg';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { Hono } from 'hono';
import pg from 'pg';
import { PrismaClient as PgClient } from '../../src/store/generated/postgresql/client.ts';
import { PrismaClient as SqliteClient } from '../../src/store/generated/sqlite/client.ts';
import { SECRETS } from '../mock-vendors.ts';
import type { Place } from '../service.ts';
import { ingestOnly } from './ingest.ts';

/** A server to compare with, as JSON in an argument of its process. */
export interface Rival {
  readonly kind: 'bare' | 'ingest' | 'bolt-insert' | 'bolt-plain';
  readonly port: number;
  /** `file:…` or `postgresql://…`; none for the bare one. */
  readonly database?: string;
  readonly place?: Place;
  readonly slackApi?: string;
}

/** Runs one rival as a process of its own, and says when it listens. */
export async function rivalMain(text: string): Promise<void> {
  const rival = JSON.parse(text) as Rival;
  if (rival.kind === 'bare') bare(rival.port);
  else if (rival.kind === 'ingest' && rival.place)
    await ingestOnly(rival.port, rival.place, rival.slackApi ?? '');
  else if (rival.kind === 'bolt-insert') await boltInsert(rival);
  else await boltPlain(rival);
  process.stdout.write('listening\n');
}

/** Hono, the body read, its HMAC checked, an empty 200: the least that a webhook costs. */
function bare(port: number): void {
  const app = new Hono();
  app.post('/slack/events', async (c) => {
    const body = await c.req.text();
    const stamp = c.req.header('x-slack-request-timestamp') ?? '';
    const given = Buffer.from((c.req.header('x-slack-signature') ?? '').slice(3), 'hex');
    const mac = createHmac('sha256', SECRETS.slackSigning).update(`v0:${stamp}:${body}`).digest();
    if (mac.length !== given.length || !timingSafeEqual(mac, given)) return c.body(null, 401);
    JSON.parse(body);
    return c.body(null, 200);
  });
  serve({ fetch: app.fetch, hostname: '127.0.0.1', port });
}

/** `durable`: the answer waits for the listener, which Bolt would otherwise run after it. */
function boltApp(port: number, durable: boolean): App {
  const receiver = new HTTPReceiver({
    signingSecret: SECRETS.slackSigning,
    port,
    endpoints: '/slack/events',
    processBeforeResponse: durable,
  });
  return new App({
    receiver,
    logLevel: LogLevel.ERROR,
    authorize: async () => ({ botToken: SECRETS.slackToken, botId: 'B0BOT', botUserId: 'U0BOT' }),
  });
}

/** Bolt's own receiver and one INSERT before the answer, by the fastest driver of each engine. */
async function boltInsert({ port, database = '' }: Rival): Promise<void> {
  const app = boltApp(port, true);
  const insert = await inserter(database);
  app.event(/.*/, async ({ body }) => {
    await insert(randomUUID(), JSON.stringify(body));
  });
  await app.start(port);
}

async function inserter(database: string): Promise<(id: string, body: string) => Promise<unknown>> {
  if (database.startsWith('postgres')) {
    const pool = new pg.Pool({ connectionString: database, max: 10 });
    await pool.query(
      'CREATE TABLE IF NOT EXISTS plain_inbox (id text PRIMARY KEY, body text, at timestamptz)',
    );
    return (id, body) => pool.query('INSERT INTO plain_inbox VALUES ($1, $2, now())', [id, body]);
  }
  const config = { url: database, timeout: 5_000 };
  const client = new PrismaLibSql(config).createClient(config);
  await client.execute('PRAGMA journal_mode = WAL');
  await client.execute('PRAGMA synchronous = FULL');
  await client.execute('CREATE TABLE IF NOT EXISTS plain_inbox (id TEXT PRIMARY KEY, body TEXT, at INTEGER)');
  return (id, body) =>
    client.execute({ sql: 'INSERT INTO plain_inbox VALUES (?1, ?2, ?3)', args: [id, body, Date.now()] });
}

/**
 * `/pm new` as one would write it plainly: Bolt, Prisma, blocks by hand. It looks up room and speaker, numbers the
 * task, stores it, answers, and posts the card. No audit, no dedupe, no tenants kept apart, no retry, no order.
 */
async function boltPlain({ port, database = '', slackApi = '' }: Rival): Promise<void> {
  const app = boltApp(port, false);
  const slack = new WebClient(SECRETS.slackToken, { slackApiUrl: slackApi, retryConfig: { retries: 0 } });
  const prisma = database.startsWith('postgres')
    ? new PgClient({ adapter: new PrismaPg({ connectionString: database, max: 10 }) })
    : (new SqliteClient({
        adapter: new PrismaLibSql({ url: database }, { timestampFormat: 'unixepoch-ms' }),
      }) as unknown as PgClient);
  app.command('/pm', async ({ command, ack }) => {
    const title = command.text.replace(/^new\s+/, '');
    const speaker = await prisma.identity.findFirstOrThrow({ where: { externalId: command.user_id } });
    const room = await prisma.room.findFirstOrThrow({
      where: { externalId: command.channel_id },
      include: { projects: true },
    });
    const projectId = room.projects[0]?.projectId ?? '';
    const task = await prisma.$transaction(async (tx) => {
      const project = await tx.project.update({
        where: { id: projectId },
        data: { nextNumber: { increment: 1 } },
      });
      const number = project.nextNumber - 1;
      return tx.task.create({
        data: {
          ...{
            id: randomUUID(),
            tenantId: room.tenantId,
            projectId,
            number,
            key: `${project.code}-${number}`,
          },
          ...{ title, createdById: speaker.memberId ?? '', createdAt: new Date(), updatedAt: new Date() },
        },
      });
    });
    const blocks = [
      { type: 'header' as const, text: { type: 'plain_text' as const, text: `${task.key} · ${title}` } },
      {
        type: 'section' as const,
        text: { type: 'mrkdwn' as const, text: '*Open* · nobody yet · no due date' },
      },
      {
        type: 'actions' as const,
        elements: ['Done', 'Edit', 'Assign', 'Due'].map((label) => ({
          type: 'button' as const,
          action_id: label,
          text: { type: 'plain_text' as const, text: label },
          value: task.id,
        })),
      },
    ];
    await ack({ response_type: 'ephemeral', text: `${task.key} · ${title}`, blocks });
    await slack.chat.postMessage({ channel: command.channel_id, text: `${task.key} · ${title}`, blocks });
  });
  await app.start(port);
}
