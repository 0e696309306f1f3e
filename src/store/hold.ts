import { type Held, type LastWrite, transactionMs } from './engine.ts';
import type { Joining } from './joining.ts';
import type { Direct } from './plain/index.ts';
import { withinTime } from './within-time.ts';

/** What came of work on an open transaction, and what it wants written along with the commit. */
export interface Done<T> {
  readonly result: T;
  readonly last: LastWrite | undefined;
}

/**
 * Runs work on an open transaction for as long as one may take (StoreError `timed_out`), and closes it then to whoever
 * is still at work.
 */
export async function hold<T>(
  { direct, end }: { readonly direct: Direct; end(): void },
  joined: Joining,
  work: (held: Held) => Promise<T>,
): Promise<Done<T>> {
  let last: LastWrite | undefined;
  const held: Held = {
    direct,
    prisma: joined.db,
    last(write) {
      last = write;
    },
  };
  try {
    const result = await withinTime(work(held), transactionMs);
    return { result, last };
  } finally {
    end();
    await joined.leave();
  }
}
