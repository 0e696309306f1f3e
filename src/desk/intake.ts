import type {
  Adapter,
  Answer,
  Connection,
  Delivery,
  Desk,
  HookAnswer,
  Inbound,
} from '../../adapters/contract.ts';
import { LeaseLost } from '../store/errors.ts';
import type { Ids } from '../store/ids.ts';
import { INBOX_ID, type InboxRow } from '../store/inbox.ts';
import type { Store, StoreLog } from '../store/store.ts';
import type { Clock } from '../time/clock.ts';
import { createBacklog } from './backlog.ts';

/** One inbound to work on, under the claim of its inbox row. */
export interface Errand {
  readonly inbound: Inbound;
  readonly inboxId: string;
  readonly owner: string;
  /** Whether the hook's own answer can still carry something. */
  readonly inTime: () => boolean;
}

/** Does what an inbound asks for and ends its inbox row in the same transaction. */
export type Work = (errand: Errand) => Promise<Answer>;

export interface IntakeParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: StoreLog;
  readonly work: Work;
  /** Sends by the outbox an answer that was made in time but came too late for the hook's response. */
  readonly late: (inbound: Inbound, answer: Answer) => Promise<void>;
  /** What is said, by the outbox, when work failed for good. */
  readonly apologise: (inbound: Inbound) => Promise<void>;
  readonly line: (connectionId: string) => Promise<{ adapter: Adapter; connection: Connection } | null>;
  /** Milliseconds of real time, for budgets. */
  readonly elapsed: () => number;
  readonly delay: (ms: number) => { done: Promise<void>; cancel: () => void };
  /** Told whenever work may have left messages behind. */
  readonly afterwards: () => void;
  readonly failAt: (point: string) => void;
}

/** Takes verified deliveries: durable first, then worked on, each exactly once. */
export interface Intake {
  take(line: { adapter: Adapter; connection: Connection }, delivery: Delivery): Taken;
  /** Works on deliveries whose process died; resolves to their number. */
  recover(): Promise<number>;
  /** Resolves once nothing that was taken is still being worked on. */
  idle(): Promise<void>;
}

export interface Taken {
  /** Settles as soon as the delivery is durable, or cannot be made so. */
  readonly stored: Promise<unknown>;
  readonly answer: Promise<HookAnswer>;
}

const MAX_ATTEMPTS = 5;
const RETRY_MS = 2_000;
/** Kept back from the budget for rendering and the way home. */
const MARGIN_MS = 150;
/** How many acknowledged deliveries are worked on at once, and how much of them is kept in memory: some 5,000 in a burst. */
const AFTER_ACK = { running: 16, weight: 4_000_000 };
/** A claim younger than this needs no look whether it still holds; it lasts 30 s. */
const FRESH_MS = 10_000;
const EMPTY: HookAnswer = { status: 200, body: '' };

