import type { Adapter, Connection } from '../../adapters/contract.ts';
import type { Ids } from '../store/ids.ts';
import type { Store, StoreLog } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';

/** What the rooms of the desk share; given once by the composition root. */
export interface DeskParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: StoreLog;
  /** Where this service is reached; links of tasks begin with it. */
  readonly publicUrl: string;
  readonly line: (connectionId: string) => Promise<{ adapter: Adapter; connection: Connection } | null>;
  /** Resolves to null where the platform does not answer within this many milliseconds. */
  readonly within: <T>(ms: number, work: Promise<T>) => Promise<T | null>;
}
