import { eachEngine } from '../../test/database.ts';
import { look } from './perform.ts';
import { type Company, foundCompany, typesOf } from './testing/company.ts';

eachEngine((_name, open) => {
  let company: Company;
  beforeAll(async () => {
    company = await foundCompany(open);
  });

  it('answers a new task with its key, and says who was given it', async () => {
    const made = await company.act('lin', 'task.create', {
      project: 'p1',
      title: '  Check coupon setup ',
      responsible: 'wang',
      due: { wall: '2026-10-30T18:00:00', zone: 'America/Los_Angeles' },
    });
    expect(made.result.task).toMatchObject({
      key: 'BF26-1',
      title: 'Check coupon setup',
      status: 'open',
      responsible: { id: 'wang', name: 'Wang' },
      due: { at: new Date('2026-10-31T01:00:00Z'), wall: '2026-10-30T18:00:00', zone: 'America/Los_Angeles' },
      project: { code: 'BF26' },
    });
    expect(typesOf(made)).toEqual(['task.created', 'task.assigned']);
    expect(made.undoStepId).toBeDefined();
  });

  it('writes one audit entry with actor, subject and request', async () => {
    await company.task({ title: 'Audited' });
    const entries = await company.read(({ db }) =>
      db.auditEntry.findMany({ orderBy: { seq: 'desc' }, take: 1 }),
    );
    expect(entries).toMatchObject([
      { action: 'task.created', actorId: 'lin', actor: 'Lin', requestId: expect.stringMatching(/^request-/) },
    ]);
  });

  it.each([
    [{ title: 'x'.repeat(201) }, { path: 'title', issue: 'too_big', maximum: 200 }],
    [{ title: '   ' }, { path: 'title', issue: 'too_small', minimum: 1 }],
    [{ title: 'a\u0007b' }, { path: 'title', issue: 'control' }],
    [{ due: { wall: '2026-02-30T10:00:00', zone: 'Asia/Shanghai' } }, { path: 'due.wall', issue: 'wall' }],
    [{ due: { wall: '2026-02-20T10:00:00', zone: 'Mars/Olympus' } }, { path: 'due.zone', issue: 'zone' }],
    [{ priority: 'highest' }, { path: 'priority' }],
  ])('refuses input that breaks a limit and names where: %j', async (input, facts) => {
    const error = await company.refusal('lin', 'task.create', {
      project: 'p1',
      title: 'Good title',
      ...input,
    });
    expect(error).toMatchObject({ code: 'invalid', facts });
  });

  it('drops marks that nobody sees, so that a title cannot turn around what stands beside it', async () => {
    const task = await company.task({ title: '\uFEFF Price \u202Ecod\u202C \uE0000\uE001 ' });
    const { result } = await company.act('lin', 'task.show', { task });
    expect(result.title).toBe('Price cod 0');
  });

  it('refuses a name that is no operation', async () => {
    const error = await company.refusal('lin', 'task.explode' as 'task.done', {});
    expect(error).toMatchObject({ code: 'not_found', facts: { noun: 'operation' } });
  });

  it('leaves nothing behind when an operation is refused', async () => {
    const count = () => company.read(({ db }) => db.task.count());
    const before = await count();
    await company.refusal('lin', 'task.create_many', {
      tasks: [
        { project: 'p1', title: 'First' },
        { project: 'nowhere', title: 'Second' },
      ],
    });
    expect(await count()).toBe(before);
  });

  it('looks within a transaction for reading, and refuses to change anything there', async () => {
    const { store, clock, ids } = company.base;
    const actor = {
      id: 'lin',
      name: 'Lin',
      kind: 'member',
      tenantAdmin: false,
      finance: false,
      locale: 'zh',
      zone: 'Asia/Shanghai',
    } as const;
    const scene = { now: clock.now(), ids, actor, place: null, origin: {}, requestId: 'r' };
    const found = await store.readTenant(company.tenantId, (tx) =>
      look({ ...scene, tx }, 'project.show', { project: 'p1' }),
    );
    expect(found.code).toBe('BF26');
    await expect(
      store.readTenant(company.tenantId, (tx) => look({ ...scene, tx }, 'task.done', { task: 'x' })),
    ).rejects.toThrow(TypeError);
  });
});
