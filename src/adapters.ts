import type { Adapter, AdapterServices, Platform } from '../adapters/contract.ts';
import { createDingtalkAdapter } from '../adapters/dingtalk/index.ts';
import { createLarkAdapter } from '../adapters/lark/index.ts';
import { createSlackAdapter } from '../adapters/slack/index.ts';
import type { ConfigResult } from './config.ts';
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

/**
 * Everything that is wrong with a configuration, one line a variable: what the environment's own reading found, and the
 * adapters' verdict on the credentials. Asks nobody, so that it can be told before anything is opened or changed.
 */
export function configProblems(read: ConfigResult): readonly string[] {
  const refuse = (): never => {
    throw new Error('credentials are read without any service');
  };
  const adapters = createAdapters({
    ...{ fetch: refuse, now: refuse, log: { info: refuse, warn: refuse, error: refuse } },
    installations: { find: refuse, save: refuse, deactivate: refuse },
    interest: { commandWord: refuse, threadLinked: refuse },
    usage: { add: refuse },
  });
  const found = read.ok ? [] : [...read.problems];
  const { connections } = read.ok ? read.config : read;
  for (const { platform, credentials } of connections) {
    // Where something is missing, what is there is not looked at: one mistake is not told twice.
    if (found.some((problem) => problem.startsWith(`${platform.toUpperCase()}_`))) continue;
    const parsed = adapters[platform].parseCredentials(credentials);
    if (!parsed.ok) found.push(...parsed.problems.map((problem) => variableOf(platform, problem)));
  }
  return found;
}

/** `botToken: …` as the environment names it: `SLACK_BOT_TOKEN: …`. */
function variableOf(platform: Platform, problem: string): string {
  return problem.replace(/^(\w+)(?=:)/, (field) =>
    `${platform}_${field.replace(/[A-Z]/g, '_$&')}`.toUpperCase(),
  );
}
