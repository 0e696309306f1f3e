import type { Dialect } from '../plain/index.ts';

/** SQLite's extended codes for a unique index and for a primary key that are taken. */
const taken = new Set([2067, 1555]);

/** How Prisma keeps values in SQLite: times as milliseconds, truth as 0 and 1, JSON as text. */
export const sqliteDialect: Dialect = {
  mark: () => '?',
  encode(type, value) {
    if (type === 'DateTime') return new Date(value as Date | string).getTime();
    return type === 'Json' ? JSON.stringify(value) : value;
  },
  decode(type, value) {
    if (type === 'DateTime') return new Date(Number(value));
    if (type === 'Boolean') return Number(value) !== 0;
    return type === 'Json' ? JSON.parse(String(value)) : value;
  },
  isTaken: (error) => taken.has(Number((error as { rawCode?: unknown }).rawCode)),
};
