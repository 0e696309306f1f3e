import type { Inbound, PersonFacts, RoomFacts } from '../../adapters/contract.ts';
import type { Ids } from '../store/ids.ts';

/** What the platform itself told of a person and a room, asked before the transaction. */
export interface Acquaintance {
  readonly person: PersonFacts | null;
  readonly room: RoomFacts | null;
}

/** What is known of an inbound before its tenant's tables are asked. */
export interface Arrival {
  readonly inbound: Inbound;
  /** The workspace that its installation is bound as. */
  readonly workspaceId: string;
  readonly acquaintance: Acquaintance;
  readonly now: Date;
  readonly ids: Ids;
}
