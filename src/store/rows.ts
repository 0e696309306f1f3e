import type { InboxRow } from './inbox.ts';
import type { OccurrenceRow } from './occurrences.ts';
import type { DeadLetter } from './outbox.ts';

/** The states of an inbox row by the numbers they are stored under. */
const inboxStates = ['todo', 'done', 'dead'] as const;

/** The numbers under which the states of the other queues are stored. */
export const outboxStates = { todo: 0, sent: 1, dead: 2, dropped: 3 } as const;
export const occurrenceStates = { todo: 0, done: 1, skipped: 2, dead: 3 } as const;

type Row = Readonly<Record<string, unknown>>;

/** How an engine hands out a column that holds an instant. */
type ReadInstant = (value: unknown) => Date | null;

/** The text of a column that may be NULL. */
export function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** The readers of the three queues' rows, for an engine that hands out instants its own way. */
export function rowReaders(instant: ReadInstant) {
  // NOT NULL in the schema; an invented instant would be worse than none.
  const always = (value: unknown): Date => {
    const at = instant(value);
    if (at === null) throw new Error('a row lacks an instant that its table demands');
    return at;
  };
  return {
    inbox: (row: Row): InboxRow => ({
      id: String(row.id),
      connectionId: String(row.connectionId),
      key: String(row.key),
      altKey: textOf(row.altKey),
      body: String(row.body),
      budgetMs: Number(row.budgetMs),
      state: inboxStates[Number(row.state)] ?? 'dead',
      owner: textOf(row.owner),
      leaseUntil: instant(row.leaseUntil),
      attempts: Number(row.attempts),
      answer: textOf(row.answer),
      error: textOf(row.error),
      receivedAt: always(row.receivedAt),
      doneAt: instant(row.doneAt),
    }),
    occurrence: (row: Row): OccurrenceRow => ({
      id: String(row.id),
      tenantId: String(row.tenantId),
      schedule: String(row.schedule),
      localKey: String(row.localKey),
      kind: String(row.kind),
      payload: String(row.payload),
      dueAt: always(row.dueAt),
      attempts: Number(row.attempts),
    }),
    deadLetter: (row: Row): DeadLetter => ({
      id: Number(row.id),
      uid: String(row.uid),
      lane: String(row.lane),
      tenantId: textOf(row.tenantId),
      payload: String(row.payload),
      attempts: Number(row.attempts),
      error: textOf(row.error),
      createdAt: always(row.createdAt),
      settledAt: instant(row.settledAt),
    }),
  };
}

/** Rows removed by one statement of a clean-up, so that no lock is held for long. */
const expiryPage = 1_000;

/** Repeats a clean-up, which removes at most `limit` rows and resolves to them, until none is left; resolves to their number. */
export async function removeInPages(remove: (limit: number) => Promise<readonly Row[]>): Promise<number> {
  let removed = 0;
  for (;;) {
    const page = await remove(expiryPage);
    removed += page.length;
    if (page.length < expiryPage) return removed;
  }
}
