import fc from 'fast-check';
import type { Engine, Held } from '../../src/store/engine.ts';
import { type ColumnType, models } from '../../src/store/generated/columns.ts';
import { openEngine } from '../../src/store/open.ts';
import { plainly } from '../../src/store/plain/index.ts';
import type { TenantTx } from '../../src/store/store.ts';
import { eachEngine, makeTenant, type TestStore } from '../database.ts';

type Fields = Readonly<Record<string, unknown>>;
type Delegate = Readonly<Record<string, (args: Fields) => Promise<unknown>>>;

/** Tables that between them have columns of every type, with and without values. */
const TABLES = ['room', 'member', 'task', 'postedCard', 'projectRoom'] as const;

eachEngine((_name, open) => {
  let opened: TestStore;
  let engine: Engine;

  beforeAll(async () => {
    opened = await open();
    const { store, clock, options } = opened;
    await makeTenant(store, clock, 'aurora');
    await store.inTenant('aurora', (tx) => fill(tx, clock.now()));
    engine = await openEngine(options);
  });
  afterAll(() => engine.close());

  const prisma = ({ db }: Held, table: string) => db[table as 'task'] as unknown as Delegate;
  const outcome = async (work: () => Promise<unknown>) => {
    try {
      return { answer: await work() };
    } catch (error) {
      return { code: (error as { code?: unknown }).code };
    }
  };

  it('answers questions as Prisma does', async () => {
    let plain = 0;
    await fc.assert(
      fc.asyncProperty(question, async ({ table, operation, args }) => {
        await engine.read('aurora', async (held) => {
          const ours = await plainly(held.direct, table, operation, args);
          const theirs = await prisma(held, table)[operation]?.(args);
          plain += ours ? 1 : 0;
          expect(ours ?? { answer: theirs }).toEqual({ answer: theirs });
        });
      }),
      { numRuns: 300 },
    );
    // What no reading of ours takes would prove nothing.
    expect(plain).toBeGreaterThan(150);
  });

  it('writes what Prisma writes, defaults and all', async () => {
    const at = new Date('2026-10-01T00:00:00.123Z');
    const rows: [string, Fields][] = [
      [
        'room',
        { id: 'r9', tenantId: 'aurora', workspaceId: 'w1', externalId: 'C9', name: 'ünï ☂', createdAt: at },
      ],
      [
        'member',
        { id: 'm9', tenantId: 'aurora', name: '林', aliases: ['a"b'], createdAt: at, tenantAdmin: true },
      ],
      ['task', { ...newTask('t9', 9, at), tags: ['x', '促销'], dueAt: at, milestone: true, estimate: 0 }],
    ];
    for (const [table, data] of rows) {
      const write = (how: 'plain' | 'prisma') =>
        engine
          .write('aurora', async (held) => {
            const made =
              how === 'plain'
                ? (await plainly(held.direct, table, 'create', { data }))?.answer
                : await prisma(held, table).create?.({ data });
            const kept = await prisma(held, table).findMany?.({ where: { id: data.id } });
            throw Object.assign(new Error('undone'), { seen: { made, kept } });
          })
          .catch(({ seen }: { seen: unknown }) => seen);
      const plain = await write('plain');
      expect(plain).toMatchObject({ made: { id: data.id }, kept: [{ id: data.id }] });
      expect(plain).toEqual(await write('prisma'));
    }
  });

  it('changes what Prisma changes, and counts it', async () => {
    const args = {
      where: { status: { in: ['open', 'blocked'] } },
      data: { pinned: true, doneAt: null, tags: ['z'] },
    };
    const change = (how: 'plain' | 'prisma') =>
      engine
        .write('aurora', async (held) => {
          const count =
            how === 'plain'
              ? (await plainly(held.direct, 'task', 'updateMany', args))?.answer
              : await held.db.task.updateMany(args as never);
          const kept = await held.db.task.findMany({ orderBy: { id: 'asc' } });
          throw Object.assign(new Error('undone'), { seen: { count, kept } });
        })
        .catch(({ seen }: { seen: unknown }) => seen);
    const plain = await change('plain');
    expect(plain).toMatchObject({ count: { count: 4 } });
    expect(plain).toEqual(await change('prisma'));
  });

  it('changes one row as Prisma does, and brings what was asked for', async () => {
    const args = {
      where: { id: 'p1' },
      data: { nextNumber: { increment: 3 }, launchAt: null },
      select: { nextNumber: true },
    };
    const change = (how: 'plain' | 'prisma') =>
      engine
        .write('aurora', async (held) => {
          const seen =
            how === 'plain'
              ? (await plainly(held.direct, 'project', 'update', args))?.answer
              : await held.db.project.update(args);
          throw Object.assign(new Error('undone'), { seen });
        })
        .catch(({ seen }: { seen: unknown }) => seen);
    expect(await change('plain')).toEqual({ nextNumber: 4 });
    expect(await change('prisma')).toEqual({ nextNumber: 4 });
  });

  it('tells a key that is taken as Prisma does', async () => {
    const data = newTask('t1', 77, new Date());
    const write = (work: (held: Held) => Promise<unknown>) => outcome(() => engine.write('aurora', work));
    expect(
      await write((held) => plainly(held.direct, 'task', 'create', { data: { ...data, tags: [] } })),
    ).toEqual({
      code: 'P2002',
    });
    expect(await write(({ db }) => db.task.create({ data: data as never }))).toEqual({ code: 'P2002' });
  });

  it('leaves to Prisma what it does not know', async () => {
    await engine.read('aurora', async ({ direct }) => {
      const asked: [string, string, Fields][] = [
        ['task', 'findFirst', { where: { OR: [{ id: 't1' }] } }],
        ['task', 'findFirst', { where: { project: { archivedAt: null } } }],
        ['task', 'findMany', { where: { id: 't1' }, include: { project: true } }],
        ['task', 'findMany', { where: { id: 't1' }, select: { project: true } }],
        ['task', 'findMany', { where: { id: 't1' }, cursor: { id: 't1' } }],
        ['task', 'findMany', { where: { title: { contains: 'x' } } }],
        ['task', 'findMany', { where: { number: { gt: 1, lt: 3 } } }],
        ['task', 'findMany', { where: { tags: { equals: [] } } }],
        ['task', 'findMany', { where: {} }],
        ['task', 'findMany', { where: { id: 't1' }, take: -1 }],
        ['task', 'findMany', { where: { id: 't1' }, orderBy: { project: { code: 'asc' } } }],
        ['task', 'count', { where: { id: 't1' } }],
        ['task', 'updateMany', { where: { id: 't1' }, data: { number: { multiply: 2 } } }],
        [
          'task',
          'update',
          { where: { tenantId_key: { tenantId: 'aurora', key: 'BF26-1' } }, data: { number: 1 } },
        ],
        ['task', 'create', { data: newTask('t8', 8, new Date()) }],
        ['nothing', 'findMany', { where: { id: 't1' } }],
      ];
      for (const [table, operation, args] of asked) {
        expect([operation, args, await plainly(direct, table, operation, args)]).toEqual([
          operation,
          args,
          undefined,
        ]);
      }
    });
  });

  it('is closed once its transaction has ended', async () => {
    const left = await engine.read('aurora', async ({ direct }) => direct);
    await expect(left.run('SELECT 1', [])).rejects.toThrow('the transaction is closed');
  });
});

