import { firstBindCode } from './first-run.ts';
import { createIsolate, type Isolate } from './worker/isolate.ts';
import type { WorkerEnv } from './worker/settings.ts';
import { inTurn, type Turn } from './worker/turn.ts';

/** Cloudflare cuts off 30 s after the answer; a call to a vendor that is begun last may take 8 s of it. */
const AFTER_ANSWER_MS = 20_000;
/** A tick keeps to the second what falls due before the next one comes. */
const TICK_MS = 50_000;

interface Execution {
  waitUntil(work: Promise<unknown>): void;
}

let made: ReturnType<typeof createIsolate> | undefined;

/** The isolate's own things; null, with the mistakes in the log, where the configuration is wrong. */
function isolateOf(env: WorkerEnv): Isolate | null {
  if (!made) {
    made = createIsolate(env);
    if ('problems' in made) for (const problem of made.problems) console.error(problem);
  }
  return 'isolate' in made ? made.isolate : null;
}

// Workers take their handlers from the default export.
export default {
  /** Answers one request; what it leaves behind is worked off after the answer. */
  async fetch(request: Request, env: WorkerEnv, context: Execution): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/healthz') return Response.json({ status: 'ok' });
    const isolate = isolateOf(env);
    if (!isolate) return unavailable('not_configured');
    return new Promise<Response>((answer) => {
      // Whoever asked may hang up: the work must go on all the same.
      context.waitUntil(
        inTurn(isolate, env, AFTER_ANSWER_MS, (turn) => serve(turn, isolate, request, answer)).catch(
          (error: unknown) => {
            isolate.log.error({ err: error }, 'a request failed');
            answer(unavailable('unavailable'));
          },
        ),
      );
    });
  },

  /** Once a minute: what is due, what was left behind, and the clean-up. */
  async scheduled(_event: unknown, env: WorkerEnv, context: Execution): Promise<void> {
    const isolate = isolateOf(env);
    if (!isolate) return;
    const tick = inTurn(isolate, env, TICK_MS, (turn) => work(turn, isolate)).catch((error: unknown) =>
      isolate.log.error({ err: error }, 'a tick failed'),
    );
    context.waitUntil(tick);
    await tick;
  },
};

async function serve(
  { app, store, workOff }: Turn,
  isolate: Isolate,
  request: Request,
  answer: (response: Response) => void,
): Promise<void> {
  const [ready] = await Promise.all([isReady(isolate, store), correct(isolate, store)]);
  // What the readiness check says about it is more than this.
  if (!ready && new URL(request.url).pathname !== '/readyz') {
    answer(unavailable('not_migrated'));
    return;
  }
  answer(await app.http.fetch(request));
  if (ready) await workOff();
}

async function work({ app, lines, store, workOff }: Turn, isolate: Isolate): Promise<void> {
  const { log, ids, clock, config } = isolate;
  const [ready] = await Promise.all([isReady(isolate, store), correct(isolate, store)]);
  if (!ready) {
    log.warn({}, 'the database is not migrated: run npm run migrate with its own address');
    return;
  }
  if (config.connections.length > 0) {
    await isolate.once('first bind code', async () => {
      const code = await firstBindCode(store, ids, clock);
      if (code) console.log(`First company created. In a chat, type:  bind ${code}`);
    });
  }
  for (const { adapter, connection } of await lines.list()) {
    await isolate
      .once(`prepare ${connection.id}`, async () => adapter.prepare?.(connection))
      .catch((error: unknown) =>
        log.error({ err: error, connection: connection.id }, 'a connection could not be prepared'),
      );
  }
  await app.sweep();
  await workOff(true);
}

async function isReady(isolate: Isolate, store: Turn['store']): Promise<boolean> {
  try {
    return await isolate.ready(store);
  } catch (error) {
    isolate.log.error({ err: error }, 'the database cannot be used');
    return false;
  }
}

/** A database that does not answer leaves the last correction in force; readiness tells. */
async function correct({ clock, log }: Isolate, store: Turn['store']): Promise<void> {
  await clock
    .correct(() => store.databaseNow())
    .catch((error: unknown) => log.warn({ error }, 'the database does not tell the time'));
}

function unavailable(code: 'not_configured' | 'not_migrated' | 'unavailable'): Response {
  const message = 'The service cannot answer now.';
  return Response.json(
    { error: { code, message, requestId: crypto.randomUUID() } },
    { status: 503, headers: { 'retry-after': '60' } },
  );
}
