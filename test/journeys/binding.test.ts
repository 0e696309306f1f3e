import { BOT_TOKEN } from '../../playground/slack/ids.ts';
import { journeysAlone } from './service.ts';
import { slackRequest, slashCommand } from './signed.ts';

journeysAlone('binding a workspace from chat alone', (service) => {
  const SECRET = '0123456789abcdef0123456789abcdef';
  interface Tenant {
    readonly id: string;
    readonly bindCode: string;
  }
  interface Company {
    readonly workspaces: readonly { id: string; kind: string; platform: string }[];
    readonly members: readonly { name: string; tenantAdmin: boolean; kind: string }[];
    readonly rooms: readonly { workspace: string; audience: string }[];
  }

  async function tenant(): Promise<Tenant> {
    const body = { name: 'Second company', zone: 'America/New_York', locale: 'en', currency: 'USD' };
    return (await service.api.call<Tenant>('POST', '/tenants', body)).body;
  }

  /** A Slack app of its own, whose calls end at the playground's Slack. */
  async function connection(): Promise<string> {
    const added = await service.api.call<{ id: string }>('POST', '/connections', {
      platform: 'slack',
      signingSecret: SECRET,
      botToken: BOT_TOKEN,
      endpoints: { api: `${service.url}/playground/slack/api/` },
    });
    expect(added.status).toBe(201);
    return added.body.id;
  }

  /** What somebody is answered to a command at that app. */
  async function says(id: string, person: string, text: string): Promise<string> {
    const request = slackRequest(slashCommand(person, text), { secret: SECRET });
    const response = await fetch(`${service.url}/hooks/${id}`, request);
    expect(response.status).toBe(200);
    const body = await response.text();
    await service.clock({ advance: 'PT0S' });
    return body;
  }
  const company = async (id: string) => (await service.api.call<Company>('GET', `/tenants/${id}`)).body;

  it('takes a code once, makes whoever redeems it the admin, and keeps companies apart', async () => {
    const [{ id, bindCode }, app] = [await tenant(), await connection()];
    expect(await says(app, 'maya', 'my')).toContain('bind');
    expect(await says(app, 'maya', 'bind AAAA-1111')).toMatch(/not known/);
    expect((await company(id)).workspaces).toEqual([]);

    await says(app, 'maya', `bind ${bindCode}`);
    expect((await company(id)).workspaces).toMatchObject([{ kind: 'own', platform: 'slack' }]);
    expect((await company(id)).members).toMatchObject([
      { name: expect.stringContaining('Maya'), tenantAdmin: true },
    ]);

    await says(app, 'daniel', 'project new Garden furniture #GARDEN');
    expect((await company(id)).members.map(({ tenantAdmin }) => tenantAdmin)).toEqual([true, false]);
    const made = await service.api.call('GET', `/tenants/${id}/projects/GARDEN`);
    expect(made).toMatchObject({ status: 200, body: { name: 'Garden furniture' } });
    expect((await service.api.call('GET', '/tenants/aurora/projects/GARDEN')).status).toBe(404);
    expect((await service.api.call('GET', `/tenants/${id}/projects/BF26`)).status).toBe(404);
    const blind = await says(app, 'daniel', 'find coupon');
    expect(blind).not.toContain('BF26');
    const again = await says(app, 'daniel', `bind ${bindCode}`);
    expect(again).toMatch(/already belongs to your company|used/);
  });

  it('refuses a code that was used by another workspace, and one that is too old', async () => {
    const [{ id, bindCode }, first, second] = [await tenant(), await connection(), await connection()];
    await says(first, 'maya', `bind ${bindCode}`);
    expect(await says(second, 'sam', `bind ${bindCode}`)).toMatch(/used/);
    const more = await service.api.call<{ bindCode: string }>('POST', `/tenants/${id}/bind-codes`);
    await service.clock({ advance: 'PT11M' });
    expect(await says(second, 'sam', `bind ${more.body.bindCode}`)).toMatch(/expired|too old|no longer/);
    expect((await company(id)).workspaces).toHaveLength(1);
  });

  it('binds a supplier’s workspace so that everybody in it is external', async () => {
    const [{ id }, own, theirs] = [await tenant(), await connection(), await connection()];
    const first = await service.api.call<{ bindCode: string }>('POST', `/tenants/${id}/bind-codes`);
    await says(own, 'maya', `bind ${first.body.bindCode}`);
    const second = await service.api.call<{ bindCode: string }>('POST', `/tenants/${id}/bind-codes`);
    await says(theirs, 'olivia', `bind ${second.body.bindCode} partner`);
    expect((await company(id)).workspaces.map(({ kind }) => kind)).toEqual(['own', 'partner']);
    await says(theirs, 'daniel', 'my');
    const { body } = await service.api.call<{ pending: { name: string }[] }>('GET', `/tenants/${id}/pending`);
    expect(body.pending.length).toBeGreaterThan(0);
    const { rooms, workspaces } = await company(id);
    const partner = workspaces.find(({ kind }) => kind === 'partner')?.id;
    expect(rooms.filter(({ workspace }) => workspace === partner).map(({ audience }) => audience)).toEqual([
      'external',
    ]);
  });
});
