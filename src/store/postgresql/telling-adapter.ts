import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import type { Db } from '../engine.ts';

type Connected = Awaited<ReturnType<PrismaPg['connect']>>;
type Started = Awaited<ReturnType<Connected['startTransaction']>>;

/**
 * Prisma's adapter, which can be asked on which connection one of Prisma's transactions runs. The question is a query
 * that only Prisma can bring to the right place, and that never reaches the database. (An AsyncLocalStorage would know
 * as well, but slows down every promise of the process.)
 */
export class TellingPg extends PrismaPg {
  readonly #asked = new Map<string, (client: pg.PoolClient) => void>();
  #questions = 0;

  override async connect(): Promise<Connected> {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => this.#tell(await start(level));
    return adapter;
  }

  /** The connection of an open transaction. */
  async connectionOf(db: Db): Promise<pg.PoolClient> {
    this.#questions += 1;
    const question = `connection ${this.#questions}`;
    let told: pg.PoolClient | undefined;
    this.#asked.set(question, (client) => {
      told = client;
    });
    try {
      await db.$queryRawUnsafe(question);
    } finally {
      this.#asked.delete(question);
    }
    if (!told) throw new Error('nobody told on which connection the transaction runs');
    return told;
  }

  #tell(transaction: Started): Started {
    const ask = transaction.queryRaw.bind(transaction);
    transaction.queryRaw = async (query) => {
      const tell = this.#asked.get(query.sql);
      if (!tell) return ask(query);
      // Not part of the adapter's types; the version of the adapter is pinned.
      tell((transaction as unknown as { readonly client: pg.PoolClient }).client);
      return { columnNames: [], columnTypes: [], rows: [] };
    };
    return transaction;
  }
}
