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

const comparisons: Readonly<Record<string, string>> = { gt: '>', gte: '>=', lt: '<', lte: '<=' };

/** The conditions of a `where` of plain columns, or null where it asks for more. */
export function conditions(model: Model, where: Fields, given: Arguments): string | null {
  const parts: string[] = [];
  for (const [column, value] of Object.entries(where)) {
    if (value === undefined) continue;
    const part = Object.hasOwn(model.columns, column) ? condition(model, column, value, given) : null;
    if (part === null) return null;
    parts.push(part);
  }
  return parts.length === 0 ? null : parts.join(' AND ');
}

function condition(model: Model, column: string, value: unknown, given: Arguments): string | null {
  if (model.columns[column] === 'Json') return null;
  if (value === null) return `"${column}" IS NULL`;
  if (isScalar(value)) return `"${column}" = ${given.mark(model, column, value)}`;
  const tests = Object.entries(value as Fields);
  const [test] = tests;
  if (tests.length !== 1 || test === undefined) return null;
  const [operator, operand] = test;
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
