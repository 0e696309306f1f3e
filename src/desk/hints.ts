import type { Inbound } from '../../adapters/contract.ts';
import { explicitRoles } from '../operations/authorize.ts';
import type { Place } from '../operations/operation.ts';
import type { TenantTx } from '../store/store.ts';
import type { Hint } from './arrival.ts';
import { runningOf, showing } from './place.ts';

/** Who turned out to speak, and where. */
interface Known {
  readonly workspaceId: string;
  readonly actor: { readonly id: string } | null;
  readonly place: Pick<Place, 'roomId' | 'projectIds'> | null;
}

/** What was true of speakers the last time, by workspace, person and room. */
export interface Hints {
  of(inbound: Inbound, workspaceId: string): Hint | undefined;
  remember(inbound: Inbound, known: Known): void;
}

const MOST_KEPT = 5_000;

/** Makes an empty set of hints. */
export function createHints(): Hints {
  const kept = new Map<string, Hint>();
  const keyOf = (inbound: Inbound, workspaceId: string): string =>
    `${workspaceId} ${inbound.person?.userId ?? ''} ${inbound.room?.id ?? ''}`;
  return {
    of: (inbound, workspaceId) => kept.get(keyOf(inbound, workspaceId)),
    remember(inbound, { workspaceId, actor, place }) {
      if (kept.size > MOST_KEPT) kept.clear();
      const { roomId = null, projectIds = [] } = place ?? {};
      kept.set(keyOf(inbound, workspaceId), { memberId: actor?.id ?? null, roomId, projectIds });
    },
  };
}

/**
 * Asks, along with the first questions of a transaction, those that will follow if nothing has changed since: they are
 * answered by the transaction's memo then, without further ways to the database. Where something has changed, the right
 * ones are asked as well.
 */
export async function askAlong(tx: TenantTx, hint: Hint, userId: string): Promise<void> {
  const { memberId, roomId, projectIds } = hint;
  const [first] = projectIds;
  await Promise.all([
    memberId && tx.db.member.findFirst({ where: { id: memberId } }),
    roomId && showing(tx, { id: roomId }, userId),
    roomId && runningOf(tx, projectIds),
    memberId && first && explicitRoles(tx, first, memberId),
  ]);
}
