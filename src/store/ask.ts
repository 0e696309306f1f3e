import type { Held } from './engine.ts';
import { plainly } from './plain/index.ts';
import type { TenantTable } from './store.ts';

type Fields = Readonly<Record<string, unknown>>;
type Delegate = Readonly<Record<string, (args: Fields) => Promise<unknown>>>;

/** Asks a table of one open transaction what Prisma's delegate of it would be asked. */
export type Ask = (table: TenantTable, operation: string, args: Fields) => Promise<unknown>;

/**
 * Makes the way from a call to the database: without Prisma where that is enough. Statements leave in the order of their
 * calls, although Prisma takes its time to plan one, so that nobody has to wait for a write before asking what follows.
 */
export function createAsk({ direct, prisma }: Held): Ask {
  let planning: Promise<unknown> | undefined;

  const plan: Ask = async (table, operation, args) => {
    const db = await prisma();
    return (db[table] as unknown as Delegate)[operation]?.(args);
  };

  return async (table, operation, args) => {
    while (planning) await planning;
    const plain = plainly(direct, table, operation, args);
    const found = plain && (await plain);
    if (found) return found.answer;
    const answer = plan(table, operation, args);
    const ended = answer
      .catch(() => undefined)
      .then(() => {
        if (planning === ended) planning = undefined;
      });
    planning = ended;
    return answer;
  };
}
