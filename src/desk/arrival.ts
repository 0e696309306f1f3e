import type { Inbound, PersonFacts, RoomFacts } from '../../adapters/contract.ts';
import type { Ids } from '../store/ids.ts';

/** What the platform itself told of a person and a room, asked before the transaction. */
export interface Acquaintance {
  readonly person: PersonFacts | null;
  readonly room: RoomFacts | null;
}

/** Who somebody was in a room, and what it showed, the last time. Nothing may rely on it. */
export interface Hint {
  readonly memberId: string | null;
  readonly roomId: string | null;
  readonly projectIds: readonly string[];
}

/** What is known of an inbound before its tenant's tables are asked. */
export interface Arrival {
  readonly inbound: Inbound;
  /** The workspace that its installation is bound as. */
  readonly workspaceId: string;
  readonly acquaintance: Acquaintance;
  readonly now: Date;
  readonly ids: Ids;
  /** What was true of the speaker the last time, if anything is remembered. */
  readonly hint?: Hint | undefined;
}
