import fc from 'fast-check';
import { type ColumnType, models } from '../../src/store/generated/columns.ts';
import type { TenantTx } from '../../src/store/store.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** Tables that between them have columns of every type, with and without values. */
const TABLES = ['room', 'member', 'task', 'postedCard', 'projectRoom'] as const;

/** A question about one of the tables, most of them plain. */
export const question = fc.constantFrom(...TABLES).chain((table) => {
  const columns = Object.entries(models[table]?.columns ?? {});
  const names = columns.map(([name]) => name);
  const condition = fc
    .constantFrom(...columns)
    .chain(([name, type]) => fc.record({ [name]: test(name, type) }));
  const where = fc
    .tuple(fc.array(condition, { maxLength: 2 }), fc.option(fc.array(condition, { maxLength: 2 })))
    .map(([list, all]) => Object.assign({ tenantId: 'aurora' }, ...list, all && { AND: [...all, {}] }));
  const args = fc.record(
    {
      where,
      select: fc
        .subarray(names, { minLength: 1 })
        .map((list) => Object.fromEntries(list.map((name) => [name, true]))),
      orderBy: fc.constant(
        names.includes('id') ? [{ createdAt: 'asc' }, { id: 'desc' }] : { createdAt: 'asc' },
      ),
    },
    { requiredKeys: ['where', 'orderBy'] },
  );
  const by = fc.constantFrom(...columns.filter(([, type]) => type !== 'Json').map(([name]) => name));
  return fc.oneof(
    ...['findMany', 'findFirst'].map((operation) =>
      fc.record({ table: fc.constant(table), operation: fc.constant(operation), args }),
    ),
    fc.record({ table: fc.constant(table), operation: fc.constant('count'), args: fc.record({ where }) }),
    fc.record({
      table: fc.constant(table),
      operation: fc.constant('groupBy'),
      args: fc.record({ where, by: by.map((name) => [name]), _count: fc.constant(true) }),
    }),
  );
});

/** A condition on a column, by values that some rows have. */
function test(name: string, type: ColumnType): fc.Arbitrary<unknown> {
  if (type === 'Json') return fc.constant(undefined);
  const values = fc.constantFrom(...(type === 'Enum' ? (ENUMS[name] ?? []) : VALUES[type]));
  const among = type === 'Boolean' ? [] : [fc.record({ in: fc.array(values, { maxLength: 3 }) })];
  const none = NEVER_NULL.has(name) ? [] : [fc.constant(null), fc.constant({ not: null })];
  const compared =
    type === 'Int' || type === 'DateTime'
      ? [fc.record({ gte: values }), fc.record({ lt: values }), fc.record({ gt: values, lte: values })]
      : [];
  return fc.oneof(values, fc.record({ not: values }), ...among, ...none, ...compared);
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

/** A new task with no more than it needs. */
export function newTask(id: string, number: number, at: Date): Fields {
  return {
    ...{ id, tenantId: 'aurora', projectId: 'p1', number, key: `BF26-${number}`, title: `Task ${number}` },
    ...{ createdById: 'm1', createdAt: at, updatedAt: at },
  };
}

/** A company with rows that have values and rows that have none. */
export async function fill({ db }: TenantTx, at: Date): Promise<void> {
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
