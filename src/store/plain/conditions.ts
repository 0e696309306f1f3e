import type { Model } from '../generated/columns.ts';
import type { Dialect } from './dialect.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The arguments of one statement, each with its mark. */
export class Arguments {
  readonly values: unknown[] = [];

  constructor(readonly dialect: Dialect) {}

  /** Adds a value of a column; resolves to its mark. */
  mark(model: Model, column: string, value: unknown): string {
    this.values.push(this.dialect.encode(model.columns[column] ?? 'String', value));
    return this.dialect.mark(this.values.length);
  }
}

const comparisons: Readonly<Record<string, string>> = {
  ...{ gt: '>', gte: '>=', lt: '<', lte: '<=' },
  // Rows without a value are not among them, as with Prisma.
  not: '<>',
};

/** The conditions of a `where` of plain columns, or null where it asks for more or for nothing. */
export function conditions(model: Model, where: Fields, given: Arguments): string | null {
  const parts = partsOf(model, where, given);
  return parts && parts.length > 0 ? parts.join(' AND ') : null;
}

/** Conditions that all have to hold, those within `AND` among them; null where one is not plain. */
function partsOf(model: Model, where: Fields, given: Arguments): string[] | null {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(where)) {
    if (value === undefined) continue;
    const more =
      name === 'AND'
        ? partsOfAll(model, value, given)
        : Object.hasOwn(model.columns, name)
          ? tests(model, name, value, given)
          : null;
    if (more === null) return null;
    parts.push(...more);
  }
  return parts;
}

function partsOfAll(model: Model, all: unknown, given: Arguments): string[] | null {
  const parts: string[] = [];
  for (const one of Array.isArray(all) ? all : [all]) {
    const more = partsOf(model, one as Fields, given);
    if (more === null) return null;
    parts.push(...more);
  }
  return parts;
}

/** What is asked of one column, every test of it; null where one is not plain. */
function tests(model: Model, column: string, value: unknown, given: Arguments): string[] | null {
  if (model.columns[column] === 'Json') return null;
  if (value === null) return [`"${column}" IS NULL`];
  if (isScalar(value)) return [`"${column}" = ${given.mark(model, column, value)}`];
  const parts = Object.entries(value as Fields).map(([operator, operand]) =>
    test(model, column, operator, operand, given),
  );
  return parts.length > 0 && parts.every((part) => part !== null) ? parts : null;
}

function test(
  model: Model,
  column: string,
  operator: string,
  operand: unknown,
  given: Arguments,
): string | null {
  if (operator === 'not' && operand === null) return `"${column}" IS NOT NULL`;
  if (operator === 'in' && Array.isArray(operand) && operand.every(isScalar)) {
    if (operand.length === 0) return '1 = 0';
    return `"${column}" IN (${operand.map((one) => given.mark(model, column, one)).join(', ')})`;
  }
  const sign = comparisons[operator];
  return sign !== undefined && isScalar(operand)
    ? `"${column}" ${sign} ${given.mark(model, column, operand)}`
    : null;
}

/** A value that one argument carries. */
export function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Date;
}