/** A question about one of the tables, most of them plain. */
const question = fc.constantFrom(...TABLES).chain((table) => {
  const columns = Object.entries(models[table]?.columns ?? {});
  const names = columns.map(([name]) => name);
  const condition = fc
    .constantFrom(...columns)
    .chain(([name, type]) => fc.record({ [name]: test(name, type) }));
  const args = fc.record(
    {
      where: fc
        .array(condition, { maxLength: 2 })
        .map((list) => Object.assign({ tenantId: 'aurora' }, ...list)),
      select: fc
        .subarray(names, { minLength: 1 })
        .map((list) => Object.fromEntries(list.map((name) => [name, true]))),
      orderBy: fc.constant(
        names.includes('id') ? [{ createdAt: 'asc' }, { id: 'desc' }] : { createdAt: 'asc' },
      ),
    },
    { requiredKeys: ['where', 'orderBy'] },
  );
  return fc.record({ table: fc.constant(table), operation: fc.constantFrom('findMany', 'findFirst'), args });
});

/** A condition on a column, by values that some rows have. */
function test(name: string, type: ColumnType): fc.Arbitrary<unknown> {
  if (type === 'Json') return fc.constant(undefined);
  const values = fc.constantFrom(...(type === 'Enum' ? (ENUMS[name] ?? []) : VALUES[type]));
  const among = type === 'Boolean' ? [] : [fc.record({ in: fc.array(values, { maxLength: 3 }) })];
  const none = NEVER_NULL.has(name) ? [] : [fc.constant(null), fc.constant({ not: null })];
  const compared =
    type === 'Int' || type === 'DateTime' ? [fc.record({ gte: values }), fc.record({ lt: values })] : [];
  return fc.oneof(values, ...among, ...none, ...compared);
}

