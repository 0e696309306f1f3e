import { Hono } from 'hono';
import type { Store } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import { bearerOk } from './bearer.ts';
import type { Metrics } from './metrics.ts';

export interface HealthParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly adminToken?: string;
  /** Set off once this process was told to end: it still answers, and wants no new callers. */
  readonly ending?: AbortSignal;
  /** Workspaces whose circuit is open, each name beginning with its platform and a slash. */
  readonly troubled: () => readonly string[];
  readonly connections: () => Promise<readonly { readonly id: string; readonly platform: string }[]>;
}

/** `/healthz`, `/readyz` and `/metrics`. */
export function health(parts: HealthParts): Hono {
  const { store, clock, metrics } = parts;
  const app = new Hono();

  app.get('/healthz', (c) => c.json({ status: 'ok' }));

  app.get('/readyz', async (c) => {
    const database = await answers(store);
    const connections = (await parts.connections().catch(() => [])).length;
    if (database !== 'ok')
      return c.json({ database, backlog: null, oldestPendingSeconds: null, connections }, 503);
    const { pending, oldestPendingAt } = await store.outbox.backlog();
    const age = oldestPendingAt ? Math.max(0, (clock.now().getTime() - oldestPendingAt.getTime()) / 1000) : 0;
    const state = { database, backlog: pending, oldestPendingSeconds: Math.round(age), connections };
    return parts.ending?.aborted ? c.json({ ...state, ending: true }, 503) : c.json(state);
  });

  app.get('/metrics', async (c) => {
    if (parts.adminToken && !bearerOk(c.req.header('authorization'), parts.adminToken))
      return c.body(null, 401);
    const { pending, oldestPendingAt } = await store.outbox.backlog();
    metrics.gauge('linkstar_backlog', {}, pending);
    const age = oldestPendingAt ? (clock.now().getTime() - oldestPendingAt.getTime()) / 1000 : 0;
    metrics.gauge('linkstar_oldest_pending_seconds', {}, Math.max(0, Math.round(age)));
    const perPlatform = new Map<string, number>();
    for (const { platform } of await parts.connections())
      perPlatform.set(platform, (perPlatform.get(platform) ?? 0) + 1);
    const troubled = parts.troubled();
    for (const [platform, count] of perPlatform) {
      metrics.gauge('linkstar_connections', { platform }, count);
      const open = troubled.filter((workspace) => workspace.startsWith(`${platform}/`)).length;
      metrics.gauge('linkstar_circuits_open', { platform }, open);
    }
    const month = clock.now().toISOString().slice(0, 7);
    for (const { connectionId, kind, count } of await store.usage.read(month)) {
      metrics.gauge('linkstar_vendor_calls', { connection: connectionId, kind, month }, count);
    }
    return c.text(metrics.text(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' });
  });

  return app;
}

async function answers(store: Store): Promise<'ok' | 'unreachable' | 'not_migrated'> {
  try {
    if (!(await store.ready())) return 'unreachable';
    return (await store.migrated()) ? 'ok' : 'not_migrated';
  } catch {
    return 'unreachable';
  }
}
