import type pg from 'pg';
import type { Direct } from '../plain/index.ts';
import { types } from './connection.ts';
import { postgresqlDialect } from './dialect.ts';

/** The name under which a statement is kept on a connection, or none. */
type Named = ((sql: string) => string) | undefined;

/** A connection, or a pool of which any takes a statement. */
export function directOn(client: pg.Pool | pg.ClientBase, named: Named): Direct {
  return {
    dialect: postgresqlDialect,
    async run(sql, args) {
      const name = named?.(sql);
      const { fields, rows, rowCount } = await client.query<unknown[]>({
        ...{ text: sql, values: [...args], rowMode: 'array', types },
        ...(name ? { name } : {}),
      });
      return { columns: fields.map((field) => field.name), rows, count: rowCount ?? 0 };
    },
  };
}

/**
 * The connection of a transaction that Prisma opens: the first that is taken in its course. `end` closes it to whoever
 * is still at work when the transaction ends, since the connection is somebody else's then.
 */
export function directIn(named: Named): {
  readonly direct: Direct;
  taken(client: pg.PoolClient): void;
  end(): void;
} {
  let inner: Direct | undefined;
  let open = true;
  return {
    direct: {
      dialect: postgresqlDialect,
      async run(sql, args) {
        if (!inner || !open) throw new Error('the transaction is closed');
        return inner.run(sql, args);
      },
    },
    taken(client) {
      inner ??= directOn(client, named);
    },
    end() {
      open = false;
    },
  };
}
