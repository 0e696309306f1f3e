/** A lease ran out and somebody else holds the work now: everything done under it must be discarded. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
  constructor(readonly what: 'inbox' | 'occurrence' | 'lane') {
    super(`the claim on this ${what} row is no longer held`);
  }
}

/** Something tried to read or write outside its tenant. */
export class TenantBreach extends Error {
  override readonly name = 'TenantBreach';
}

/** Why a store refuses to open or to go on. */
export type StoreErrorCode =
  | 'wrong_key'
  | 'bad_key'
  | 'role_refused'
  | 'directory_locked'
  | 'unreachable'
  | 'migration_failed'
  | 'migration_unknown'
  | 'timed_out'
  | 'rolled_back'
  | 'closed';

/** A failure of the store itself, told to the operator. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** Whether a row with the same unique key was there already. The transaction in which it happened cannot go on. */
export function isUniqueViolation(error: unknown): boolean {
  return prismaCode(error) === 'P2002';
}

/** Whether an update or delete found no row; nothing was tried in the database, so a transaction can go on. */
export function isNotFound(error: unknown): boolean {
  return prismaCode(error) === 'P2025';
}

function prismaCode(error: unknown): unknown {
  return typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : undefined;
}
