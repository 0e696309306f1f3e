import { relations } from './generated/relations.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What one transaction has read already. */
export interface ReadMemo {
  /** The answer to the same question earlier in this transaction, else the one that `ask` brings. */
  read(table: string, operation: string, args: Fields, ask: () => Promise<unknown>): Promise<unknown>;
  /** Forgets whatever a write may have changed. */
  written(table: string, operation: string, args: Fields): void;
}

/** Every table that a field of this name leads to, whatever table it stands in. */
const targets = new Map<string, Set<string>>();
for (const fields of Object.values(relations)) {
  for (const [name, table] of Object.entries(fields)) {
    targets.set(name, (targets.get(name) ?? new Set()).add(table));
  }
}

/** The tables that a question or a write touches: more rather than fewer. */
function tablesOf(table: string, args: unknown, found = new Set([table])): Set<string> {
  if (Array.isArray(args)) for (const one of args) tablesOf(table, one, found);
  else if (typeof args === 'object' && args !== null && !(args instanceof Date)) {
    for (const [name, value] of Object.entries(args)) {
      for (const target of targets.get(name) ?? []) found.add(target);
      if (typeof value === 'object') tablesOf(table, value, found);
    }
  }
  return found;
}

/**
 * Makes the memo of one transaction. An act is worked on by many hands, from who speaks to which cards change, and each
 * asks for what it needs; the database is asked once. Rows are shared and must not be changed.
 */
export function createReadMemo(): ReadMemo {
  const known = new Map<string, { readonly tables: Set<string>; readonly answer: Promise<unknown> }>();
  return {
    async read(table, operation, args, ask) {
      const key = `${table}.${operation} ${JSON.stringify(args)}`;
      const answer = known.get(key)?.answer ?? ask();
      if (!known.has(key)) known.set(key, { tables: tablesOf(table, args), answer });
      const found = await answer;
      // Whoever sorts a list sorts their own.
      return Array.isArray(found) ? [...found] : found;
    },
    written(table, operation, args) {
      // The database may delete along with a row what hangs on it.
      if (operation.startsWith('delete')) known.clear();
      const changed = tablesOf(
        table,
        args.data ?? { ...(args.create as object), ...(args.update as object) },
      );
      for (const [key, { tables }] of known) {
        if ([...changed].some((name) => tables.has(name))) known.delete(key);
      }
    },
  };
}
