import type { Ids } from '../store/ids.ts';
import type { OccurrenceRow } from '../store/occurrences.ts';
import type { Store, StoreLog, TenantTx } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';

/** What the schedule needs; given once by the composition root. */
export interface ScheduleParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: StoreLog;
}

/** What one kind of occurrence does, within its tenant's transaction. */
export type Happening = (
  tx: TenantTx,
  occurrence: OccurrenceRow,
  parts: Pick<ScheduleParts, 'ids' | 'clock'>,
) => Promise<void>;
