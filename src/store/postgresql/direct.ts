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
 * The connection of an open transaction. `end` closes it to whoever is still at work when the transaction ends, since
 * the connection is somebody else's then.
 */
export function directIn(client: pg.PoolClient, named: Named): { readonly direct: Direct; end(): void } {
  const { dialect, run } = directOn(client, named);
  let open = true;
  return {
    direct: {
      dialect,
      async run(sql, args) {
        if (!open) throw new Error('the transaction is closed');
        return run(sql, args);
      },
    },
    end() {
      open = false;
    },
  };
}
