import { type Model, models } from '../generated/columns.ts';
import type { Brought, Direct } from './dialect.ts';
import { type Plain, plainStatement } from './statement.ts';

export type { Brought, Dialect, Direct } from './dialect.ts';

/** The rows of a hand-written statement by the names of its columns. */
export function rowsOf({ columns, rows }: Brought): Record<string, unknown>[] {
  return rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]])));
}

/** A row with this unique key was there already; told as Prisma tells it. */
class Taken extends Error {
  override readonly name = 'Taken';
  readonly code = 'P2002';
}

/** An answer, or none where Prisma has to give it. */
type Answer = { readonly answer: unknown } | undefined;

/**
 * Answers a call of Prisma's on the connection itself where it is plain enough; undefined, at once, where Prisma has to.
 * Planning, checking and packing a call costs Prisma several times what the database needs for it.
 */
export function plainly(
  direct: Direct,
  table: string,
  operation: string,
  args: Readonly<Record<string, unknown>>,
): Promise<Answer> | undefined {
  const model = models[table];
  const plain = model && plainStatement(model, operation, args, direct.dialect);
  return model && plain ? answered(direct, model, operation, plain) : undefined;
}

async function answered(direct: Direct, model: Model, operation: string, plain: Plain): Promise<Answer> {
  const brought = await asked(direct, plain);
  if (operation === 'updateMany') return { answer: { count: brought.count } };
  const rows = brought.rows.map((row) => rowOf(model, plain.columns, row, direct));
  if (operation === 'findMany' || operation === 'groupBy') return { answer: rows };
  const [row] = rows;
  if (operation === 'count') return { answer: row?._count };
  if (row !== undefined) return { answer: row };
  // How an absence is told is Prisma's to say.
  return operation === 'findFirst' ? { answer: null } : undefined;
}

async function asked(direct: Direct, { sql, args }: Plain): Promise<Brought> {
  try {
    return await direct.run(sql, args);
  } catch (cause) {
    if (direct.dialect.isTaken(cause)) throw new Taken('a unique key is taken', { cause });
    throw cause;
  }
}

function rowOf(
  model: Model,
  columns: readonly string[],
  values: readonly unknown[],
  { dialect }: Direct,
): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  columns.forEach((column, index) => {
    const value = values[index];
    row[column] = value === null ? null : dialect.decode(model.columns[column] ?? 'Int', value);
  });
  return row;
}
