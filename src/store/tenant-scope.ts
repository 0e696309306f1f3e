import { type Ask, createAsk } from './ask.ts';
import type { Held } from './engine.ts';
import { TenantBreach } from './errors.ts';
import { relations } from './generated/relations.ts';
import { createReadMemo, type ReadMemo } from './read-memo.ts';
import type { TenantDb, TenantTable } from './store.ts';
import { TransactionGuard } from './transaction-guard.ts';

type Fields = Readonly<Record<string, unknown>>;

const tables: Readonly<Record<TenantTable, true>> = {
  ...{ tenant: true, workspace: true, room: true, member: true, identity: true },
  ...{ project: true, projectMember: true, projectRoom: true },
  ...{
    task: true,
    series: true,
    taskPerson: true,
    checklistItem: true,
    taskDependency: true,
    comment: true,
    attachment: true,
  },
  ...{
    postedCard: true,
    buttonToken: true,
    undoStep: true,
    threadLink: true,
    auditEntry: true,
    unknownInput: true,
  },
  ...{ roomPresence: true, notice: true },
};

const reading = new Set([
  ...['findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow', 'findMany'],
  ...['count', 'aggregate', 'groupBy'],
]);
const writing = new Set([
  ...['create', 'createMany', 'createManyAndReturn', 'update', 'updateMany', 'updateManyAndReturn'],
  ...['upsert', 'delete', 'deleteMany'],
]);

function isTenantTable(name: string): name is TenantTable {
  return Object.hasOwn(tables, name);
}

/**
 * Confines Prisma's delegates to one tenant: the tenant is added to every `where`, and demanded of everything written.
 * Tables that belong to no tenant, and raw SQL, cannot be reached through it; whoever writes to a tenant's table by raw
 * SQL tells the memo. Throws TenantBreach.
 */
export function confine(
  held: Held,
  tenantId: string,
  access: 'read' | 'write',
  guard = new TransactionGuard(),
  memo = createReadMemo(),
): TenantDb {
  const delegates = new Map<string, object>();
  const given: Given = { ask: createAsk(held), tenantId, access, guard, memo };
  return new Proxy({} as TenantDb, {
    get(_target, name) {
      if (typeof name !== 'string' || name === 'then') return undefined;
      if (!isTenantTable(name)) throw breach(guard, `${name} is not a table of tenants`);
      const made = delegates.get(name) ?? delegate(given, name);
      delegates.set(name, made);
      return made;
    },
  });
}

/** What the tables of one transaction share. */
interface Given {
  readonly ask: Ask;
  readonly tenantId: string;
  readonly access: 'read' | 'write';
  readonly guard: TransactionGuard;
  readonly memo: ReadMemo;
}

function delegate({ ask, tenantId, access, guard, memo }: Given, table: TenantTable): object {
  return new Proxy(
    {},
    {
      get(_target, operation) {
        if (typeof operation !== 'string' || operation === 'then') return undefined;
        const allowed = reading.has(operation) || (access === 'write' && writing.has(operation));
        if (!allowed) throw breach(guard, `${table}.${operation} is not open in this transaction`);
        return (args: Fields = {}) =>
          guard.run(async () => {
            const confined = confineArguments(table, operation, args, tenantId);
            const asked = async () => own(table, await ask(table, operation, confined), tenantId);
            if (reading.has(operation)) return memo.read(table, operation, confined, asked);
            const brought = asked();
            memo.writing(table, operation, confined, brought);
            return brought;
          });
      },
    },
  );
}

function breach(guard: TransactionGuard, message: string): TenantBreach {
  const error = new TenantBreach(message);
  guard.fail(error);
  return error;
}

function confineArguments(table: TenantTable, operation: string, args: Fields, tenantId: string): Fields {
  if (operation.startsWith('create')) return { ...args, data: claim(table, args.data, tenantId) };
  const where = confineWhere(table, args.where as Fields | undefined, tenantId);
  if (operation === 'upsert') {
    return {
      ...args,
      where,
      create: claim(table, args.create, tenantId),
      update: confineChange(table, args.update, tenantId),
    };
  }
  return operation.startsWith('update')
    ? { ...args, where, data: confineChange(table, args.data, tenantId) }
    : { ...args, where };
}

const column = (table: string): 'id' | 'tenantId' => (table === 'tenant' ? 'id' : 'tenantId');

function confineWhere(table: string, where: Fields = {}, tenantId: string): Fields {
  const key = column(table);
  const asked = where[key];
  if (asked !== undefined && asked !== tenantId) {
    throw new TenantBreach(`a query of ${table} asks for another tenant`);
  }
  return { ...where, [key]: tenantId };
}

/** New rows must name the tenant, so that the code reads as what it does; the wrong one is refused. */
function claim(table: string, data: unknown, tenantId: string): unknown {
  if (Array.isArray(data)) return data.map((row) => claim(table, row, tenantId));
  const fields = (data ?? {}) as Fields;
  const key = column(table);
  if (fields[key] !== tenantId) throw new TenantBreach(`a new row of ${table} names another tenant`);
  return confineNested(table, fields, tenantId);
}

function confineChange(table: string, data: unknown, tenantId: string): unknown {
  const fields = (data ?? {}) as Fields;
  const changed = fields[column(table)];
  if (changed !== undefined && changed !== tenantId) {
    throw new TenantBreach(`a change of ${table} moves it to another tenant`);
  }
  return confineNested(table, fields, tenantId);
}

/** Writes through a relation. Only those that are easy to confine are allowed; the others have a plain equivalent. */
function confineNested(table: string, fields: Fields, tenantId: string): Fields {
  const related = relations[table] ?? {};
  let result = fields;
  for (const [name, target] of Object.entries(related)) {
    const nested = fields[name] as Fields | undefined;
    if (nested === undefined) continue;
    const confined: Record<string, unknown> = {};
    for (const [verb, value] of Object.entries(nested)) {
      if (verb === 'create') confined[verb] = claim(target, value, tenantId);
      else if (verb === 'createMany') {
        confined[verb] = { ...(value as Fields), data: claim(target, (value as Fields).data, tenantId) };
      } else if (verb === 'connect') {
        confined[verb] = Array.isArray(value)
          ? value.map((where) => confineWhere(target, where as Fields, tenantId))
          : confineWhere(target, value as Fields, tenantId);
      } else if (verb === 'disconnect' && value === true) confined[verb] = value;
      else if (verb === 'deleteMany' || verb === 'disconnect' || verb === 'delete') {
        confined[verb] = Array.isArray(value)
          ? value.map((where) => confineWhere(target, where as Fields, tenantId))
          : confineWhere(target, value as Fields, tenantId);
      } else
        throw new TenantBreach(`${verb} through ${table}.${name} is not allowed: write ${target} itself`);
    }
    result = { ...result, [name]: confined };
  }
  return result;
}

/** Rows reached through a relation were not filtered by any `where`: none may be another tenant's. */
function own<T>(table: string, result: T, tenantId: string): T {
  if (Array.isArray(result)) {
    for (const row of result) own(table, row, tenantId);
  } else if (typeof result === 'object' && result !== null) {
    const fields = result as Fields;
    if (typeof fields.tenantId === 'string' && fields.tenantId !== tenantId) {
      throw new TenantBreach(`a row of ${table} belongs to another tenant`);
    }
    for (const [name, target] of Object.entries(relations[table] ?? {})) own(target, fields[name], tenantId);
  }
  return result;
}
