import type { ColumnType } from '../generated/columns.ts';

/** What differs between the engines in a plain statement. */
export interface Dialect {
  /** The mark of the nth argument, from 1. */
  mark(n: number): string;
  /** A value as the driver takes it for a column of this type. */
  encode(type: ColumnType, value: unknown): unknown;
  /** A value as the driver hands it out, never null, as Prisma would. */
  decode(type: ColumnType, value: unknown): unknown;
  /** Whether a row with the same unique key was there already. */
  isTaken(error: unknown): boolean;
}

/** What a statement brought: rows as lists in the order of the columns. */
export interface Brought {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** Rows changed, where it was no question. */
  readonly count: number;
}

/** One transaction's connection itself, without Prisma. Closed, by an error, once the transaction has ended. */
export interface Direct {
  readonly dialect: Dialect;
  run(sql: string, args: readonly unknown[]): Promise<Brought>;
}
