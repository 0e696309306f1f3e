import type { Adapter, Connection, Outbound, OutboundAct, Outcome } from '../../adapters/contract.ts';
import type { Ids } from '../store/ids.ts';
import type { OutboxHead, Settlement } from '../store/outbox.ts';
import type { Store, StoreLog } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import { createCircuits, type Heard } from './circuit.ts';
import type { LiveCards } from './live.ts';
import { laneOf, lanePrefix, type OutboxPayload, workspaceOf } from './payload.ts';
import { afterOutcome, NOTHING_TO_SAY, outcomeOfError } from './retry.ts';

/** Above the adapters' HTTP timeout of 8 s, so that a lease outlives the attempt made under it. */
const LEASE_MS = 30_000;
const LANES_AT_ONCE = 16;
/** A send that takes longer leaves its place to another lane: a vendor that hangs must not hold up the rest. */
const SLOW_MS = 1_000;
/** However many are slow, no more than these are under way. */
const MOST_UNDER_WAY = 128;
/** A drain waits so long for what is under way before other work gets its turn. */
const PATIENCE_MS = 250;
/** A lane that turns out to be empty is looked at again after this, unless something is put into it. */
const EMPTY_MS = 1_000;
/** After so many a drain ends, so that other work gets its turn under a load that never ends. */
const ATTEMPTS_A_DRAIN = 200;

export interface Line {
  readonly adapter: Adapter;
  readonly connection: Connection;
}

export interface DispatcherParts {
  readonly store: Store;
  readonly live: LiveCards;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: StoreLog;
  /** The adapter and connection by connection id; null once the connection was removed. */
  readonly line: (connectionId: string) => Promise<Line | null>;
  /** Milliseconds between two sends into one chat of a connection. */
  readonly pace: (line: Line) => number;
  readonly random: () => number;
  readonly count: (name: string, labels: Readonly<Record<string, string>>) => void;
  readonly delay: (ms: number) => { done: Promise<void>; cancel: () => void };
  /** Stops a process at a named point; only the fault runs set it. */
  readonly failAt: (point: string) => void;
}

/** Sends what the outbox holds: one lane per chat, in order, paced, retried by the vendor's own hints. */
export interface Dispatcher {
  /**
   * Sends until nothing is due at the present clock, or `closing` is set off; resolves to the number of attempts begun.
   * What takes long goes on after it.
   */
  drain(closing?: AbortSignal): Promise<number>;
  /** Resolves once nothing is being sent. */
  idle(): Promise<void>;
  /** Workspaces that nothing is sent to for a while, as `platform/connection/workspace`. */
  troubled(): readonly string[];
  /** Asks vendors again that were left alone. */
  forgetTrouble(): void;
}

