import { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/worker/client.ts';

type Connected = Awaited<ReturnType<PrismaPg['connect']>>;

const present = new AsyncLocalStorage<Connected>();

function here(): Connected {
  const connected = present.getStore();
  if (!connected) throw new Error('the database was asked outside of any transaction');
  return connected;
}

/** Prisma's adapter of the isolate: it has no connection of its own, but leads to that of whoever asks. */
class Switch extends PrismaPg {
  constructor() {
    // Never connected to: `connect` below does without.
    super('postgresql://nowhere.invalid/none');
  }

  override async connect(): Promise<Connected> {
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

let shared: PrismaClient | undefined;

/**
 * The client of one request. All requests of an isolate share the real one, because each one that was ever connected
 * keeps 3 MB, plans every query anew, and an isolate has 128 MB; only the connection is the request's own.
 */
export class SharedClient {
  readonly #connected: Promise<Connected>;

  constructor({ adapter }: { readonly adapter: PrismaPg }) {
    this.#connected = adapter.connect();
  }

  /** Prisma's own, for a function as its first argument; on this request's connection. */
  readonly $transaction: PrismaClient['$transaction'] = async (...given: readonly unknown[]) => {
    shared ??= new PrismaClient({ adapter: new Switch(), errorFormat: 'minimal' });
    const client = shared as unknown as { $transaction(...given: readonly unknown[]): Promise<never> };
    return present.run(await this.#connected, () => client.$transaction(...given));
  };

  /** Gives the connections back; the shared client stays. */
  async $disconnect(): Promise<void> {
    await (await this.#connected).dispose();
  }
}
