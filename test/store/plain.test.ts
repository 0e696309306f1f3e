import fc from 'fast-check';
import type { Engine, Held } from '../../src/store/engine.ts';
import { openEngine } from '../../src/store/open.ts';
import { plainly } from '../../src/store/plain/index.ts';
import { eachEngine, makeTenant, type TestStore } from '../database.ts';
import { type Fields, fill, newTask, question } from './plain.fixture.ts';

type Delegate = Readonly<Record<string, (args: Fields) => Promise<unknown>>>;

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

  const prisma = async (held: Held, table: string) =>
    (await held.prisma())[table as 'task'] as unknown as Delegate;
  const same = (answer: unknown) => answer;
  const inAnyOrder = (answer: unknown) =>
    (answer as unknown[]).map((row) => JSON.stringify(row, Object.keys(row as object).sort())).sort();
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
          const theirs = await (await prisma(held, table))[operation]?.(args);
          plain += ours ? 1 : 0;
          const told = operation === 'groupBy' ? inAnyOrder : same;
          expect(told((ours ?? { answer: theirs }).answer)).toEqual(told(theirs));
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
                : await (await prisma(held, table)).create?.({ data });
            const kept = await (await prisma(held, table)).findMany?.({ where: { id: data.id } });
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
              : await (await held.prisma()).task.updateMany(args as never);
          const kept = await (await held.prisma()).task.findMany({ orderBy: { id: 'asc' } });
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
              : await (await held.prisma()).project.update(args);
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
      await write(async (held) => plainly(held.direct, 'task', 'create', { data: { ...data, tags: [] } })),
    ).toEqual({
      code: 'P2002',
    });
    expect(await write(async ({ prisma }) => (await prisma()).task.create({ data: data as never }))).toEqual({
      code: 'P2002',
    });
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
        ['task', 'findMany', { where: { tags: { equals: [] } } }],
        ['task', 'findMany', { where: {} }],
        ['task', 'findMany', { where: { id: 't1' }, take: -1 }],
        ['task', 'findMany', { where: { id: 't1' }, orderBy: { project: { code: 'asc' } } }],
        ['task', 'count', { where: { id: 't1' }, take: 1 }],
        ['task', 'groupBy', { by: ['status'], where: { id: 't1' }, _sum: { estimate: true } }],
        ['task', 'findFirst', { where: { AND: [{ NOT: { id: 't1' } }] } }],
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
