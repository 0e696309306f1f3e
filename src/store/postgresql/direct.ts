import type pg from 'pg';
import type { Brought, Direct } from '../plain/index.ts';
import { postgresqlDialect } from './dialect.ts';
import type { Questions } from './question.ts';

/** Questions whose answers come as lists. */
type Lists = Questions<pg.QueryArrayConfig>;

/** A connection, or a pool of which any takes a statement. */
export function directOn(client: pg.Pool | pg.ClientBase, question: Lists): Direct {
  return {
    dialect: postgresqlDialect,
    async run(sql, args) {
      const { fields, rows, rowCount } = await client.query<unknown[]>(question(sql, args));
      return { columns: fields.map((field) => field.name), rows, count: rowCount ?? 0 };
    },
  };
}

/**
 * The connection of an open transaction. `end` closes it to whoever is still at work when the transaction ends, since
 * the connection is somebody else's then. Nobody is answered before `opened`: a transaction in which the tenant could not
 * be named must tell nothing.
 */
export function directIn(
  client: pg.PoolClient,
  opened: Promise<unknown>,
  question: Lists,
): { readonly direct: Direct; end(): void } {
  const { dialect, run } = directOn(client, question);
  const ahead = sendsAhead(client);
  let open = true;
  let last: Promise<unknown> = Promise.resolve();
  const send = async (sql: string, args: readonly unknown[]): Promise<Brought> => {
    if (!open) throw new Error('the transaction is closed');
    together(client);
    const [brought] = await Promise.all([run(sql, args), opened]);
    return brought;
  };
  return {
    direct: {
      dialect,
      async run(sql, args) {
        if (ahead) return send(sql, args);
        const answer = last.then(() => send(sql, args));
        last = answer.catch(() => undefined);
        return answer;
      },
    },
    end() {
      open = false;
    },
  };
}

/** What a pool's connection has beyond its types. */
type Connection = pg.PoolClient & Pick<pg.Client, 'pipeline' | 'connection'>;

/** What sockets of Node have. */
interface Corkable {
  readonly writableCorked: number;
  cork(): void;
  uncork(): void;
}

/** Whether a connection takes a statement before the earlier ones are answered. */
export function sendsAhead(client: pg.PoolClient): boolean {
  return (client as Connection).pipeline;
}

/**
 * Lets what is sent on a connection in one turn of the event loop leave in one piece: each piece costs this process, and
 * the server, as much as a small statement.
 */
export function together(client: pg.PoolClient): void {
  const stream = (client as Connection).connection.stream as Partial<Corkable>;
  // Workerd's sockets have no cork: they do so by themselves.
  if (stream.cork === undefined || stream.writableCorked !== 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork?.());
}
