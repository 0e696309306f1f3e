import { createWebApi } from './client.ts';
import { createInstallations } from './installations.ts';
import { cannedFetch, testConnection, testServices } from './services.fixture.ts';

const IDENTITY = { ok: true, team_id: 'T1', user_id: 'UBOT', bot_id: 'B1', app_id: 'A1' };
const connection = testConnection();
const origin = { workspace: 'T1', team: 'T1', orgWide: false };

function made(answer: () => Record<string, unknown>) {
  let asked = 0;
  const services = testServices(
    cannedFetch(() => {
      asked += 1;
      return answer();
    }),
  );
  const installations = createInstallations(services, createWebApi(services));
  return { services, installations, asked: () => asked };
}

describe('installations', () => {
  it('asks Slack once whose token it holds, however many requests come at once', async () => {
    const { installations, asked } = made(() => IDENTITY);
    const all = Array.from({ length: 20 }, () => installations.meantForUs(connection, origin, 'A1'));
    expect(await Promise.all(all)).toEqual(Array(20).fill(true));
    expect(asked()).toBe(1);
  });

  it('saves what a bot token opens, and again only when something changed', async () => {
    const first = made(() => IDENTITY);
    await first.installations.identify(connection);
    expect(first.services.stored.get('T1')).toEqual({
      workspace: 'T1',
      botToken: 'xoxb-test',
      active: true,
      botUserId: 'UBOT',
      botId: 'B1',
    });
    const saved: string[] = [];
    first.services.installations.save = async (_connection, installation) => {
      saved.push(installation.workspace);
    };
    const again = createInstallations(first.services, createWebApi(first.services));
    await again.identify(connection);
    expect(saved).toEqual([]);
    await first.services.installations.deactivate(connection.id, 'T1');
    const afterUninstall = createInstallations(first.services, createWebApi(first.services));
    await afterUninstall.identify(connection);
    expect(saved).toEqual(['T1']);
  });

  it('asks again half a minute after Slack did not say', async () => {
    let answer: Record<string, unknown> = { ok: false, error: 'internal_error' };
    const { installations, services, asked } = made(() => answer);
    expect(await installations.identify(connection)).toBeNull();
    answer = IDENTITY;
    expect(await installations.identify(connection)).toBeNull();
    services.clock = new Date(services.clock.getTime() + 31_000);
    expect(await installations.identify(connection)).toMatchObject({ team: 'T1' });
    expect(asked()).toBe(2);
  });

  it('recovers at once from a store that failed while saving', async () => {
    const { installations, services } = made(() => IDENTITY);
    const { save } = services.installations;
    services.installations.save = async () => {
      throw new Error('store is down');
    };
    await expect(installations.identify(connection)).rejects.toThrow('store is down');
    services.installations.save = save;
    expect(await installations.identify(connection)).toMatchObject({ team: 'T1' });
  });

  it('believes an installation for a minute, and its absence or removal not at all', async () => {
    const { installations, services } = made(() => IDENTITY);
    const { botToken: _none, ...rest } = connection.credentials;
    const byOauth = { ...connection, credentials: { ...rest, clientId: '1', clientSecret: 's' } };
    expect(await installations.find(byOauth, 'T5')).toBeNull();
    services.stored.set('T5', { workspace: 'T5', botToken: 'xoxb-a', active: true });
    expect(await installations.find(byOauth, 'T5')).toMatchObject({ botToken: 'xoxb-a' });
    services.stored.set('T5', { workspace: 'T5', botToken: 'xoxb-b', active: true });
    expect(await installations.find(byOauth, 'T5')).toMatchObject({ botToken: 'xoxb-a' });
    services.clock = new Date(services.clock.getTime() + 61_000);
    expect(await installations.find(byOauth, 'T5')).toMatchObject({ botToken: 'xoxb-b' });
    await installations.deactivate(byOauth, 'T5');
    expect(await installations.find(byOauth, 'T5')).toMatchObject({ active: false });
    services.stored.set('T5', { workspace: 'T5', botToken: 'xoxb-c', active: true });
    expect(await installations.find(byOauth, 'T5')).toMatchObject({ botToken: 'xoxb-c' });
  });
});
