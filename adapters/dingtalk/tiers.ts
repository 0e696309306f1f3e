import { LIMITS } from './limits.ts';

/** `A`: the operator's template, `B`: DingTalk's public one. */
export type CardTier = 'A' | 'B';

/** Remembers for some hours where cards did not work, so that not every message tries again in vain. */
export interface CardTiers {
  /** Tiers worth trying for a room, the better first. */
  open(corp: string, room: string, hasTemplate: boolean): readonly CardTier[];
  /** A template does not work for a corp; true when that is news. */
  restTier(corp: string, tier: CardTier): boolean;
  /** Cards do not work for a corp at all; true when that is news. */
  restCorp(corp: string): boolean;
  /** Cards do not reach one room; true when that is news. */
  restRoom(corp: string, room: string): boolean;
}

/** A memory of failed tiers; in this process only, which costs a try each after a restart. */
export function createCardTiers(now: () => Date): CardTiers {
  const until = new Map<string, number>();
  const resting = (key: string) => {
    const left = (until.get(key) ?? 0) - now().getTime();
    // A clock that was moved back must not prolong the rest.
    if (left > 0 && left <= LIMITS.tierRestMs) return true;
    until.delete(key);
    return false;
  };
  const rest = (key: string) => {
    const news = !resting(key);
    until.set(key, now().getTime() + LIMITS.tierRestMs);
    return news;
  };
  return {
    open(corp, room, hasTemplate) {
      if (resting(`${corp}|*`) || resting(`${corp}|room|${room}`)) return [];
      const tiers: readonly CardTier[] = hasTemplate ? ['A', 'B'] : ['B'];
      return tiers.filter((tier) => !resting(`${corp}|${tier}`));
    },
    restTier: (corp, tier) => rest(`${corp}|${tier}`),
    restCorp: (corp) => rest(`${corp}|*`),
    restRoom: (corp, room) => rest(`${corp}|room|${room}`),
  };
}
