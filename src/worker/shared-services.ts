import { AsyncLocalStorage } from 'node:async_hooks';
import type { Adapter, AdapterServices, Platform } from '../../adapters/contract.ts';
import { createAdapters } from '../adapters.ts';

/** Longer than the platform lets anything go on after an answer: a use this old was cut off. */
const CUT_OFF_MS = 60_000;

type Adapters = Readonly<Record<Platform, Adapter>>;

/** Adapters that many requests use, each with its own way to the database. */
export interface SharedAdapters {
  use<T>(services: AdapterServices, work: (adapters: Adapters) => Promise<T>): Promise<T>;
}

/**
 * Adapters keep the vendors' access tokens, which must not be fetched anew for every request; a socket to the
 * database must not outlive the request that opened it. So adapters are shared and their services are the request's.
 * A request that was cut off may have left a promise in them that never settles: then new ones are made.
 */
export function shareAdapters(shared: Pick<AdapterServices, 'fetch' | 'now' | 'log'>): SharedAdapters {
  const present = new AsyncLocalStorage<AdapterServices>();
  const here = (): AdapterServices => {
    const services = present.getStore();
    if (!services) throw new Error('an adapter was used outside of a request');
    return services;
  };
  const services: AdapterServices = {
    ...shared,
    installations: {
      find: (...asked) => here().installations.find(...asked),
      save: (...given) => here().installations.save(...given),
      deactivate: (...given) => here().installations.deactivate(...given),
    },
    interest: {
      commandWord: (...asked) => here().interest.commandWord(...asked),
      threadLinked: (...asked) => here().interest.threadLinked(...asked),
    },
    usage: { add: (...given) => here().usage.add(...given) },
  };

  let adapters: Adapters | undefined;
  let begun = new Map<symbol, number>();
  return {
    async use(own, work) {
      const now = Date.now();
      if (!adapters || [...begun.values()].some((since) => now - since > CUT_OFF_MS)) {
        adapters = createAdapters(services);
        begun = new Map();
      }
      const use = Symbol('use');
      const mine = begun;
      const lent = adapters;
      mine.set(use, now);
      try {
        return await present.run(own, () => work(lent));
      } finally {
        mine.delete(use);
      }
    },
  };
}
