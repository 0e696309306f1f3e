import type { Store, StoreLog } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';

const DAY_MS = 86_400_000;
/** Longer than the longest retry of any platform (Feishu: 7.1 h), so that a replay is always recognised. */
const INBOX_DAYS = 7;
const OUTBOX_DAYS = 14;
const OCCURRENCE_DAYS = 90;
/** A button of an older rendering is still answered for this long. */
const STALE_DAYS = 14;
const NOTICE_DAYS = 30;
const TIDY_MINUTES = 20;

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
  if (clock.now().getUTCMinutes() % TIDY_MINUTES === 0) await tidyTenants(store, clock.now(), before);
}

/** Inside each tenant: buttons nobody can press any more, steps that can no longer be undone, notices long read. */
async function tidyTenants(store: Store, now: Date, before: (days: number) => Date): Promise<void> {
  for (let after: string | undefined; ; ) {
    const page = await store.tenants.list({ limit: 100, ...(after === undefined ? {} : { after }) });
    for (const { id } of page) {
      await store.inTenant(id, async ({ db }) => {
        await db.buttonToken.deleteMany({ where: { expiresAt: { lt: now } } });
        await db.buttonToken.deleteMany({ where: { staleAt: { lt: before(STALE_DAYS) } } });
        await db.undoStep.deleteMany({ where: { createdAt: { lt: before(1) } } });
        await db.notice.deleteMany({ where: { createdAt: { lt: before(NOTICE_DAYS) } } });
      });
    }
    after = page.at(-1)?.id;
    if (page.length < 100) return;
  }
}
