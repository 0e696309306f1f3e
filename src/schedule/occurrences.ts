import { LATE } from '../delivery/lateness.ts';
import { LeaseLost } from '../store/errors.ts';
import type { OccurrenceRow } from '../store/occurrences.ts';
import type { Happening, ScheduleParts } from './happening.ts';
import { turnLate } from './late.ts';
import { performSeries } from './series.ts';

const kinds: Readonly<Record<string, Happening>> = { series: performSeries, [LATE]: turnLate };

const PAGE = 20;
/** Longer than any transaction may take, so that no other replica begins the same occurrence. */
const LEASE_MS = 60_000;
const MOST_ATTEMPTS = 8;
const RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 15 * 60_000;

/** Does what happens by itself: each occurrence that is due, exactly once, in a transaction together with its effects. */
export interface Schedule {
  /** Does everything that is due at the present clock, until `closing` is set off; resolves to the number of occurrences looked at. */
  drain(closing?: AbortSignal): Promise<number>;
}

/** Makes the schedule's runner; what fails is tried again with growing pauses, and given up after the eighth attempt. */
export function createSchedule(parts: ScheduleParts): Schedule {
  const { store, clock, ids, log } = parts;

  async function happen(occurrence: OccurrenceRow, owner: string): Promise<void> {
    const { id, tenantId, kind } = occurrence;
    try {
      await store.inTenant(tenantId, async (tx) => {
        const happening = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
        if (!happening) throw new RangeError(`nothing happens for an occurrence of kind ${kind}`);
        // Ended first: what happens may plan the schedule anew, and takes off what is still to do.
        await tx.completeOccurrence(id, owner, 'done');
        await happening(tx, occurrence, parts);
      });
    } catch (error) {
      if (error instanceof LeaseLost) return;
      await giveBack(occurrence, owner, error);
    }
  }

  async function giveBack(
    { id, kind, attempts }: OccurrenceRow,
    owner: string,
    cause: unknown,
  ): Promise<void> {
    const error = cause instanceof Error ? cause.message : String(cause);
    const now = clock.now();
    if (attempts >= MOST_ATTEMPTS) {
      log.error({ err: cause, occurrence: id, kind }, 'an occurrence was given up');
      await store.occurrences.settle(id, owner, { state: 'dead', error }, now);
      return;
    }
    log.warn({ err: cause, occurrence: id, kind, attempts }, 'an occurrence failed and is tried again');
    const pause = Math.min(LONGEST_RETRY_MS, RETRY_MS * 4 ** (attempts - 1));
    const retryAt = new Date(now.getTime() + pause);
    await store.occurrences.settle(id, owner, { state: 'todo', error, retryAt }, now);
  }

  return {
    async drain(closing) {
      let seen = 0;
      while (!closing?.aborted) {
        const owner = ids.token();
        const due = await store.occurrences.claimDue(clock.now(), owner, PAGE, LEASE_MS);
        for (const occurrence of due) await happen(occurrence, owner);
        seen += due.length;
        if (due.length < PAGE) break;
      }
      return seen;
    },
  };
}
