import type { Ids } from './store/ids.ts';
import type { Store } from './store/store.ts';
import type { Clock } from './time/clock.ts';

const CODE_MS = 600_000;
const DONE = 'first-tenant';

/** At the first start with a platform and no tenant: creates one and resolves to its bind code, once; null ever after. */
export async function firstBindCode(store: Store, ids: Ids, clock: Clock): Promise<string | null> {
  if (await store.settings.get(DONE)) return null;
  const now = clock.now();
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
  return store.bindCodes.issue({
    tenantId: mine,
    purpose: 'workspace',
    now,
    expiresAt: new Date(now.getTime() + CODE_MS),
  });
}
