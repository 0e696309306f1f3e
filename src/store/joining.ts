import { type Db, transactionMs } from './engine.ts';

/** What is needed of Prisma's client. */
export interface Transacting {
  $transaction(
    work: (db: Db) => Promise<void>,
    limits: { readonly maxWait: number; readonly timeout: number },
  ): Promise<unknown>;
}

/** Prisma's part in a transaction that began without it. */
export interface Joining {
  /** Prisma's client in this transaction; it joins when it is first asked for. */
  db(): Promise<Db>;
  /** Ends Prisma's part, so that nobody calls it after the transaction. Never rejects. */
  leave(): Promise<void>;
}

/**
 * Lets Prisma join one open transaction, late: most do without it, and being begun and ended by Prisma costs as much as
 * several statements. Whatever adapter the client has must neither begin nor end anything in the database. `adopt`
 * tells it which transaction is meant.
 */
export function joining(
  prisma: Transacting,
  adopt: (db: Db) => Promise<unknown> = async () => null,
): Joining {
  let joined: Promise<Db> | undefined;
  let ended: Promise<unknown> | undefined;
  let leave = (): void => undefined;

  const join = (): Promise<Db> =>
    new Promise((resolve, reject) => {
      const left = new Promise<void>((go) => {
        leave = go;
      });
      const stay = async (db: Db): Promise<void> => {
        await adopt(db);
        resolve(db);
        await left;
      };
      // Longer than our own limit, which tells what is wrong.
      ended = prisma
        .$transaction(stay, { maxWait: transactionMs, timeout: transactionMs + 1_000 })
        .catch(reject);
    });

  return {
    db() {
      joined ??= join();
      return joined;
    },
    async leave() {
      if (!joined) return;
      await joined.catch(() => undefined);
      leave();
      await ended;
    },
  };
}
