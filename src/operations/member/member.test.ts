import { eachEngine } from '../../../test/database.ts';
import { type Company, foundCompany, typesOf } from '../testing/company.ts';

eachEngine((_name, open) => {
  let company: Company;
  beforeEach(async () => {
    company = await foundCompany(open);
    await company.write(async ({ db, tenantId }) => {
      const who = { tenantId, workspaceId: 'w2', standing: 'full', createdAt: company.base.clock.now() };
      await db.identity.createMany({
        data: [
          { ...who, id: 'known', externalId: 'known', name: 'Mei D.', memberId: 'mei', status: 'linked' },
          {
            ...who,
            id: 'new',
            externalId: 'new',
            name: 'Zhou Kai',
            status: 'pending',
            zone: 'Asia/Shanghai',
          },
        ],
      });
    });
  });

  const identity = (id: string) =>
    company.read(({ db }) => db.identity.findFirstOrThrow({ where: { id }, include: { member: true } }));

  it('sets my own zone and language', async () => {
    const set = await company.act('gus', 'member.settings', { zone: 'Europe/Berlin', locale: 'en' });
    expect(set.result.member).toMatchObject({ zone: 'Europe/Berlin', locale: 'en' });
    expect(await company.refusal('gus', 'member.settings', { zone: 'Nowhere/At_All' })).toMatchObject({
      code: 'invalid',
    });
  });

  it('always leaves the company an admin, and makes none of an external', async () => {
    expect(
      await company.refusal('huang', 'member.tenant_role', { member: 'huang', tenantAdmin: false }),
    ).toMatchObject({ code: 'invalid', facts: { issue: 'last_admin' } });
    expect(
      await company.refusal('huang', 'member.tenant_role', { member: 'zhou', finance: true }),
    ).toMatchObject({ code: 'invalid', facts: { issue: 'role_for_kind' } });
    await company.act('huang', 'member.tenant_role', { member: 'mei', tenantAdmin: true });
    await company.act('mei', 'member.tenant_role', { member: 'huang', tenantAdmin: false });
  });

  it('links a pending identity to a member, adds it as external, or ignores it', async () => {
    const linked = await company.act('huang', 'identity.link', { identity: 'new', member: 'wang' });
    expect(await identity('new')).toMatchObject({ status: 'linked', memberId: 'wang' });
    expect(typesOf(linked)).toEqual(['member.changed']);
    await company.act('huang', 'task.undo', {});
    expect(await identity('new')).toMatchObject({ status: 'pending', memberId: null });
    await company.act('huang', 'identity.link', { identity: 'new', role: 'ignore' });
    expect(await identity('new')).toMatchObject({ status: 'ignored' });
    await company.act('huang', 'identity.link', { identity: 'new', role: 'external' });
    expect(await identity('new')).toMatchObject({
      status: 'linked',
      member: { name: 'Zhou Kai', kind: 'external' },
    });
    expect(await company.refusal('lin', 'identity.link', { identity: 'new', role: 'guest' })).toMatchObject({
      code: 'forbidden',
      facts: { who: [{ name: 'Huang' }] },
    });
  });

  it('keeps the older of two members, and moves tasks, roles, notes and audit references to it', async () => {
    const task = await company.task({ responsible: 'mei', helpers: ['sam'] });
    await company.act('mei', 'task.note', { task, text: 'From Mei' }, 'r1');
    await company.act('lin', 'project.role', { project: 'p2', member: 'mei', role: 'manager' });
    const merged = await company.act('huang', 'member.merge', { from: 'wang', into: 'mei' });
    // Wang is in the company for longer than Mei, whichever was named first.
    expect(merged.result.member).toMatchObject({ id: 'wang', active: true });
    const shown = await company.act('lin', 'task.show', { task });
    expect(shown.result).toMatchObject({
      responsible: { id: 'wang' },
      notes: [{ author: { id: 'wang' } }],
    });
    expect(await identity('known')).toMatchObject({ memberId: 'wang' });
    const left = await company.read(async ({ db }) => ({
      entries: await db.auditEntry.count({ where: { actorId: 'mei' } }),
      roles: await db.projectMember.findMany({ where: { projectId: 'p2', role: 'manager' } }),
      mei: await db.member.findFirst({ where: { id: 'mei' } }),
    }));
    expect(left).toMatchObject({ entries: 0, roles: [{ memberId: 'wang' }], mei: { active: false } });
  });

  it('makes a colleague of an external who turns out to be one', async () => {
    const merged = await company.act('huang', 'member.merge', { from: 'zhou', into: 'mei' });
    expect(merged.result.member).toMatchObject({ id: 'zhou', kind: 'member' });
    const roles = await company.read(({ db }) => db.projectMember.findMany({ where: { memberId: 'zhou' } }));
    expect(roles.map((role) => role.role)).not.toContain('external');
  });

  it('lets anybody link themselves with a code, once, and take it back', async () => {
    const { store, clock } = company.base;
    const given = await company.act('wang', 'member.link_code', {});
    expect(given.result.expiresAt).toEqual(new Date(clock.now().getTime() + 600_000));
    const found = await store.bindCodes.find(given.result.code.toLowerCase(), clock.now());
    if (found.kind !== 'valid') throw new Error('the code should be valid');
    expect(found.code).toMatchObject({ purpose: 'member', memberId: 'wang' });
    const log = await company.read(({ db }) => db.auditEntry.findMany());
    expect(JSON.stringify(log)).not.toContain(given.result.code);
    const code = found.code.id;
    const stolen = { from: 'sam', into: 'wang', code };
    expect(await company.refusal('mei', 'member.merge', stolen)).toMatchObject({ code: 'forbidden' });
    const merge = { from: 'mei', into: 'wang', code };
    const { undoStepId } = await company.act('mei', 'member.merge', merge);
    const entry = await company.read(({ db }) =>
      db.auditEntry.findFirstOrThrow({ where: { action: 'member.merged' } }),
    );
    expect(entry.actorId).toBe('wang');
    await company.act('wang', 'task.undo', { step: undoStepId });
    expect(await identity('known')).toMatchObject({ memberId: 'mei' });
    expect(await company.refusal('mei', 'member.merge', merge)).toMatchObject({ code: 'expired' });
  });
});
