import { relations } from './generated/relations.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What one transaction has read already. */
export interface ReadMemo {
  /** The answer to the same question earlier in this transaction, else the one that `ask` brings. */
  read(table: string, operation: string, args: Fields, ask: () => Promise<unknown>): Promise<unknown>;
  /**
   * Forgets whatever a write may change, and knows the row that it will bring. Told when the write is sent: whoever asks
   * from then on is answered after it.
   */
  writing(table: string, operation: string, args: Fields, brought: Promise<unknown>): void;
  /** Told of an id made in this transaction: only what is written in it can name that. */
  fresh(id: string): void;
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

/** The ids of a question for rows by nothing but their ids; null for every other question. */
function idsAsked({ where, ...more }: Fields): readonly string[] | null {
  const { id, tenantId: _own, ...further } = (where ?? {}) as Fields;
  if (Object.keys(more).length > 0 || Object.keys(further).length > 0) return null;
  if (typeof id === 'string') return [id];
  const { in: list, ...beside } = (typeof id === 'object' && id !== null ? id : { none: true }) as Fields;
  return Array.isArray(list) && Object.keys(beside).length === 0 ? list : null;
}

/** The id of the one whole row that a write brings; null where it brings another number or not all of it. */
function idBrought(operation: string, { data, where, select, include }: Fields): string | null {
  if ((operation !== 'create' && operation !== 'update') || select !== undefined || include !== undefined)
    return null;
  const { id } = ((operation === 'create' ? data : where) ?? {}) as Fields;
  return typeof id === 'string' ? id : null;
}

/** The ids to one of which a field must be equal; null where it may be something else. */
function idsMeant(value: unknown): readonly unknown[] | null {
  if (typeof value === 'string') return [value];
  const { in: list } = (typeof value === 'object' && value !== null ? value : {}) as Fields;
  return Array.isArray(list) && list.length > 0 ? list : null;
}

/**
 * Makes the memo of one transaction. An act is worked on by many hands, from who speaks to which cards change, and each
 * asks for what it needs; the database is asked once, and not at all for a whole row that was brought before. Rows are
 * shared and must not be changed.
 */
export function createReadMemo(): ReadMemo {
  const known = new Map<string, { readonly tables: Set<string>; readonly answer: Promise<unknown> }>();
  const rows = new Map<string, Map<string, unknown>>();
  const ids = new Set<unknown>();
  const written = new Set<string>();

  /** Whether no row can be found: one that names an id which nobody else knows, in a table not written yet. */
  const nothing = (table: string, { where }: Fields): boolean =>
    ids.size > 0 &&
    !written.has(table) &&
    Object.values((where ?? {}) as Fields).some((value) => idsMeant(value)?.every((id) => ids.has(id)));

  const rowsOf = (table: string): Map<string, unknown> => {
    const of = rows.get(table) ?? new Map<string, unknown>();
    rows.set(table, of);
    return of;
  };
  const keep = (table: string, { select, include }: Fields, found: unknown): void => {
    if (select !== undefined || include !== undefined) return;
    for (const row of Array.isArray(found) ? found : [found]) {
      const { id } = (row ?? {}) as Fields;
      if (typeof id !== 'string') continue;
      rowsOf(table).set(id, row);
    }
  };
  /** The rows asked for, where all of them were brought before or are on their way. */
  const kept = (table: string, args: Fields): unknown[] | null => {
    const of = rows.get(table);
    const ids = of && idsAsked(args);
    if (!ids?.every((id) => of?.has(id))) return null;
    return [...new Set(ids)].map((id) => of?.get(id));
  };

  return {
    async read(table, operation, args, ask) {
      const plain = operation === 'findMany' || operation === 'findFirst';
      if (plain && nothing(table, args)) return operation === 'findMany' ? [] : null;
      const before = plain ? kept(table, args) : null;
      if (before) {
        const found = await Promise.all(before);
        return operation === 'findMany' ? found : (found[0] ?? null);
      }
      const key = `${table}.${operation} ${JSON.stringify(args)}`;
      const answer = known.get(key)?.answer ?? ask();
      if (!known.has(key)) known.set(key, { tables: tablesOf(table, args), answer });
      const found = await answer;
      // A write may have come between question and answer.
      if (plain && known.get(key)?.answer === answer) keep(table, args, found);
      // Whoever sorts a list sorts their own.
      return Array.isArray(found) ? [...found] : found;
    },
    writing(table, operation, args, brought) {
      // The database may delete along with a row what hangs on it.
      if (operation.startsWith('delete')) {
        known.clear();
        rows.clear();
      }
      const changed = tablesOf(
        table,
        args.data ?? { ...(args.create as object), ...(args.update as object) },
      );
      for (const [key, { tables }] of known) {
        if ([...changed].some((name) => tables.has(name))) known.delete(key);
      }
      for (const name of changed) {
        rows.delete(name);
        written.add(name);
      }
      const id = idBrought(operation, args);
      if (id === null) return;
      const of = rowsOf(table);
      of.set(id, brought);
      // There may be no such row.
      brought.catch(() => of.delete(id));
    },
    fresh: (id) => void ids.add(id),
  };
}
