import type { Dialect } from '../plain/index.ts';

/** How Prisma keeps values in PostgreSQL; columns that hold UTC without saying so are read by the connection's parsers. */
export const postgresqlDialect: Dialect = {
  mark: (n) => `$${n}`,
  encode(type, value) {
    if (type === 'Json') return JSON.stringify(value);
    return value instanceof Date ? value.toISOString() : value;
  },
  decode: (_type, value) => value,
  isTaken: (error) => (error as { code?: unknown }).code === '23505',
};
