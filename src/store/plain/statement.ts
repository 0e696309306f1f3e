import type { Model } from '../generated/columns.ts';
import { Arguments, conditions, isScalar } from './conditions.ts';
import type { Dialect } from './dialect.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A statement with the columns of the rows it brings. */
export interface Plain {
  readonly sql: string;
  readonly args: readonly unknown[];
  readonly columns: readonly string[];
}

const readings = new Set(['findFirst', 'findFirstOrThrow', 'findMany']);

/**
 * The statement for a call of Prisma's on one table, with plain columns and conditions: most of what the service asks.
 * Null for every other call, which Prisma has to plan.
 */
export function plainStatement(
  model: Model,
  operation: string,
  args: Fields,
  dialect: Dialect,
): Plain | null {
  const given = new Arguments(dialect);
  if (readings.has(operation)) return reading(model, operation, args, given);
  if (operation === 'count') return counting(model, args, given);
  if (operation === 'groupBy') return grouping(model, args, given);
  if (operation === 'create') return creating(model, args, given);
  if (operation === 'update') return changing(model, args, given);
  return operation === 'updateMany' ? updating(model, args, given) : null;
}

function reading(model: Model, operation: string, args: Fields, given: Arguments): Plain | null {
  const { where, select, orderBy, take, ...more } = args;
  const columns = selected(model, select);
  const order = ordered(model, orderBy);
  const found = conditions(model, (where ?? {}) as Fields, given);
  const limit = operation === 'findMany' ? limited(take) : ' LIMIT 1';
  if (Object.keys(more).length > 0 || !columns || !found || order === null || limit === null) return null;
  if (operation !== 'findMany' && take !== undefined) return null;
  const sql = `SELECT ${listed(columns)} FROM "${model.table}" WHERE ${found}${order}${limit}`;
  return { sql, args: given.values, columns };
}

function counting(model: Model, { where, ...more }: Fields, given: Arguments): Plain | null {
  const found = conditions(model, (where ?? {}) as Fields, given);
  if (found === null || Object.keys(more).length > 0) return null;
  return {
    sql: `SELECT count(*) FROM "${model.table}" WHERE ${found}`,
    args: given.values,
    columns: ['_count'],
  };
}

/** Rows counted by the values of some columns. */
function grouping(model: Model, { by, where, _count, ...more }: Fields, given: Arguments): Plain | null {
  const found = conditions(model, (where ?? {}) as Fields, given);
  const columns = Array.isArray(by) ? by.map(String) : [];
  const plain = columns.length > 0 && columns.every((column) => Object.hasOwn(model.columns, column));
  if (found === null || !plain || _count !== true || Object.keys(more).length > 0) return null;
  const sql = `SELECT ${listed(columns)}, count(*) FROM "${model.table}" WHERE ${found} GROUP BY ${listed(columns)}`;
  return { sql, args: given.values, columns: [...columns, '_count'] };
}

function creating(model: Model, { data, ...more }: Fields, given: Arguments): Plain | null {
  const row = filled(model, data);
  if (row === null || row.length === 0 || Object.keys(more).length > 0) return null;
  const columns = Object.keys(model.columns);
  // Prisma writes the default of such a column into SQLite's tables in a way that SQLite reads as an empty text.
  if (columns.some((column) => model.columns[column] === 'Json' && !row.some(([name]) => name === column)))
    return null;
  const marks = row.map(([column, value]) => markOf(model, column, value, given));
  const names = listed(row.map(([column]) => column));
  const sql = `INSERT INTO "${model.table}" (${names}) VALUES (${marks.join(', ')}) RETURNING ${listed(columns)}`;
  return { sql, args: given.values, columns };
}

function updating(model: Model, { data, where, ...more }: Fields, given: Arguments): Plain | null {
  const row = filled(model, data);
  if (row === null || row.length === 0 || Object.keys(more).length > 0) return null;
  const changes = row.map(([column, value]) => `"${column}" = ${markOf(model, column, value, given)}`);
  const found = conditions(model, (where ?? {}) as Fields, given);
  if (found === null) return null;
  return {
    sql: `UPDATE "${model.table}" SET ${changes.join(', ')} WHERE ${found}`,
    args: given.values,
    columns: [],
  };
}

/** The change of one row, which is brought as it is afterwards. */
function changing(model: Model, { select, ...args }: Fields, given: Arguments): Plain | null {
  const columns = selected(model, select);
  const change = updating(model, args, given);
  return columns && change && { ...change, sql: `${change.sql} RETURNING ${listed(columns)}`, columns };
}

/** The columns asked for; null where relations are among them. */
function selected(model: Model, select: unknown): string[] | null {
  if (select === undefined) return Object.keys(model.columns);
  const asked = Object.entries(select as Fields).filter(
    ([, wanted]) => wanted !== false && wanted !== undefined,
  );
  const plain = asked.every(([column, wanted]) => wanted === true && Object.hasOwn(model.columns, column));
  // In the order of the schema, as Prisma's rows are.
  return plain && asked.length > 0
    ? Object.keys(model.columns).filter((column) => asked.some(([name]) => name === column))
    : null;
}

/** The clause of an order by plain columns, empty for none; null where it asks for more. */
function ordered(model: Model, orderBy: unknown): string | null {
  if (orderBy === undefined) return '';
  const parts: string[] = [];
  for (const one of Array.isArray(orderBy) ? orderBy : [orderBy]) {
    for (const [column, way] of Object.entries(one as Fields)) {
      if (!Object.hasOwn(model.columns, column) || (way !== 'asc' && way !== 'desc')) return null;
      parts.push(`"${column}" ${way === 'asc' ? 'ASC' : 'DESC'}`);
    }
  }
  return parts.length === 0 ? '' : ` ORDER BY ${parts.join(', ')}`;
}

function limited(take: unknown): string | null {
  if (take === undefined) return '';
  return typeof take === 'number' && Number.isInteger(take) && take > 0 ? ` LIMIT ${take}` : null;
}

/** The columns of a row to be written, without those left to the table; null where a value is more than a value. */
function filled(model: Model, data: unknown): [column: string, value: unknown][] | null {
  const entries = Object.entries((data ?? {}) as Fields).filter(([, value]) => value !== undefined);
  const plain = entries.every(([column, value]) => {
    const type = model.columns[column];
    if (type === undefined) return false;
    return type === 'Json' ? isJson(value) : value === null || isScalar(value) || added(value) !== undefined;
  });
  return plain ? entries : null;
}

function isJson(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !('toJSON' in value);
}

/** The number that is to be added to a column, where that is what is asked for. */
function added(value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { increment, ...more } = value as Fields;
  return typeof increment === 'number' && Object.keys(more).length === 0 ? increment : undefined;
}

function markOf(model: Model, column: string, value: unknown, given: Arguments): string {
  if (value === null) return 'NULL';
  const more = model.columns[column] === 'Json' ? undefined : added(value);
  if (more === undefined) return given.mark(model, column, value);
  return `"${column}" + ${given.mark(model, column, more)}`;
}

function listed(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}
