import pg from 'pg';

const timestampOid = 1114;
const bigintOid = 20;

/** Columns hold UTC without saying so; the driver would read them in this machine's zone. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === timestampOid) return (text: string) => new Date(`${text.replace(' ', 'T')}Z`);
    if (oid === bigintOid) return Number;
    return pg.types.getTypeParser(oid, format);
  },
};

/** The name under which a statement is kept on a connection, or none. */
export type Named = ((sql: string) => string) | undefined;

/** What the driver is asked with, for a statement and its values. */
export type Questions<Q = pg.QueryConfig> = (sql: string, values: readonly unknown[]) => Q;

/** Statements hardly ever come in more forms; a list in one makes a form for each of its lengths. */
const MOST_KEPT = 2_000;

/**
 * Makes what the driver is asked with, rows as lists in the order of the columns where `rowMode` says so. The driver
 * copies at every question what an object itself holds, at a higher price than sending it: so what a statement always
 * has stands behind the object, and only the values stand on it.
 */
export function questions(named: Named): Questions;
export function questions(named: Named, rowMode: 'array'): Questions<pg.QueryArrayConfig>;
export function questions(named: Named, rowMode?: 'array'): Questions<pg.QueryArrayConfig> {
  const kept = new Map<string, object>();
  const always = (sql: string): object => {
    if (kept.size >= MOST_KEPT) kept.clear();
    const name = named?.(sql);
    const made = { text: sql, types, ...(name ? { name } : {}), ...(rowMode ? { rowMode } : {}) };
    kept.set(sql, made);
    return made;
  };
  return (sql, values) => {
    const question = Object.create(kept.get(sql) ?? always(sql)) as pg.QueryArrayConfig;
    question.values = [...values];
    return question;
  };
}
