import type { Store } from '../store/store.ts';

/**
 * A store that hands out no more work after an instant of this machine's clock (milliseconds): what is begun near
 * the end of a Worker's time would be cut off, and wait for its lease to run out.
 */
export function handsOutUntil<S extends Store>(store: S, until: number): S {
  const over = (): boolean => Date.now() >= until;
  return {
    ...store,
    inbox: {
      ...store.inbox,
      claimDue: async (...asked) => (over() ? [] : store.inbox.claimDue(...asked)),
    },
    outbox: {
      ...store.outbox,
      claimLanes: async (...asked) => (over() ? [] : store.outbox.claimLanes(...asked)),
    },
    occurrences: {
      ...store.occurrences,
      claimDue: async (...asked) => (over() ? [] : store.occurrences.claimDue(...asked)),
    },
  };
}
