import type { Adapter, Connection, Platform } from '../adapters/contract.ts';
import type { ConfiguredConnection } from './config.ts';
import type { Store } from './store/store.ts';

/** A connection with the adapter that speaks for it. */
export interface Line {
  readonly adapter: Adapter;
  readonly connection: Connection;
  readonly source: 'environment' | 'database' | 'playground';
}

/** Everybody's way from a connection id to its adapter; connections come from the environment and from the database. */
export interface Lines {
  find(connectionId: string): Promise<Line | null>;
  list(): Promise<readonly Line[]>;
  /** Adds a connection to the database; problems with its credentials are one line a mistake. */
  add(
    id: string,
    platform: Platform,
    credentials: Readonly<Record<string, unknown>>,
    endpoints: Readonly<Record<string, string>>,
  ): Promise<{ ok: true; line: Line } | { ok: false; problems: readonly string[] }>;
}

export interface LinesParts {
  readonly store: Store;
  readonly adapters: Readonly<Record<Platform, Adapter>>;
  readonly fixed: readonly (ConfiguredConnection & { readonly source: 'environment' | 'playground' })[];
  readonly publicUrl: string;
  readonly now: () => Date;
}

/** How long a connection of the database is remembered before it is read again, in milliseconds. */
const REMEMBERED_MS = 30_000;

/** Makes the directory of connections; throws TypeError for a fixed one that its adapter refuses, which the start looks at before. */
export function createLines(parts: LinesParts): Lines {
  const hookUrl = (id: string): string => `${parts.publicUrl}/hooks/${encodeURIComponent(id)}`;

  function read(
    given: Pick<ConfiguredConnection, 'id' | 'platform' | 'credentials' | 'endpoints'>,
    source: Line['source'],
  ): { ok: true; line: Line } | { ok: false; problems: readonly string[] } {
    const adapter = parts.adapters[given.platform];
    const parsed = adapter.parseCredentials(given.credentials);
    if (!parsed.ok) return parsed;
    const endpoints = { ...given.endpoints, publicUrl: parts.publicUrl };
    const connection = {
      id: given.id,
      platform: given.platform,
      credentials: parsed.credentials,
      endpoints,
      hookUrl: hookUrl(given.id),
    };
    return { ok: true, line: { adapter, connection, source } };
  }

  const fixed = new Map<string, Line>();
  for (const given of parts.fixed) {
    const result = read(given, given.source);
    if (!result.ok) throw new TypeError(`connection ${given.id}: ${result.problems.join('; ')}`);
    fixed.set(given.id, result.line);
  }
  const remembered = new Map<string, { line: Line | null; until: number }>();

  async function stored(id: string): Promise<Line | null> {
    const now = parts.now().getTime();
    const known = remembered.get(id);
    if (known && known.until > now) return known.line;
    const row = await parts.store.connections.find(id);
    const result = row && read(row, 'database');
    const line = result?.ok ? result.line : null;
    if (remembered.size > 1_000) remembered.clear();
    remembered.set(id, { line, until: now + REMEMBERED_MS });
    return line;
  }

  return {
    find: async (id) => fixed.get(id) ?? stored(id),
    async list() {
      const rows = await parts.store.connections.list();
      const lines = rows.flatMap((row) => {
        const result = read(row, 'database');
        return result.ok && !fixed.has(row.id) ? [result.line] : [];
      });
      return [...fixed.values(), ...lines];
    },
    async add(id, platform, credentials, endpoints) {
      const result = read({ id, platform, credentials, endpoints }, 'database');
      if (!result.ok) return result;
      await parts.store.connections.save({ id, platform, credentials, endpoints });
      remembered.delete(id);
      return result;
    },
  };
}
