/** So many failures in a row, over all chats of a workspace, stop its sends. */
const OPENS_AFTER = 5;
/** How long a circuit stays open the first time, in milliseconds; twice as long after each probe that fails. */
const FIRST_OPEN_MS = 5_000;
const LONGEST_OPEN_MS = 60_000;
/** While the one probe is under way the other chats look again after this. */
const PROBING_MS = 2_000;

/** What an attempt says about the vendor: a refusal is an answer too; `nothing` where the vendor was not asked. */
export type Heard = 'answer' | 'failure' | 'nothing';

interface Circuit {
  failures: number;
  /** Instants in milliseconds; open from the one to the other. */
  openedAt: number;
  openUntil: number;
  openMs: number;
  probing: boolean;
}

/**
 * One circuit a workspace: a vendor that keeps failing for it is left alone for a while, then asked with one message
 * (half-open), and served again once that one was answered. Messages stay where they are, in their lanes, with their
 * attempts unspent. Each process learns by itself, so two replicas probe twice; a restart begins closed. What keeps a lane
 * back is in the database, so neither has others send sooner.
 */
export interface Circuits {
  /** Milliseconds for which nothing may be sent for a workspace; 0: go ahead, and tell by `heard` what came of it. */
  waitMs(workspace: string, now: Date): number;
  heard(workspace: string, what: Heard, now: Date): 'opened' | 'closed' | null;
  /** Workspaces whose circuit is open or half-open. */
  open(): readonly string[];
  /** Closes all circuits. */
  forget(): void;
}

/** Makes the circuits, all of them closed. */
export function createCircuits(): Circuits {
  /** Only workspaces with trouble have an entry. */
  const circuits = new Map<string, Circuit>();
  const isOpen = (circuit: Circuit): boolean => circuit.failures >= OPENS_AFTER;

  return {
    waitMs(workspace, now) {
      const circuit = circuits.get(workspace);
      if (!circuit || !isOpen(circuit)) return 0;
      const at = now.getTime();
      if (at < circuit.openedAt) {
        // The clock was set back; how long it has been open is not known any more.
        circuits.delete(workspace);
        return 0;
      }
      if (at < circuit.openUntil) return circuit.openUntil - at;
      if (circuit.probing) return PROBING_MS;
      circuit.probing = true;
      return 0;
    },

    heard(workspace, what, now) {
      const circuit = circuits.get(workspace);
      if (what === 'nothing') {
        if (circuit) circuit.probing = false;
        return null;
      }
      if (what === 'answer') {
        circuits.delete(workspace);
        return circuit && isOpen(circuit) ? 'closed' : null;
      }
      const known = circuit ?? { failures: 0, openedAt: 0, openUntil: 0, openMs: 0, probing: false };
      circuits.set(workspace, known);
      // What was under way when the circuit opened says nothing new.
      if (isOpen(known) && !known.probing) return null;
      known.failures += 1;
      known.probing = false;
      if (!isOpen(known)) return null;
      known.openMs = Math.min(LONGEST_OPEN_MS, known.openMs === 0 ? FIRST_OPEN_MS : known.openMs * 2);
      known.openedAt = now.getTime();
      known.openUntil = known.openedAt + known.openMs;
      return known.failures === OPENS_AFTER ? 'opened' : null;
    },

    open: () => [...circuits].filter(([, circuit]) => isOpen(circuit)).map(([workspace]) => workspace),
    forget: () => circuits.clear(),
  };
}
