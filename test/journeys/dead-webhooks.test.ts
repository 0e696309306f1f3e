import { journeys } from './service.ts';

interface DeadWebhook {
  readonly id: string;
  readonly connection: string;
  readonly attempts: number;
  readonly error: string;
  readonly givenUpAt: string | null;
}

/** A database that refuses one title, as a fault of ours would: whatever is tried with it fails until that is mended. */
const REFUSE = {
  sqlite: `CREATE TRIGGER "poison" BEFORE INSERT ON "task" WHEN NEW."title" = 'Poison'
             BEGIN SELECT RAISE(ABORT, 'poison'); END`,
  postgresql: `ALTER TABLE "task" ADD CONSTRAINT "poison" CHECK ("title" <> 'Poison') NOT VALID`,
};
const MEND = {
  sqlite: `DROP TRIGGER IF EXISTS "poison"`,
  postgresql: `ALTER TABLE "task" DROP CONSTRAINT IF EXISTS "poison"`,
};

journeys('a webhook that was given up', (service) => {
  const dead = async (query = '') =>
    (await service.api.call<{ webhooks: DeadWebhook[] }>('GET', `/dead-webhooks${query}`)).body.webhooks;

  afterEach(() => service.database(MEND));

  it('is shown to the operator, and worked on once when told to after the cause is gone', async () => {
    await service.database(REFUSE);
    await service.say('R2', 'sam', '/pm new Poison @maya fri #BF26');
    await service.say('R2', 'sam', '/pm new Healthy @maya fri #BF26');
    await service.clock({ advance: 'PT5M' });
    const told = (await service.cards('R2', 'sam')).map(({ text }) => text);
    expect(told).toContainEqual(expect.stringContaining('Something went wrong on our side'));
    const [webhook, ...others] = await dead();
    expect(others).toEqual([]);
    expect(webhook).toMatchObject({ attempts: 5, givenUpAt: expect.stringMatching(/^2026-10-29T02:/) });
    expect(webhook?.error).not.toBe('');
    expect(await dead(`?before=${webhook?.id}`)).toEqual([]);

    await service.database(MEND);
    const path = `/dead-webhooks/${webhook?.id}/replay`;
    expect(await service.api.call('POST', path)).toEqual({ status: 200, body: { replayed: true } });
    await service.clock({ advance: 'PT0S' });
    expect(await service.api.titled('Poison')).toMatchObject({ responsible: { id: 'maya' } });
    expect((await service.api.titled('Healthy')).key).toBe('BF26-11');
    expect(await dead()).toEqual([]);
    expect((await service.api.call('POST', path)).status).toBe(404);
    const replays = (await service.api.audit()).filter(({ action }) => action === 'webhook.replayed');
    expect(replays).toMatchObject([{ actor: 'admin API', subject: webhook?.id, body: { attempts: 5 } }]);
    // What it stumbled over was meant.
    service.pardon();
  });

  it('is given up once more where nothing has changed', async () => {
    await service.database(REFUSE);
    await service.say('R2', 'sam', '/pm new Poison @maya fri #BF26');
    await service.clock({ advance: 'PT5M' });
    const [first] = await dead();
    await service.api.call('POST', `/dead-webhooks/${first?.id}/replay`);
    expect(await dead()).toEqual([]);
    await service.clock({ advance: 'PT5M' });
    expect(await dead()).toMatchObject([{ id: first?.id, attempts: 5 }]);
    service.pardon();
  });
});