const VALUES: Readonly<Record<Exclude<ColumnType, 'Enum'>, readonly unknown[]>> = {
  String: ['t1', 'r1', 'm1', 'p1', 'Task 2', '林', 'aurora', ''],
  Int: [0, 1, 2, 30],
  Boolean: [true, false],
  DateTime: [new Date('2026-09-01T08:00:00Z'), new Date('2026-09-02T00:00:00.500Z')],
  Json: [],
};
const ENUMS: Readonly<Record<string, readonly string[]>> = {
  status: ['open', 'in_progress', 'blocked', 'done'],
  priority: ['normal', 'high'],
  locale: ['zh', 'en'],
  audience: ['internal', 'external'],
  kind: ['member', 'external'],
};
/** Prisma refuses NULL where the schema has none, before it asks. */
const NEVER_NULL = new Set(
  [
    'id',
    'tenantId',
    'workspaceId',
    'externalId',
    'name',
    'active',
    'createdAt',
    'kind',
    'tenantAdmin',
    'finance',
  ].concat(
    [
      'projectId',
      'number',
      'key',
      'title',
      'status',
      'priority',
      'milestone',
      'pinned',
      'createdById',
      'version',
    ],
    ['updatedAt', 'subjectKind', 'subjectId', 'state', 'outboxUid', 'roomId', 'isDefault'],
  ),
);

function newTask(id: string, number: number, at: Date): Fields {
  return {
    ...{ id, tenantId: 'aurora', projectId: 'p1', number, key: `BF26-${number}`, title: `Task ${number}` },
    ...{ createdById: 'm1', createdAt: at, updatedAt: at },
  };
}

async function fill({ db }: TenantTx, at: Date): Promise<void> {
  const tenantId = 'aurora';
  const later = new Date('2026-09-02T00:00:00.500Z');
  await db.workspace.create({
    data: {
      id: 'w1',
      tenantId,
      connectionId: 'slack',
      platform: 'slack',
      externalId: 'T1',
      name: 'W',
      boundAt: at,
    },
  });
  await db.member.createMany({
    data: [
      { id: 'm1', tenantId, name: '林', aliases: ['Lin'], tenantAdmin: true, locale: 'zh', createdAt: at },
      { id: 'm2', tenantId, name: 'Bo', kind: 'external', active: false, createdAt: later },
    ],
  });
  await db.room.createMany({
    data: ['r1', 'r2'].map((id, n) => ({
      ...{ id, tenantId, workspaceId: 'w1', externalId: id, name: id, createdAt: n ? later : at },
      ...(n ? { audience: 'internal' as const, locale: 'en' as const, welcomedAt: at } : {}),
    })),
  });
  await db.project.create({
    data: {
      id: 'p1',
      tenantId,
      code: 'BF26',
      name: 'BF',
      ownerId: 'm1',
      zone: 'Asia/Shanghai',
      createdAt: at,
    },
  });
  await db.projectRoom.create({
    data: { projectId: 'p1', roomId: 'r1', tenantId, isDefault: true, createdAt: at },
  });
  const statuses = ['open', 'in_progress', 'blocked', 'done', 'open', 'open'] as const;
  await db.task.createMany({
    data: statuses.map((status, n) => ({
      ...(newTask(`t${n + 1}`, n + 1, n % 2 ? at : later) as never as Parameters<
        typeof db.task.create
      >[0]['data']),
      ...{ status, tags: n ? ['促销', 'a'] : [], pinned: n === 3, estimate: n ? 30 : null },
      ...{
        dueAt: n === 2 ? later : null,
        responsibleId: n % 2 ? 'm1' : null,
        priority: n ? 'normal' : 'high',
      },
    })) as never,
  });
  await db.postedCard.createMany({
    data: ['c1', 'c2'].map((id, n) => ({
      ...{
        id,
        tenantId,
        workspaceId: 'w1',
        subjectKind: 'task',
        subjectId: 't1',
        outboxUid: `u${id}`,
        createdAt: at,
      },
      ...(n ? { roomId: 'r1', postedAt: later, state: 'gone' } : {}),
    })),
  });
}
