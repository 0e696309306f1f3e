import type { Clock } from '../time/clock.ts';
import { type ClaimedInbox, type CompletedInbox, type Engine, inboxLeaseMs } from './engine.ts';
import { groupCommit } from './group-commit.ts';
import type { Inbox, InboxReceipt } from './inbox.ts';
import { isConnectionLost } from './lost-connection.ts';

const NEW: InboxReceipt = { kind: 'new' };

/** Makes the inbox on an engine's statements. */
export function createInbox(engine: Engine, clock: Clock): Inbox {
  const sql = engine.inbox;
  const leaseFrom = (now: Date): Date => new Date(now.getTime() + inboxLeaseMs);

  const receive = async (rows: readonly ClaimedInbox[]): Promise<InboxReceipt[]> => {
    const now = clock.now();
    const added = new Set(await sql.insert(rows, now, leaseFrom(now)));
    if (added.size === rows.length) return rows.map(() => NEW);
    return Promise.all(rows.map((row) => (added.has(row.id) ? NEW : look(row))));
  };

  const look = async (row: ClaimedInbox): Promise<InboxReceipt> => {
    const first = await sql.findRepeated(row);
    // Gone between the two statements: it had just expired, so this delivery is a new one after all.
    if (first === null) {
      const now = clock.now();
      const added = await sql.insert([row], now, leaseFrom(now));
      if (added.length === 0) throw new Error('a delivery key is neither free nor taken');
      return NEW;
    }
    // Our own row: the connection broke after the commit and the batch was sent again.
    if (first.id === row.id) return NEW;
    return { kind: 'repeated', id: first.id, state: first.state, answer: first.answer };
  };

  const store = groupCommit<ClaimedInbox, InboxReceipt>({
    maxRows: 200,
    maxInFlight: engine.batchesInFlight,
    write: receive,
    retryAlone: (error) => !isConnectionLost(error),
  });

  const end = groupCommit<CompletedInbox, boolean>({
    maxRows: 200,
    maxInFlight: engine.batchesInFlight,
    write: async (rows) => {
      const done = new Set(await sql.complete(rows, clock.now()));
      return rows.map(({ id }) => done.has(id));
    },
    retryAlone: (error) => !isConnectionLost(error),
  });

  const ended = { owner: null, leaseUntil: null } as const;
  return {
    accept: (row, owner) =>
      store({
        id: row.id,
        connectionId: row.connectionId,
        key: storable(row.key),
        altKey: row.altKey === null ? null : storable(row.altKey),
        body: storable(row.body),
        budgetMs: row.budgetMs,
        owner,
      }),
    claimDue: (now, owner, limit) => sql.claimDue(now, owner, limit, leaseFrom(now)),
    renew: async (id, owner, now) =>
      (await sql.settle(id, owner, {
        ...{ state: 0, owner, leaseUntil: leaseFrom(now) },
        ...{ answer: null, error: null, doneAt: null },
      })) > 0,
    release: async (id, owner, error, retryAt) =>
      (await sql.settle(id, owner, {
        ...{ state: 0, owner: null, leaseUntil: retryAt },
        ...{ answer: null, error, doneAt: null },
      })) > 0,
    complete: (id, owner, answer) => end({ id, owner, answer: storable(answer) }),
    fail: async (id, owner, error, answer) =>
      (await sql.settle(id, owner, {
        ...ended,
        ...{ state: 2, answer: answer ?? null, error, doneAt: clock.now() },
      })) > 0,
    find: (id) => sql.find(id),
    expire: (before) => sql.expire(before),
    releaseAllOnStart: () => sql.releaseAll(),
    dead: (page) => sql.dead(page),
    replay: async (id) => (await sql.replay(id)) > 0,
  };
}

/** Text that every engine can hold: PostgreSQL refuses NUL and halves of surrogate pairs. */
function storable(text: string): string {
  if (text.isWellFormed() && !text.includes('\0')) return text;
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}
