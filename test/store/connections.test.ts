import pg from 'pg';
import { newKey, parseKeyRing } from '../../src/store/key-ring.ts';
import { openStore } from '../../src/store/open.ts';
import { queryOn as pgQuery } from '../../src/store/postgresql/connection.ts';
import { queryOn, SqliteConnection } from '../../src/store/sqlite/connection.ts';
import { eachEngine, makeTenant, type TestStore } from '../database.ts';

eachEngine((engine, open) => {
  let opened: TestStore;

  beforeEach(async () => {
    opened = await open();
    await makeTenant(opened.store, opened.clock, 'aurora');
    await makeTenant(opened.store, opened.clock, 'borealis');
  });

  /** Runs a statement on the database itself, behind the store's back. */
  const behind = async (sql: string) => {
    const { url, dataDir } = opened.options;
    if (url !== undefined) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return pgQuery(client)(sql).finally(() => client.end());
    }
    const client = SqliteConnection.open(`${dataDir}/linkstar.db`);
    return queryOn(client)(sql).finally(() => client.close());
  };
  const slack = {
    ...{ id: 'slack', platform: 'slack' as const },
    credentials: { signingSecret: 'sesame', botToken: 'xoxb-1' },
    endpoints: { api: 'https://slack.com/api/' },
  };
  const installation = { workspace: 'T1', botToken: 'xoxb-2', botUserId: 'U0', active: true };

  it('keeps a connection with its credentials sealed', async () => {
    const { store } = opened;
    await store.connections.save(slack);
    expect(await store.connections.find('slack')).toEqual(slack);
    await store.connections.save({ ...slack, credentials: { botToken: 'new' } });
    expect(await store.connections.list()).toEqual([{ ...slack, credentials: { botToken: 'new' } }]);
    const kept = JSON.stringify(await behind('SELECT * FROM "connection"'));
    expect(kept).not.toContain('sesame');
    expect(kept).not.toContain('"new"');
    expect(await store.connections.remove('slack')).toBe(true);
    expect(await store.connections.find('slack')).toBeNull();
  });

  it('refuses credentials that were copied to another row', async () => {
    const { store } = opened;
    await store.connections.save(slack);
    await store.connections.save({ ...slack, id: 'other' });
    await behind(
      `UPDATE "connection" SET "sealed" = (SELECT "sealed" FROM "connection" WHERE "id" = 'slack') WHERE "id" = 'other'`,
    );
    await expect(store.connections.find('other')).rejects.toMatchObject({ code: 'wrong_key' });
    expect(await store.connections.find('slack')).toEqual(slack);
  });

  it('keeps what a platform gave for a workspace, apart from what the workspace is bound to', async () => {
    const { store } = opened;
    await store.installations.save('slack', installation);
    const unbound = { connectionId: 'slack', ...installation, tenantId: null, workspaceId: null };
    expect(await store.installations.find('slack', 'T1')).toEqual(unbound);
    expect(JSON.stringify(await behind('SELECT * FROM "installation"'))).not.toContain('xoxb-2');
    const bind = (tenant: string) =>
      store.inTenant(tenant, (tx) => tx.bindInstallation('slack', 'T1', `workspace of ${tenant}`));
    expect(await bind('aurora')).toBe(true);
    expect(await bind('borealis')).toBe(false);
    await store.installations.deactivate('slack', 'T1');
    expect(await store.installations.find('slack', 'T1')).toMatchObject({
      ...{ active: false, botToken: 'xoxb-2', tenantId: 'aurora', workspaceId: 'workspace of aurora' },
    });
    await store.installations.save('slack', { workspace: 'T1', active: true });
    expect(await store.installations.list({ tenantId: 'aurora' })).toEqual([
      {
        ...{ connectionId: 'slack', workspace: 'T1', active: true },
        ...{ tenantId: 'aurora', workspaceId: 'workspace of aurora' },
      },
    ]);
    expect(await store.installations.list({ tenantId: 'borealis' })).toEqual([]);
  });

  it('binds a workspace that has no installation of its own to one of two racing tenants', async () => {
    const { store } = opened;
    const results = await Promise.all(
      ['aurora', 'borealis'].map((tenant) =>
        store.inTenant(tenant, (tx) => tx.bindInstallation('lark', 'W1', tenant)),
      ),
    );
    expect(results.sort()).toEqual([false, true]);
  });

  it('refuses to start with another secret, and starts with the old one behind a new one', async () => {
    const { store, options } = opened;
    await store.connections.save(slack);
    await store.installations.save('slack', installation);
    await store.installations.save('slack', { workspace: 'T2', active: true });
    const older = newKey();
    const first = await open({ ring: parseKeyRing(older) });
    await first.store.connections.save(slack);
    await first.store.installations.save('slack', installation);
    const newer = newKey();
    await expect(openStore({ ...first.options, ring: parseKeyRing(newer) })).rejects.toMatchObject({
      code: 'wrong_key',
      message: expect.stringContaining('LINKSTAR_SECRET') as string,
    });
    const both = await openStore({ ...first.options, ring: parseKeyRing(`${newer},${older}`) });
    expect(await both.connections.find('slack')).toEqual(slack);
    expect(await both.rotateKeys()).toBe(3);
    expect(await both.rotateKeys()).toBe(0);
    await both.close();
    const rotated = await openStore({ ...first.options, ring: parseKeyRing(newer) });
    expect(await rotated.connections.find('slack')).toEqual(slack);
    expect(await rotated.installations.find('slack', 'T1')).toMatchObject({ botToken: 'xoxb-2' });
    await rotated.close();
    expect(options.ring).toBeDefined();
  });

  it('takes a bind code once, of many that race for it', async () => {
    const { store, clock } = opened;
    const expiresAt = new Date(clock.now().getTime() + 600_000);
    const code = await store.bindCodes.issue({
      ...{ tenantId: 'aurora', purpose: 'workspace', now: clock.now(), expiresAt },
    });
    expect(JSON.stringify(await behind('SELECT * FROM "bind_code"'))).not.toContain(code.slice(0, 4));
    const found = await store.bindCodes.find(code.toLowerCase().replace('-', ''), clock.now());
    if (found.kind !== 'valid') throw new Error(found.kind);
    const { id } = found.code;
    const redeem = (tenant: string, by: string) => store.inTenant(tenant, (tx) => tx.redeemBindCode(id, by));
    expect(await redeem('borealis', 'thief')).toBe(false);
    const results = await Promise.all(Array.from({ length: 20 }, (_, n) => redeem('aurora', `person ${n}`)));
    expect(results.filter(Boolean)).toHaveLength(1);
    expect(await store.bindCodes.find(code, clock.now())).toMatchObject({ kind: 'used' });
    expect(await store.bindCodes.find('NOPE-NOPE', clock.now())).toEqual({ kind: 'unknown' });
  });

  it('does not take a bind code after its time', async () => {
    const { store, clock } = opened;
    const expiresAt = new Date(clock.now().getTime() + 600_000);
    const code = await store.bindCodes.issue({
      ...{ tenantId: 'aurora', purpose: 'member', memberId: 'lin', now: clock.now(), expiresAt },
    });
    const found = await store.bindCodes.find(code, clock.now());
    clock.advance(600_000);
    expect(await store.bindCodes.find(code, clock.now())).toMatchObject({ kind: 'expired' });
    const id = found.kind === 'valid' ? found.code.id : '';
    expect(await store.inTenant('aurora', (tx) => tx.redeemBindCode(id, 'late'))).toBe(false);
    clock.advance(1);
    expect(await store.bindCodes.expire(clock.now())).toBe(1);
  });

  it('counts calls by month, written down by a flush and added to by the next', async () => {
    const { store, clock } = opened;
    store.usage.add('dingtalk', 'send', 2);
    store.usage.add('dingtalk', 'send', 3);
    expect(await store.usage.read('2026-09')).toEqual([]);
    await store.usage.flush();
    store.usage.add('dingtalk', 'send', 1);
    store.usage.add('dingtalk', 'lookup', 1);
    await store.usage.flush();
    clock.advance(30 * 86_400_000);
    store.usage.add('dingtalk', 'send', 9);
    await store.usage.flush();
    expect(await store.usage.read('2026-09')).toEqual([
      { connectionId: 'dingtalk', kind: 'lookup', count: 1 },
      { connectionId: 'dingtalk', kind: 'send', count: 6 },
    ]);
    expect(await store.usage.read('2026-10')).toMatchObject([{ count: 9 }]);
  });

  it('lets racing callers learn the one setting that holds', async () => {
    const { store } = opened;
    const values = await Promise.all(
      Array.from({ length: 10 }, (_, n) => store.settings.setIfAbsent('first_code', `${n}`)),
    );
    expect(new Set(values).size).toBe(1);
    await store.settings.set('first_code', 'later');
    expect(await store.settings.get('first_code')).toBe('later');
    expect(await store.settings.remove('first_code')).toBe(true);
    expect(await store.settings.get('first_code')).toBeNull();
  });

  it('knows its present and answers while it is open', async () => {
    const { store } = opened;
    expect(store.engine).toBe(engine);
    expect(await store.ready()).toBe(true);
    expect(await store.migrated()).toBe(true);
    expect(Math.abs((await store.databaseNow()).getTime() - Date.now())).toBeLessThan(60_000);
  });
});