/** Makes the intake. */
export function createIntake(parts: IntakeParts): Intake {
  const { store, clock, ids } = parts;
  let running = 0;
  let idlers: (() => void)[] = [];
  let flooded = false;
  const backlog = createBacklog(AFTER_ACK, parts.elapsed);
  // One for all that this process accepts: whoever takes a row up again does so under a token of its own.
  const owner = ids.token();

  function track<T>(work: Promise<T>): Promise<T> {
    running++;
    work.then(untrack, untrack);
    return work;
  }

  function untrack(): void {
    running--;
    if (running > 0) return;
    for (const idler of idlers) idler();
    idlers = [];
  }

  function take(line: { adapter: Adapter; connection: Connection }, delivery: Delivery): Taken {
    const started = parts.elapsed();
    const id = ids.next(INBOX_ID);
    const { key, altKey = null, body, budgetMs, ack } = delivery;
    parts.failAt('before_inbox');
    const receipt = store.inbox.accept(
      { id, connectionId: line.connection.id, key, altKey, body, budgetMs },
      owner,
    );
    const now = (): Promise<HookAnswer> =>
      serve(line, delivery, { id, owner }, deskFor(id, owner, started + budgetMs - MARGIN_MS));
    const answer = receipt.then((taken) => {
      parts.failAt('after_inbox');
      if (ack) {
        if (taken.kind === 'new') afterAck(id, body.length, now);
        return ack;
      }
      if (taken.kind === 'new') return now();
      const repeated = taken.answer === null ? null : (JSON.parse(taken.answer) as Answer);
      return line.adapter.dispatch(delivery, line.connection, async () => asRepeated(repeated));
    });
    track(answer);
    return { stored: receipt, answer };
  }

  /**
   * Works on a row whose platform has its answer already. Where that waited long, the claim may be another's by now.
   * What would be too much for the memory waits in the database: its claim runs out by itself, and it is taken up again.
   */
  function afterAck(id: string, weight: number, work: () => Promise<unknown>): void {
    const kept = backlog.add(weight, async (waitedMs) => {
      try {
        if (waitedMs < FRESH_MS || (await store.inbox.renew(id, owner, clock.now()))) await work();
      } catch (error) {
        parts.log.warn({ err: error, inbox: id }, 'a delivery was left for later');
      } finally {
        untrack();
      }
    });
    if (kept) running++;
    else if (!flooded)
      parts.log.warn({ inbox: id }, 'more comes in than can be worked on: some is left for later');
    flooded = !kept;
  }

  /** The desk of one row: answers within the budget, and lets the work go on where it takes longer. */
  function deskFor(inboxId: string, owner: string, until: number): Desk {
    return async (inbound) => {
      let open = true;
      const inTime = (): boolean => open && parts.elapsed() < until;
      const work = track(
        attend({ inbound, inboxId, owner, inTime }).then(async (answer) => {
          if (!open) await parts.late(inbound, answer);
          return answer;
        }),
      ).finally(parts.afterwards);
      const limit = parts.delay(Math.max(0, until - parts.elapsed()));
      const answer = await Promise.race([work, limit.done.then((): Answer => ({ kind: 'later' }))]);
      limit.cancel();
      open = false;
      return answer;
    };
  }

  async function attend(errand: Errand): Promise<Answer> {
    try {
      const answer = await parts.work(errand);
      parts.failAt('after_commit');
      return answer;
    } catch (error) {
      if (error instanceof LeaseLost) return { kind: 'none' };
      parts.log.error({ err: error, inbox: errand.inboxId }, 'work on a delivery failed');
      return await giveBack(errand, error);
    }
  }

  /**
   * A claim whose work failed is released for another attempt; after the last one it is parked and the person told.
   * Where the database itself is away, the claim runs out by itself and somebody takes the row up again.
   */
  async function giveBack(errand: Errand, error: unknown): Promise<Answer> {
    try {
      if (!(await releaseRow(errand.inboxId, errand.owner, error))) await parts.apologise(errand.inbound);
    } catch (failure) {
      parts.log.error({ err: failure, inbox: errand.inboxId }, 'a claim could not be given back');
    }
    return { kind: 'later' };
  }

  /** Frees a row to be claimed again after a pause, or parks it after its last attempt; resolves to whether it was freed. */
  async function releaseRow(id: string, owner: string, error: unknown): Promise<boolean> {
    const reason = error instanceof Error ? error.message : String(error);
    // Counted when it was claimed: this one is among them.
    const attempts = (await store.inbox.find(id))?.attempts ?? 1;
    if (attempts >= MAX_ATTEMPTS) {
      await store.inbox.fail(id, owner, reason);
      return false;
    }
    const retryAt = new Date(clock.now().getTime() + RETRY_MS * 2 ** (attempts - 1));
    await store.inbox.release(id, owner, reason, retryAt);
    return true;
  }

  async function recover(): Promise<number> {
    const owner = ids.token();
    const rows = await store.inbox.claimDue(clock.now(), owner, 50);
    for (const row of rows) await track(again(row, owner));
    if (rows.length > 0) parts.afterwards();
    return rows.length;
  }

  async function again(row: InboxRow, owner: string): Promise<void> {
    const line = await parts.line(row.connectionId);
    if (!line) {
      await store.inbox.fail(row.id, owner, 'connection removed');
      return;
    }
    const delivery: Delivery = { key: row.key, body: row.body, budgetMs: row.budgetMs };
    await serve(line, delivery, { id: row.id, owner }, (inbound) =>
      attend({ inbound, inboxId: row.id, owner, inTime: () => false }),
    );
  }

  /**
   * Dispatches a claimed row. One that turns out to concern nobody is done as well; one that cannot be read is parked.
   * Whatever else goes wrong may pass, so the row is worked on again: it was accepted, and must not get lost.
   */
  async function serve(
    line: { adapter: Adapter; connection: Connection },
    delivery: Delivery,
    row: { id: string; owner: string },
    desk: Desk,
  ): Promise<HookAnswer> {
    let attended = false;
    try {
      const answer = await line.adapter.dispatch(delivery, line.connection, (inbound) => {
        attended = true;
        return desk(inbound);
      });
      // Nobody waits for this: a row whose end is not written down is read once more and concerns nobody again.
      if (!attended) void track(end(row));
      return answer;
    } catch (error) {
      parts.log.error({ err: error, inbox: row.id }, 'a stored delivery could not be read');
      const ended = unreadable(error)
        ? store.inbox.fail(row.id, row.owner, (error as Error).message)
        : releaseRow(row.id, row.owner, error);
      await ended.catch((failure: unknown) =>
        parts.log.error({ err: failure, inbox: row.id }, 'a claim could not be given back'),
      );
      return EMPTY;
    }
  }

  async function end(row: { id: string; owner: string }): Promise<void> {
    try {
      await store.inbox.complete(row.id, row.owner, JSON.stringify({ kind: 'none' } satisfies Answer));
    } catch (error) {
      parts.log.warn({ err: error, inbox: row.id }, 'the end of a delivery could not be written down');
    }
  }

  return {
    take,
    recover,
    async idle() {
      while (running > 0) await new Promise<void>((resolve) => idlers.push(resolve));
    },
  };
}

/** Whether a stored body itself is at fault, so that reading it again cannot help: no JSON, or none of the known shapes. */
function unreadable(error: unknown): boolean {
  return error instanceof SyntaxError || (error instanceof Error && error.name === 'ZodError');
}

/** What a repeated delivery is told: the first one's answer, but for what would act again (a form is opened once). */
function asRepeated(answer: Answer | null): Answer {
  if (answer === null || answer.kind === 'form' || answer.kind === 'later') return { kind: 'none' };
  return answer;
}
