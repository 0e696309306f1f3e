import { paste } from './paste.ts';
import { journeysAlone } from './service.ts';

interface Refusal {
  readonly error: { readonly code: string; readonly message: string; readonly requestId: string };
}

journeysAlone('the admin API', (service) => {
  const refusal = (status: number, code: string) => ({
    status,
    body: { error: { code, message: expect.any(String), requestId: expect.stringMatching(/^[\w-]{6,}$/) } },
  });

  it('wants its token', async () => {
    for (const token of [null, '', 'wrong', 'journeys-admin-token-000', 'journeys-admin-token-00011']) {
      const answer = await service.api.call<Refusal>('GET', '/tenants/aurora', undefined, token);
      expect(answer).toEqual(refusal(401, 'unauthorized'));
    }
  });

  it.each([
    ['GET', '/nothing', undefined, 404, 'not_found'],
    ['DELETE', '/tenants/aurora', undefined, 404, 'not_found'],
    ['GET', '/tenants/nobody', undefined, 404, 'not_found'],
    ['POST', '/tenants/nobody/bind-codes', undefined, 404, 'not_found'],
    ['GET', '/tenants/aurora/projects/NOPE', undefined, 404, 'not_found'],
    ['GET', '/tenants/nobody/projects/BF26', undefined, 404, 'not_found'],
    ['GET', '/tenants/nobody/pending', undefined, 404, 'not_found'],
    ['GET', '/tenants/nobody/audit', undefined, 404, 'not_found'],
    ['POST', '/tenants/aurora/pending/nobody', { role: 'external' }, 404, 'not_found'],
    ['POST', '/tenants/aurora/pending/nobody', { role: 'boss' }, 400, 'invalid'],
    ['POST', '/tenants/aurora/pending/nobody', { memberId: 'chen', role: 'guest' }, 400, 'invalid'],
    ['POST', '/dead-letters/999999/replay', undefined, 404, 'not_found'],
    ['POST', '/dead-letters/x/replay', undefined, 404, 'not_found'],
    ['POST', '/dead-webhooks/in_none/replay', undefined, 404, 'not_found'],
    ['GET', '/dead-webhooks?before=', undefined, 400, 'invalid'],
    ['POST', '/tenants', '{"name":', 400, 'bad_json'],
    ['POST', '/tenants', { name: 'N', zone: 'Mars/Base', locale: 'zh', currency: 'CNY' }, 400, 'invalid'],
    ['POST', '/tenants', { name: ' ', zone: 'UTC', locale: 'zh', currency: 'CNY' }, 400, 'invalid'],
    ['POST', '/tenants', { name: 'N', zone: 'UTC', locale: 'fr', currency: 'CNY' }, 400, 'invalid'],
    ['POST', '/connections', { platform: 'irc' }, 400, 'invalid'],
    ['POST', '/connections', { platform: 'slack', signingSecret: 'abc' }, 422, 'invalid_credentials'],
    [
      'POST',
      '/connections',
      {
        platform: 'lark',
        appId: 'a',
        appSecret: 'b',
        verificationToken: 'c',
        endpoints: { api: 'not a url' },
      },
      400,
      'invalid',
    ],
    ['GET', '/tenants/%00', undefined, 404, 'not_found'],
    ['GET', '/tenants/aurora/projects/%00', undefined, 404, 'not_found'],
    ['POST', '/dead-letters/99999999999/replay', undefined, 404, 'not_found'],
    ['GET', '/dead-letters?before=2147483648', undefined, 400, 'invalid'],
    ['GET', '/dead-webhooks?before=%00', undefined, 400, 'invalid'],
    ['GET', '/tenants/aurora/audit?after=2147483648', undefined, 400, 'invalid'],
    ['GET', '/tenants/aurora/audit?after=-1', undefined, 400, 'invalid'],
  ] as const)('answers %s %s %j with %i %s', async (method, path, body, status, code) => {
    expect(await service.api.call(method, path, body)).toEqual(refusal(status, code));
  });

  it('makes a company and codes that bind a workspace to it', async () => {
    const body = { name: 'Second company', zone: 'Europe/Berlin', locale: 'en', currency: 'EUR' };
    const made = await service.api.call<{ id: string; bindCode: string; bindCodeExpiresAt: string }>(
      'POST',
      '/tenants',
      body,
    );
    expect(made.status).toBe(201);
    expect(made.body.bindCode).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    expect(made.body.bindCodeExpiresAt).toBe('2026-10-29T02:25:00.000Z');
    const another = await service.api.call<{ bindCode: string; expiresAt: string }>(
      'POST',
      `/tenants/${made.body.id}/bind-codes`,
    );
    expect(another).toMatchObject({ status: 201, body: { expiresAt: '2026-10-29T02:25:00.000Z' } });
    expect(another.body.bindCode).not.toBe(made.body.bindCode);
    const shown = await service.api.call('GET', `/tenants/${made.body.id}`);
    expect(shown).toMatchObject({ status: 200, body: { ...body, workspaces: [], members: [], rooms: [] } });
    expect((await service.api.call('GET', `/tenants/${made.body.id}/projects/BF26`)).status).toBe(404);
  });

  it('shows a company with its workspaces, members and rooms', async () => {
    const { body } = await service.api.call<{ members: { id: string }[] }>('GET', '/tenants/aurora');
    expect(body).toMatchObject({
      id: 'aurora',
      workspaces: expect.arrayContaining([
        expect.objectContaining({ platform: 'slack', kind: 'own', active: true }),
        expect.objectContaining({ platform: 'dingtalk', kind: 'partner', active: true }),
      ]),
      rooms: expect.arrayContaining([
        expect.objectContaining({
          id: 'R2',
          locale: 'en',
          zone: 'America/Los_Angeles',
          audience: 'internal',
          projects: ['BF26'],
        }),
        expect.objectContaining({ id: 'R3', audience: 'external' }),
      ]),
    });
    expect(body.members).toHaveLength(12);
    expect(body.members.find(({ id }) => id === 'huang')).toMatchObject({
      tenantAdmin: true,
      finance: false,
    });
    expect(body.members.find(({ id }) => id === 'wang')).toMatchObject({
      identities: expect.arrayContaining([expect.objectContaining({ externalId: 'staff_wang' })]),
    });
  });

  it('adds a connection with a hook of its own, and never shows its credentials', async () => {
    const fields = {
      platform: 'dingtalk',
      clientId: 'ding-second',
      clientSecret: 'very-secret-indeed',
      corpId: 'dingx',
    };
    const added = await service.api.call<{ id: string; hookUrl: string }>('POST', '/connections', fields);
    expect(added.status).toBe(201);
    expect(added.body.hookUrl).toMatch(new RegExp(`/hooks/${added.body.id}$`));
    expect(
      (await fetch(`${service.url}/hooks/${added.body.id}`, { method: 'POST', body: '{}' })).status,
    ).toBe(401);
    const listed = await service.api.call('GET', '/connections');
    expect(JSON.stringify(listed.body)).toContain(added.body.id);
    expect(JSON.stringify(listed.body)).not.toContain('very-secret-indeed');
  });

  it('shows the sample project as it is described', async () => {
    const project = await service.api.project();
    expect(project).toMatchObject({
      code: 'BF26',
      name: 'Q4黑五备战 - Amazon US',
      owner: { id: 'lin', name: '林晓' },
      zone: 'America/New_York',
      status: 'active',
    });
    expect(JSON.stringify(project.launch)).toContain('2026-11-27T08:00:00.000Z');
    expect(JSON.stringify(project.rooms)).toMatch(/R1.*R2.*R3/);
    const rows = project.tasks.map(({ key, responsible, dueAt, status }) => [
      key,
      responsible?.id,
      dueAt,
      status,
    ]);
    expect(rows).toEqual([
      ['BF26-1', 'chen', '2026-09-18T10:00:00.000Z', 'done'],
      ['BF26-2', 'chen', '2026-09-20T10:00:00.000Z', 'done'],
      ['BF26-3', 'li', '2026-09-24T10:00:00.000Z', 'done'],
      ['BF26-4', 'wang', '2026-09-30T10:00:00.000Z', 'done'],
      ['BF26-5', 'wang', '2026-10-10T10:00:00.000Z', 'done'],
      ['BF26-6', 'maya', '2026-10-10T01:00:00.000Z', 'done'],
      ['BF26-7', 'daniel', '2026-10-31T01:00:00.000Z', 'in_progress'],
      ['BF26-8', 'daniel', '2026-11-02T17:00:00.000Z', 'open'],
      ['BF26-9', 'maya', '2026-11-11T02:00:00.000Z', 'open'],
      ['BF26-10', 'maya', '2026-11-25T02:00:00.000Z', 'open'],
    ]);
    expect(await service.api.task('BF26-8')).toMatchObject({
      title: 'Ad budgets loaded',
      priority: 'normal',
      responsible: { id: 'daniel', name: 'Daniel Kim' },
      helpers: [],
      dueLocal: '2026-11-02T09:00:00',
      dueZone: 'America/Los_Angeles',
      reminders: expect.any(Array),
    });
  });

  it('tells what happened, oldest first, a hundred at a time, refusals among them', async () => {
    const titles = Array.from({ length: 45 }, (_, i) => `- T${i + 1} @maya fri`);
    for (let n = 0; n < 3; n += 1) {
      await paste(service, 'R2', 'sam', `/pm new\n${titles.join('\n')}`);
    }
    await service.say('R2', 'olivia', '/pm done BF26-8');
    interface Page {
      readonly entries: readonly { seq: number }[];
      readonly next: number | null;
    }
    const first = (await service.api.call<Page>('GET', '/tenants/aurora/audit')).body;
    expect(first.entries).toHaveLength(100);
    expect(first.next).toBe(first.entries.at(-1)?.seq);
    const all = await service.api.audit();
    expect(all.map(({ seq }) => seq)).toEqual(all.map((_, i) => i + 1));
    expect(all.at(-1)).toMatchObject({
      action: 'refused',
      actorId: 'olivia',
      at: '2026-10-29T02:15:00.000Z',
    });
    const end = await service.api.call<Page>('GET', `/tenants/aurora/audit?after=${all.length}`);
    expect(end.body).toEqual({ entries: [], next: null });
  });

  it('describes every one of its calls', async () => {
    const { body } = await service.api.call<{
      openapi: string;
      paths: Record<string, Record<string, { responses: object }>>;
    }>('GET', '/openapi.json');
    expect(body.openapi).toMatch(/^3\.1/);
    const calls = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(calls).toEqual(
      expect.arrayContaining([
        'post /api/tenants',
        'post /api/tenants/{id}/bind-codes',
        'get /api/tenants/{id}',
        'post /api/connections',
        'get /api/tenants/{id}/pending',
        'post /api/tenants/{id}/pending/{pendingId}',
        'get /api/dead-letters',
        'post /api/dead-letters/{id}/replay',
        'get /api/dead-webhooks',
        'post /api/dead-webhooks/{id}/replay',
        'get /api/tenants/{id}/projects/{code}',
        'get /api/tenants/{id}/audit',
      ]),
    );
    for (const call of Object.values(body.paths).flatMap((methods) => Object.values(methods))) {
      expect(Object.keys(call.responses)).toEqual(expect.arrayContaining(['default']));
    }
    // Whatever is described answers something else than "no such call".
    for (const [path, methods] of Object.entries(body.paths)) {
      const filled = path
        .replace(/^\/api/, '')
        .replace('{id}', 'aurora')
        .replace('{code}', 'BF26')
        .replace('{pendingId}', 'nobody');
      for (const method of Object.keys(methods)) {
        const answer = await service.api.call<Partial<Refusal>>(
          method.toUpperCase(),
          filled,
          method === 'post' ? {} : undefined,
        );
        expect(answer.body.error?.message).not.toBe('There is no such call.');
      }
    }
  });

  it('lives, is ready, and counts', async () => {
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
    const ready = await fetch(`${service.url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({
      database: expect.anything(),
      backlog: 0,
      oldestPendingSeconds: 0,
      connections: expect.any(Number),
    });
    expect((await fetch(`${service.url}/metrics`)).status).toBe(401);
    const metrics = await fetch(`${service.url}/metrics`, {
      headers: { authorization: 'Bearer journeys-admin-token-0001' },
    });
    const text = await metrics.text();
    expect(text).toMatch(/^# TYPE linkstar_webhooks_total counter$/m);
    expect(text).not.toMatch(/aurora/i);
  });
});
