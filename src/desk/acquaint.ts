import type { Inbound } from '../../adapters/contract.ts';
import type { Acquaintance } from './arrival.ts';
import type { DeskParts } from './parts.ts';

/** How long what a platform told of a person or room is taken as true. */
const KNOWN_MS = 6 * 3_600_000;
const FAILED_MS = 60_000;
const MOST_KNOWN = 5_000;
/** Within the shortest answer budget of all platforms. */
const PATIENCE_MS = 600;

/** Who people and what rooms are, as their platforms say. */
export interface Acquaintances {
  /** Facts that are new, or with `again` also those that were told before: where nothing has been able to keep them. */
  ask(inbound: Inbound, again?: boolean): Promise<Acquaintance>;
  /** Everybody is a stranger again, as after what was kept of them was erased. */
  forget(): void;
}

/**
 * Makes what asks the platform who a person is and what a room is, before the transaction. What was asked
 * is remembered for six hours; a platform that does not answer is asked again after a minute, and the work goes on.
 */
export function createAcquaintances(
  parts: Pick<DeskParts, 'clock' | 'within' | 'log' | 'line'>,
): Acquaintances {
  const asked = new Map<string, { readonly until: number; readonly told: unknown }>();

  async function once<T>(key: string, again: boolean, ask: () => Promise<T | null>): Promise<T | null> {
    const now = parts.clock.now().getTime();
    const known = asked.get(key);
    if (known && known.until > now) return again ? (known.told as T | null) : null;
    if (asked.size > MOST_KNOWN) asked.clear();
    asked.set(key, { until: now + KNOWN_MS, told: null });
    try {
      const told = await parts.within(PATIENCE_MS, ask());
      asked.set(key, { until: now + (told === null ? FAILED_MS : KNOWN_MS), told });
      return told;
    } catch (error) {
      asked.set(key, { until: now + FAILED_MS, told: null });
      parts.log.warn({ err: error }, 'the platform did not say who somebody is');
      return null;
    }
  }

  async function ask(inbound: Inbound, again = false): Promise<Acquaintance> {
    const line = await parts.line(inbound.connectionId);
    if (!line) return { person: null, room: null };
    const { adapter, connection } = line;
    const { workspace, person, room } = inbound;
    const at = `${inbound.connectionId}/${workspace.id}`;
    const [personFacts, roomFacts] = await Promise.all([
      person && adapter.lookupPerson
        ? once(
            `${at}/u/${person.userId}`,
            again,
            async () => adapter.lookupPerson?.(connection, workspace.id, person.userId) ?? null,
          )
        : null,
      room?.kind === 'group' && adapter.lookupRoom
        ? once(
            `${at}/r/${room.id}`,
            again,
            async () => adapter.lookupRoom?.(connection, workspace.id, room.id) ?? null,
          )
        : null,
    ]);
    return { person: personFacts, room: roomFacts };
  }

  return { ask, forget: () => asked.clear() };
}
