import type { Context } from 'hono';
import type { Platform } from '../../../adapters/contract.ts';
import type { Ids } from '../../store/ids.ts';
import type { Store, StoreLog } from '../../store/store.ts';
import type { Clock } from '../../time/clock.ts';

export interface RegisteredCommands {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  readonly failed: readonly { readonly command: string; readonly detail: string }[];
}

export interface ApiParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: StoreLog;
  readonly adminToken?: string;
  readonly publicUrl: string;
  readonly requestId: (c: Context) => string;
  /** Checks credentials with the adapter of a platform and adds the connection; problems are one line a mistake. */
  readonly addConnection: (
    platform: Platform,
    fields: Readonly<Record<string, unknown>>,
    endpoints: Readonly<Record<string, string>>,
  ) => Promise<{ ok: true; id: string; hookUrl: string } | { ok: false; problems: readonly string[] }>;
  readonly listConnections: () => Promise<
    readonly { id: string; platform: Platform; hookUrl: string; source: 'environment' | 'database' }[]
  >;
  /** Puts the bot's commands into the platform's own palette, where it has one; null for an unknown connection. */
  readonly registerCommands: (connectionId: string) => Promise<RegisteredCommands | 'no_palette' | null>;
  /** Each puts back what was given up, and says so in the audit log; false where there is none with this id. */
  readonly replayMessage: (id: number, requestId: string) => Promise<boolean>;
  readonly replayWebhook: (id: string, requestId: string) => Promise<boolean>;
  readonly wake: () => void;
}
