import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { auditLine, eachEngine, makeTenant, type TestStore } from '../database.ts';
import { administer } from '../ground.ts';

/** A wire to the server that can be cut at a chosen word. */
class Wire {
  /** Cuts the connection after the server has been given this word and has answered; the answer is withheld. */
  cutAfter: string | null = null;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  constructor(target: URL) {
    this.#server = createServer((client) => {
      const server = connect(Number(target.port || 5432), target.hostname);
      for (const socket of [client, server]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('close', () => {
          client.destroy();
          server.destroy();
        });
      }
      let withheld = false;
      client.on('data', (bytes) => {
        if (this.cutAfter !== null && bytes.includes(this.cutAfter)) {
          this.cutAfter = null;
          withheld = true;
        }
        server.write(bytes);
      });
      server.on('data', (bytes) => {
        if (withheld) client.destroy();
        else client.write(bytes);
      });
    });
  }

  async open(): Promise<number> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server, 'close');
  }
}

eachEngine((engine, open) => {
  it('does not answer once it is closed, and closes once only', async () => {
    const { store } = await open();
    expect(await store.ready()).toBe(true);
    store.usage.add('slack', 'post', 1);
    await Promise.all([store.close(), store.close()]);
    expect(await store.ready()).toBe(false);
    await expect(store.tenants.list()).rejects.toThrow();
  });

  if (engine === 'sqlite') return;

  let opened: TestStore;
  let wire: Wire;
  let store: Store;

  beforeAll(async () => {
    opened = await open();
    await makeTenant(opened.store, opened.clock, 'aurora');
    const address = new URL(opened.options.url ?? '');
    wire = new Wire(new URL(address));
    address.hostname = '127.0.0.1';
    address.port = String(await wire.open());
    store = await openStore({ ...opened.options, url: address.href, poolSize: 3 });
  });

  afterAll(async () => {
    await store.close();
    await wire.close();
  });

  const killEverybody = () =>
    administer(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      opened.options.url,
    );
  const rename = (name: string, during?: () => Promise<unknown>) => {
    let runs = 0;
    const done = store.inTenant('aurora', async ({ db, audit }) => {
      runs++;
      audit(auditLine);
      if (runs === 1) await during?.();
      await db.tenant.update({ where: { id: 'aurora' }, data: { name } });
      return name;
    });
    return done.then((named) => ({ named, runs }));
  };
  const tenant = () => opened.store.tenants.find('aurora');

  it('runs a transaction again whose connection was ended in the middle', async () => {
    const before = (await tenant())?.auditSeq ?? 0;
    expect(await rename('again', killEverybody)).toEqual({ named: 'again', runs: 2 });
    expect(await tenant()).toMatchObject({ name: 'again', auditSeq: before + 1 });
  });

  it('does not run a transaction again that was committed although the answer was lost', async () => {
    const before = (await tenant())?.auditSeq ?? 0;
    const done = await rename('once', () => {
      wire.cutAfter = 'COMMIT';
      return Promise.resolve();
    });
    expect(done).toEqual({ named: 'once', runs: 1 });
    expect(await tenant()).toMatchObject({ name: 'once', auditSeq: before + 1 });
  });

  it('takes a delivery once although the answer to its batch was lost', async () => {
    wire.cutAfter = 'INSERT INTO "inbox"';
    const row = { id: 'in-1', connectionId: 'slack', key: 'k', altKey: null, body: '{}', budgetMs: 1 };
    expect(await store.inbox.accept(row, 'me')).toEqual({ kind: 'new' });
    expect(await store.inbox.accept({ ...row, id: 'in-2' }, 'me')).toMatchObject({
      kind: 'repeated',
      id: 'in-1',
    });
  });

  it('counts a message once although the answer to its transaction was lost', async () => {
    wire.cutAfter = 'COMMIT';
    await store.outbox.enqueue([{ uid: 'u', lane: 'slack:T:C', payload: '{}' }]);
    expect(await store.outbox.backlog()).toMatchObject({ pending: 1 });
    expect(await store.outbox.recount()).toBe(0);
  });

  it('goes on after the server ended every idle connection, without an error that nobody handles', async () => {
    await Promise.all([store.tenants.list(), store.outbox.backlog(), store.settings.get('x')]);
    await killEverybody();
    expect(await store.tenants.findFirst()).toMatchObject({ id: 'aurora' });
    expect(await store.outbox.backlog()).toMatchObject({ pending: 1 });
    expect(await store.readTenant('aurora', ({ db }) => db.tenant.count())).toBe(1);
  });

  it('runs again what collided with another transaction', async () => {
    await makeTenant(store, opened.clock, 'borealis');
    const members = ['a', 'b'];
    await store.inTenant('aurora', ({ db }) =>
      db.member.createMany({
        data: members.map((id) => ({ id, tenantId: 'aurora', name: id, createdAt: opened.clock.now() })),
      }),
    );
    let waiting = 0;
    let meet: () => void = () => undefined;
    const met = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const crosswise = (order: readonly string[]) =>
      store.inTenant('aurora', async ({ db }) => {
        const touch = (id = '') => db.member.update({ where: { id }, data: { name: order.join('') } });
        await touch(order[0]);
        if (++waiting === 2) meet();
        await met;
        await touch(order[1]);
      });
    await Promise.all([crosswise(members), crosswise([...members].reverse())]);
    expect(waiting).toBe(3);
  });

  it('says that the database does not answer, at the start and later', async () => {
    const address = new URL(opened.options.url ?? '');
    address.port = '1';
    await expect(openStore({ ...opened.options, url: address.href })).rejects.toMatchObject({
      code: 'unreachable',
    });
  });
});
