import type { AdapterServices, Connection, Installation } from '../contract.ts';
import type { SlackCredentials } from './credentials.ts';

/** Services in memory, for this folder's tests; time stands still and every call goes to `fetch`. */
export interface TestServices extends AdapterServices {
  readonly stored: Map<string, Installation>;
  readonly warnings: { fields: object; message: string }[];
  readonly linked: Set<string>;
  clock: Date;
}

/** Makes services whose network is `fetch`. */
export function testServices(fetch: typeof globalThis.fetch): TestServices {
  const stored = new Map<string, Installation>();
  const warnings: TestServices['warnings'] = [];
  const linked = new Set<string>();
  const services: TestServices = {
    fetch,
    stored,
    warnings,
    linked,
    clock: new Date('2026-10-29T02:15:00Z'),
    now: () => services.clock,
    log: {
      info: () => {},
      warn: (fields, message) => void warnings.push({ fields, message }),
      error: (fields, message) => void warnings.push({ fields, message }),
    },
    installations: {
      find: async (_connection, workspace) => stored.get(workspace) ?? null,
      save: async (_connection, installation) => void stored.set(installation.workspace, installation),
      deactivate: async (_connection, workspace) => {
        const found = stored.get(workspace);
        if (found) stored.set(workspace, { ...found, active: false });
      },
    },
    interest: {
      commandWord: async () => 'pm',
      threadLinked: async (_connection, _workspace, room, thread) => linked.has(`${room}:${thread}`),
    },
    usage: { add: () => {} },
  };
  return services;
}

export const BASE = 'http://slack.test/playground/slack';
export const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';

/** A connection with a bot token, pointed at the test's API. */
export function testConnection(credentials: Partial<SlackCredentials> = {}): Connection<SlackCredentials> {
  return {
    id: 'slack',
    platform: 'slack',
    credentials: { signingSecrets: [SECRET], botToken: 'xoxb-test', ...credentials },
    endpoints: { api: `${BASE}/api/` },
    hookUrl: 'http://linkstar.test/hooks/slack',
  };
}

/** Answers every call with what `answer` makes of the method and its form. */
export function cannedFetch(
  answer: (method: string, args: URLSearchParams) => Record<string, unknown> | Response,
): typeof globalThis.fetch {
  return async (input, init) => {
    const method = new URL(String(input)).pathname.split('/').at(-1) ?? '';
    const made = answer(method, new URLSearchParams(String(init?.body ?? '')));
    return made instanceof Response ? made : Response.json(made);
  };
}
