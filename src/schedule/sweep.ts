import type { Store, StoreLog } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';

const DAY_MS = 86_400_000;
/** Longer than the longest retry of any platform (Feishu: 7.1 h), so that a replay is always recognised. */
const INBOX_DAYS = 7;
const OUTBOX_DAYS = 14;
const OCCURRENCE_DAYS = 90;

/** Puts counts right and removes what is older than anybody needs it. */
export async function sweep({
  store,
  clock,
  log,
}: {
  store: Store;
  clock: Clock;
  log: StoreLog;
}): Promise<void> {
  const now = clock.now().getTime();
  const before = (days: number): Date => new Date(now - days * DAY_MS);
  await store.usage.flush();
  const corrected = await store.outbox.recount();
  if (corrected > 0) log.warn({ lanes: corrected }, 'lanes recounted');
  await store.inbox.expire(before(INBOX_DAYS));
  await store.outbox.expire(before(OUTBOX_DAYS));
  await store.occurrences.expire(before(OCCURRENCE_DAYS));
  await store.bindCodes.expire(before(1));
}
