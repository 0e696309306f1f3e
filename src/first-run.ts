import type { Ids } from './store/ids.ts';
import type { Store } from './store/store.ts';
import type { Clock } from './time/clock.ts';

const CODE_MS = 600_000;
const DONE = 'first-tenant';
/** Until when the last printed code works, ISO; while it does, neither a restart nor another replica prints one more. */
const UNTIL = 'first-code-until';

/**
 * At the first start with a platform and no tenant: creates one and resolves to its bind code. At later starts too, once
 * the last code has run out and as long as no workspace is bound to it; null otherwise.
 */
export async function firstBindCode(store: Store, ids: Ids, clock: Clock): Promise<string | null> {
  const now = clock.now();
  const first = await store.settings.get(DONE);
  if (first !== null) {
    const until = await store.settings.get(UNTIL);
    if ((until !== null && until > now.toISOString()) || !(await waits(store, first))) return null;
    return issue(store, first, now);
  }
  await store.settings.set(UNTIL, new Date(now.getTime() + CODE_MS).toISOString());
  const mine = ids.next('tenant');
  // Of two replicas starting together, one makes it.
  if ((await store.settings.setIfAbsent(DONE, mine)) !== mine) return null;
  const others = (await store.tenants.list({ limit: 2 })).filter((tenant) => tenant.id !== 'aurora');
  if (others.length > 0) return null;
  await store.tenants.create({
    id: mine,
    name: 'My company',
    zone: 'Asia/Shanghai',
    locale: 'zh',
    currency: 'CNY',
    createdAt: now,
  });
  return issue(store, mine, now);
}

/** Whether the tenant made at the first start still has no workspace. */
async function waits(store: Store, tenantId: string): Promise<boolean> {
  if ((await store.tenants.find(tenantId)) === null) return false;
  return (await store.installations.list({ tenantId })).length === 0;
}

async function issue(store: Store, tenantId: string, now: Date): Promise<string> {
  const expiresAt = new Date(now.getTime() + CODE_MS);
  await store.settings.set(UNTIL, expiresAt.toISOString());
  return store.bindCodes.issue({ tenantId, purpose: 'workspace', now, expiresAt });
}
