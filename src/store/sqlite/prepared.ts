import type Libsql from 'libsql';

/** What a statement brought: rows as lists in the order of the columns. */
export interface Result {
  readonly columns: readonly string[];
  readonly columnTypes: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly rowsAffected: number;
  readonly lastInsertRowid: bigint | undefined;
}

interface Prepared {
  readonly statement: Libsql.Statement;
  /** Absent where it returns no rows. */
  readonly shape: { readonly columns: readonly string[]; readonly types: readonly string[] } | undefined;
}

/** Of the service's some 300 statements; Prisma writes one for every length of a list. */
const kept = 400;
/** Pragmas and definitions are run once, and some take effect when they are prepared. */
const again = /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH|BEGIN|COMMIT|ROLLBACK)\b/i;

/**
 * The statements of one connection, compiled once: compiling one costs several times what running it does. Those that
 * were not used for longest are dropped.
 */
export class PreparedStatements {
  readonly #database: Libsql.Database;
  readonly #known = new Map<string, Prepared>();

  constructor(database: Libsql.Database) {
    this.#database = database;
  }

  /** Runs a statement to its end. Throws the driver's error. */
  run(sql: string, args: readonly unknown[]): Result {
    const { statement, shape } = this.#get(sql);
    const given = args.map(bindable);
    if (shape === undefined) {
      const { changes, lastInsertRowid } = statement.run(given);
      return {
        columns: [],
        columnTypes: [],
        rows: [],
        rowsAffected: changes,
        lastInsertRowid: BigInt(lastInsertRowid),
      };
    }
    const rows = statement.all(given) as unknown[][];
    return {
      columns: shape.columns,
      columnTypes: shape.types,
      rows,
      rowsAffected: 0,
      lastInsertRowid: undefined,
    };
  }

  forget(): void {
    this.#known.clear();
  }

  #get(sql: string): Prepared {
    const known = this.#known.get(sql);
    if (known !== undefined) {
      this.#known.delete(sql);
      this.#known.set(sql, known);
      return known;
    }
    const prepared = prepare(this.#database, sql);
    if (!again.test(sql)) return prepared;
    if (this.#known.size >= kept) {
      const [oldest] = this.#known.keys();
      if (oldest !== undefined) this.#known.delete(oldest);
    }
    this.#known.set(sql, prepared);
    return prepared;
  }
}

function prepare(database: Libsql.Database, sql: string): Prepared {
  const statement = database.prepare(sql);
  if (!statement.reader) return { statement, shape: undefined };
  const columns = statement.raw(true).columns();
  return {
    statement,
    shape: { columns: columns.map(({ name }) => name), types: columns.map(({ type }) => type ?? '') },
  };
}

/** An argument as the driver takes it; dates as milliseconds, as every time is kept. */
function bindable(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.getTime();
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) {
    throw new TypeError(`${String(value)} cannot be stored`);
  }
  return value;
}
