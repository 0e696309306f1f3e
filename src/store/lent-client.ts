import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/worker/client.ts';

type Connected = Awaited<ReturnType<PrismaPg['connect']>>;

/** Prisma's adapter of a client that is lent out: it has no connection of its own, but leads to the borrower's. */
class Switch extends PrismaPg {
  borrower: Connected | undefined;

  constructor() {
    // Never connected to: `connect` below does without.
    super('postgresql://nowhere.invalid/none');
  }

  override async connect(): Promise<Connected> {
    const here = (): Connected => {
      if (!this.borrower) throw new Error('the database was asked by nobody');
      return this.borrower;
    };
    const { provider, adapterName } = here();
    return {
      provider,
      adapterName,
      queryRaw: (query: Parameters<Connected['queryRaw']>[0]) => here().queryRaw(query),
      executeRaw: (query: Parameters<Connected['executeRaw']>[0]) => here().executeRaw(query),
      executeScript: (script: string) => here().executeScript(script),
      startTransaction: (level?: Parameters<Connected['startTransaction']>[0]) =>
        here().startTransaction(level),
      getConnectionInfo: () => here().getConnectionInfo(),
      dispose: async () => undefined,
    } as unknown as Connected;
  }
}

interface Lent {
  readonly client: { $transaction(...given: readonly unknown[]): Promise<never> };
  readonly adapter: Switch;
}

/** Every client that is not lent; as many as there were requests at once, 3 MB each of an isolate's 128. */
const idle: Lent[] = [];

function make(): Lent {
  const adapter = new Switch();
  const client = new PrismaClient({ adapter, errorFormat: 'minimal' });
  return { client: client as unknown as Lent['client'], adapter };
}

/**
 * The client of one request in workerd. A client that was ever connected is never collected there, and plans every
 * query anew, so clients are used again; but by one request at a time, because Prisma gathers queries in a timer, which
 * is its request's own. A client with work still under way is not handed on.
 */
export class LentClient {
  readonly #connected: Promise<Connected>;
  readonly #lent = idle.pop() ?? make();
  #underWay = 0;

  constructor({ adapter }: { readonly adapter: PrismaPg }) {
    this.#connected = adapter.connect();
  }

  /** Prisma's own, for a function as its first argument; on this request's connection. */
  async $transaction(...given: readonly unknown[]): Promise<unknown> {
    const { client, adapter } = this.#lent;
    this.#underWay += 1;
    try {
      adapter.borrower = await this.#connected;
      return await client.$transaction(...given);
    } finally {
      this.#underWay -= 1;
    }
  }

  /** Gives back the connections, and the client. */
  async $disconnect(): Promise<void> {
    await (await this.#connected).dispose();
    if (this.#underWay > 0) return;
    this.#lent.adapter.borrower = undefined;
    idle.push(this.#lent);
  }
}
