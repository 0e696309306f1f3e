/** Options of a group commit. */
interface GroupCommit<I, O> {
  readonly maxRows: number;
  readonly maxInFlight: number;
  /** Writes many at once; resolves to one result for each, in order. */
  write(items: readonly I[]): Promise<readonly O[]>;
  /** Whether a failed batch should be tried row by row: not where the database itself is away. */
  retryAlone(error: unknown): boolean;
}

interface Waiting<I, O> {
  readonly item: I;
  resolve(result: O): void;
  reject(error: unknown): void;
}

/**
 * Makes a writer whose callers share transactions: whoever arrives while a write is under way joins the next one,
 * and each is answered after its own batch is on disk. One bad row cannot fail its neighbours.
 */
export function groupCommit<I, O>({ maxRows, maxInFlight, write, retryAlone }: GroupCommit<I, O>) {
  let waiting: Waiting<I, O>[] = [];
  let inFlight = 0;
  let scheduled = false;

  const attempt = async (batch: readonly Waiting<I, O>[]): Promise<void> => {
    try {
      const results = await write(batch.map(({ item }) => item));
      batch.forEach((entry, index) => {
        const result = results[index];
        if (result === undefined) entry.reject(new Error('a batch came back with too few results'));
        else entry.resolve(result);
      });
    } catch (error) {
      if (batch.length > 1 && retryAlone(error)) {
        for (const entry of batch) await attempt([entry]);
      } else {
        for (const entry of batch) entry.reject(error);
      }
    }
  };

  const pump = (): void => {
    while (inFlight < maxInFlight && waiting.length > 0) {
      const batch = waiting.slice(0, maxRows);
      waiting = waiting.slice(maxRows);
      inFlight++;
      void attempt(batch).finally(() => {
        inFlight--;
        pump();
      });
    }
  };

  return (item: I): Promise<O> =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (scheduled) return;
      scheduled = true;
      // Whoever else arrives in this turn of the event loop comes along: on SQLite, whose writes hold the loop up,
      // nobody can arrive during one.
      setImmediate(() => {
        scheduled = false;
        pump();
      });
    });
}