/** Makes the one loop through which every message leaves that is not a direct answer. */
export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { store, clock, ids } = parts;

  const circuits = createCircuits();
  const busy = new Set<Promise<void>>();
  let failures: unknown[] = [];
  /** Those under way that were not answered yet and may be any moment. */
  let brisk = 0;

  /** Lanes are served side by side, each by itself: one whose vendor does not answer holds up no other. */
  async function drain(closing?: AbortSignal): Promise<number> {
    let attempts = 0;
    for (;;) {
      const goesOn = attempts < ATTEMPTS_A_DRAIN && failures.length === 0 && !closing?.aborted;
      const free = goesOn ? Math.min(LANES_AT_ONCE - brisk, MOST_UNDER_WAY - busy.size) : 0;
      const owner = ids.token();
      const lanes = free > 0 ? await claim(owner, free) : [];
      for (const lane of lanes) {
        attempts += 1;
        begin(lane, owner);
      }
      if (busy.size === 0) break;
      if ((lanes.length === 0 || lanes.length === free) && !(await oneEnds())) break;
    }
    const [failure] = failures;
    failures = [];
    if (failure !== undefined) throw failure;
    return attempts;
  }

  function begin(lane: string, owner: string): void {
    const slow = parts.delay(SLOW_MS);
    let counted = true;
    const uncount = (): void => {
      if (counted) brisk -= 1;
      counted = false;
    };
    brisk += 1;
    void slow.done.then(uncount);
    const served = serve(lane, owner)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => {
        slow.cancel();
        uncount();
        busy.delete(served);
      });
    busy.add(served);
  }

  /** Waits for one of those under way; false where all of them take long, and other work should get its turn. */
  async function oneEnds(): Promise<boolean> {
    const patience = parts.delay(PATIENCE_MS);
    const ended = Promise.race(busy).then(() => true);
    return Promise.race([ended, patience.done.then(() => false)]).finally(patience.cancel);
  }

  async function claim(owner: string, limit: number): Promise<string[]> {
    try {
      return await store.outbox.claimLanes(clock.now(), owner, limit, LEASE_MS);
    } catch (error) {
      // Those under way are waited for before it is told.
      failures.push(error);
      return [];
    }
  }

  async function serve(lane: string, owner: string): Promise<void> {
    const workspace = workspaceOf(lane);
    const waitMs = circuits.waitMs(workspace, clock.now());
    if (waitMs > 0) {
      await store.outbox.yieldLane(lane, owner, waitMs, clock.now());
      return;
    }
    let heard: Heard = 'nothing';
    try {
      heard = await sendHead(lane, owner);
    } finally {
      tell(workspace, circuits.heard(workspace, heard, clock.now()));
    }
  }

  function tell(workspace: string, change: 'opened' | 'closed' | null): void {
    if (!change) return;
    if (change === 'closed') parts.log.info({ workspace }, 'the vendor answers again');
    else parts.log.warn({ workspace }, 'the vendor keeps failing and is left alone for a while');
  }

  /** Tries the lane's oldest message once; resolves to what was heard of the vendor. */
  async function sendHead(lane: string, owner: string): Promise<Heard> {
    const head = await store.outbox.head(lane, owner, clock.now());
    if (head === 'lost') return 'nothing';
    if (head === 'empty') {
      await store.outbox.yieldLane(lane, owner, EMPTY_MS, clock.now());
      return 'nothing';
    }
    const { settlement, heard } = await attempt(head);
    parts.failAt('before_settle');
    await store.outbox.settle(lane, owner, settlement, clock.now());
    return heard;
  }

  async function attempt(head: OutboxHead): Promise<{ settlement: Settlement; heard: Heard }> {
    const payload = JSON.parse(head.payload) as OutboxPayload;
    const line = await parts.line(payload.connectionId);
    if (!line) {
      const error = 'connection removed';
      return {
        settlement: { id: head.id, state: 'dead', counts: true, delayMs: 0, error },
        heard: 'nothing',
      };
    }
    const pace = parts.pace(line);
    let outcome: Outcome | typeof NOTHING_TO_SAY;
    let calledOut = false;
    try {
      outcome = await send(head, payload, line, () => {
        calledOut = true;
      });
    } catch (error) {
      parts.log.error({ err: error, outbox: head.uid }, 'a message could not be made');
      outcome = outcomeOfError(head, error, calledOut);
    }
    const settlement = afterOutcome(head, outcome, pace, parts.random());
    if (outcome !== NOTHING_TO_SAY) {
      parts.count('linkstar_deliveries_total', { platform: payload.platform, outcome: outcome.kind });
      if (settlement.state === 'dead') {
        parts.log.error({ outbox: head.uid, lane: head.lane, error: settlement.error }, 'message given up');
      }
      await afterwards(head, payload, outcome);
    }
    return { settlement, heard: outcome !== NOTHING_TO_SAY && calledOut ? heardOf(outcome) : 'nothing' };
  }

  async function send(
    head: OutboxHead,
    payload: OutboxPayload,
    line: Line,
    callsOut: () => void,
  ): Promise<Outcome | typeof NOTHING_TO_SAY> {
    const { content } = payload;
    const tenantId = head.tenantId;
    if (content.kind === 'live') {
      if (tenantId === null) throw new Error('a live card needs a tenant');
      const shown = await parts.live.prepare(tenantId, content.cardId, {
        unclear: head.unclear && head.firstAttemptAt !== null,
        ...(content.after ? { after: content.after } : {}),
      });
      if (!shown) return NOTHING_TO_SAY;
      callsOut();
      const outcome = await deliver(head, payload, line, shown.act);
      parts.failAt('after_accept');
      await parts.live.delivered(tenantId, content.cardId, shown, outcome);
      return outcome;
    }
    const act = staticAct(content);
    callsOut();
    const outcome = await deliver(head, payload, line, act);
    parts.failAt('after_accept');
    return outcome;
  }

  function deliver(head: OutboxHead, payload: OutboxPayload, line: Line, act: OutboundAct): Promise<Outcome> {
    const outbound: Outbound = {
      id: head.uid,
      workspace: payload.workspace,
      act,
      ...(head.firstAttemptAt ? { firstAttemptAt: head.firstAttemptAt } : {}),
      ...(head.unclear && head.firstAttemptAt ? { unclear: true } : {}),
    };
    return line.adapter.deliver(outbound, line.connection);
  }

  /**
   * A reply handle that ended is replaced by an ordinary message. An app that was removed takes its whole
   * workspace's lanes out of service until it is installed again.
   */
  async function afterwards(head: OutboxHead, payload: OutboxPayload, outcome: Outcome): Promise<void> {
    const { content } = payload;
    if (
      outcome.kind === 'gone' &&
      outcome.what === 'handle' &&
      content.kind === 'card' &&
      content.otherwise
    ) {
      const instead: OutboxPayload = {
        ...payload,
        content: { kind: 'card', to: content.otherwise, card: content.card },
      };
      const message = {
        // Always the same, so that it is written once even where this process dies before the attempt is settled.
        uid: `${head.uid}-o`,
        lane: laneOf(payload, content.otherwise),
        payload: JSON.stringify(instead),
      };
      await store.outbox.enqueue([message], head.tenantId ?? undefined);
      return;
    }
    const lost = outcome.kind === 'auth' || (outcome.kind === 'gone' && outcome.what === 'installation');
    if (!lost) return;
    parts.log.error({ connection: payload.connectionId, outcome: outcome.detail }, 'workspace suspended');
    await store.outbox.suspend(lanePrefix(payload), outcome.detail);
  }

  return {
    drain,
    async idle() {
      while (busy.size > 0) await Promise.all(busy);
    },
    troubled: () => circuits.open(),
    forgetTrouble: () => circuits.forget(),
  };
}

/** Whether a vendor is there at all: whatever it answers, it does, unless that is its own trouble. */
function heardOf({ kind }: Outcome): Heard {
  return kind === 'transient' || kind === 'unclear' ? 'failure' : 'answer';
}

function staticAct(content: Exclude<OutboxPayload['content'], { kind: 'live' }>): OutboundAct {
  if (content.kind === 'card') return { kind: 'post', to: content.to, card: content.card };
  return {
    kind: 'file',
    to: content.to,
    name: content.name,
    mime: content.mime,
    bytes: Uint8Array.from(Buffer.from(content.base64, 'base64')),
    ...(content.caption ? { caption: content.caption } : {}),
  };
}
