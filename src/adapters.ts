import type { Adapter, AdapterServices, Platform } from '../adapters/contract.ts';
import { createDingtalkAdapter } from '../adapters/dingtalk/index.ts';
import { createLarkAdapter } from '../adapters/lark/index.ts';
import { createSlackAdapter } from '../adapters/slack/index.ts';
import type { Store, StoreLog } from './store/store.ts';
import type { Clock } from './time/clock.ts';

/** What every adapter is given, made from the store. */
export function adapterServices(parts: { store: Store; clock: Clock; log: StoreLog }): AdapterServices {
  const { store, clock, log } = parts;
  const tenantOf = async (connectionId: string, workspace: string): Promise<string | null> =>
    (await store.installations.find(connectionId, workspace))?.tenantId ?? null;
  return {
    fetch: (input, init) => fetch(input, init),
    now: () => clock.now(),
    log,
    installations: store.installations,
    interest: {
      async commandWord(connectionId, workspace) {
        const tenantId = await tenantOf(connectionId, workspace);
        const tenant = tenantId === null ? null : await store.tenants.find(tenantId);
        return tenant?.commandWord ?? 'pm';
      },
      async threadLinked(connectionId, workspace, room, thread) {
        const tenantId = await tenantOf(connectionId, workspace);
        if (tenantId === null) return false;
        return store.readTenant(tenantId, async ({ db }) => {
          const bound = await db.workspace.findFirst({ where: { connectionId, externalId: workspace } });
          if (!bound) return false;
          const link = await db.threadLink.findFirst({
            where: { workspaceId: bound.id, room, thread, comments: true },
          });
          return link !== null;
        });
      },
    },
    usage: store.usage,
  };
}

/** One adapter per platform. */
export function createAdapters(services: AdapterServices): Readonly<Record<Platform, Adapter>> {
  return {
    slack: createSlackAdapter(services),
    lark: createLarkAdapter(services),
    dingtalk: createDingtalkAdapter(services),
  };
}
