import pg from 'pg';
import type { Db } from '../engine.ts';

/** A connection with a transaction open on it. */
type Open = Pick<pg.ClientBase, 'query'>;

const nothing = { fields: [], rows: [], rowCount: 0 };

/**
 * The pool that Prisma's adapter is given: it lends connections on which a transaction is open already. Which one is
 * meant is said by a statement that only Prisma can bring to the right place, and that never reaches the database. (An
 * AsyncLocalStorage would know as well, but slows down every promise of the process.)
 */
export class BorrowedPool extends pg.Pool {
  readonly #offered = new Map<string, Open>();
  #offers = 0;

  /** Makes `db`, a transaction of Prisma's, work on a connection with an open transaction. */
  async adopt(db: Db, client: Open): Promise<void> {
    this.#offers += 1;
    const offer = `connection ${this.#offers}`;
    this.#offered.set(offer, client);
    try {
      await db.$queryRawUnsafe(offer);
    } finally {
      this.#offered.delete(offer);
    }
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(done: never): void;
  override connect(): Promise<pg.PoolClient> {
    const borrowed = new Borrowed((offer) => this.#offered.get(offer));
    return Promise.resolve(borrowed as unknown as pg.PoolClient);
  }
}

/** What the adapter uses of a pool's connection, and no more. */
class Borrowed {
  #client: Open | undefined;

  constructor(readonly taken: (offer: string) => Open | undefined) {}

  async query(config: pg.QueryArrayConfig): Promise<unknown> {
    // Whoever began the transaction ends it.
    if (config.text === 'BEGIN' || config.text === 'COMMIT' || config.text === 'ROLLBACK') return nothing;
    if (this.#client) return this.#client.query(config);
    this.#client = this.taken(config.text);
    if (!this.#client) throw new Error('the transaction is closed');
    return nothing;
  }

  on(): void {}

  removeListener(): void {}

  release(): void {
    this.#client = undefined;
  }
}
