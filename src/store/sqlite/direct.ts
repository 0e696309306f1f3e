import type { Direct } from '../plain/index.ts';
import type { SqliteConnection } from './connection.ts';
import { sqliteDialect } from './dialect.ts';

/** A connection on which each statement is by itself, or belongs to whatever has begun on it. */
export function directOn(connection: SqliteConnection): Direct {
  return {
    dialect: sqliteDialect,
    async run(sql, args) {
      const { columns, rows, rowsAffected } = await connection.execute({ sql, args });
      return { columns, rows, count: rowsAffected };
    },
  };
}

/**
 * The connection of a transaction that has begun on it. `end` closes it to whoever is still at work when the transaction
 * ends: what they wrote would be the next one's.
 */
export function directIn(connection: SqliteConnection): { readonly direct: Direct; end(): void } {
  const { dialect, run } = directOn(connection);
  const { generation } = connection;
  let open = true;
  return {
    direct: {
      dialect,
      async run(sql, args) {
        if (!open || connection.generation !== generation) throw new Error('the transaction is closed');
        return run(sql, args);
      },
    },
    end() {
      open = false;
    },
  };
}
