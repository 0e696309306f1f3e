import type { Inbound } from '../../adapters/contract.ts';
import type { DeskParts } from './parts.ts';
import type { Acquaintance } from './standing.ts';

/** How long what a platform told of a person or room is taken as true. */
const KNOWN_MS = 6 * 3_600_000;
const FAILED_MS = 60_000;
const MOST_KNOWN = 5_000;
/** Within the shortest answer budget of all platforms. */
const PATIENCE_MS = 600;

/**
 * Makes the function that asks the platform who a person is and what a room is, before the transaction. What was asked
 * is remembered for six hours; a platform that does not answer is asked again after a minute, and the work goes on.
 */
export function createAcquaint(parts: DeskParts): (inbound: Inbound) => Promise<Acquaintance> {
  const askedUntil = new Map<string, number>();

  async function once<T>(key: string, ask: () => Promise<T | null>): Promise<T | null> {
    const now = parts.clock.now().getTime();
    if ((askedUntil.get(key) ?? 0) > now) return null;
    if (askedUntil.size > MOST_KNOWN) askedUntil.clear();
    askedUntil.set(key, now + KNOWN_MS);
    try {
      const told = await parts.within(PATIENCE_MS, ask());
      if (told === null) askedUntil.set(key, now + FAILED_MS);
      return told;
    } catch (error) {
      askedUntil.set(key, now + FAILED_MS);
      parts.log.warn({ err: error }, 'the platform did not say who somebody is');
      return null;
    }
  }

  return async (inbound) => {
    const line = await parts.line(inbound.connectionId);
    if (!line) return { person: null, room: null };
    const { adapter, connection } = line;
    const { workspace, person, room } = inbound;
    const at = `${inbound.connectionId}/${workspace.id}`;
    const [personFacts, roomFacts] = await Promise.all([
      person && adapter.lookupPerson
        ? once(
            `${at}/u/${person.userId}`,
            async () => adapter.lookupPerson?.(connection, workspace.id, person.userId) ?? null,
          )
        : null,
      room?.kind === 'group' && adapter.lookupRoom
        ? once(
            `${at}/r/${room.id}`,
            async () => adapter.lookupRoom?.(connection, workspace.id, room.id) ?? null,
          )
        : null,
    ]);
    return { person: personFacts, room: roomFacts };
  };
}
