/** Reads what the drivers and Prisma say of a broken connection; each has its own dialect. */
interface Failure {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly meta?: { readonly driverAdapterError?: unknown };
  readonly originalCode?: unknown;
  readonly originalMessage?: unknown;
  readonly kind?: unknown;
}

const lostCodes = new Set([
  ...['P1001', 'P1017', 'P2037'],
  ...['57P01', '57P02', '57P03', '57P05', '08000', '08003', '08006', '08001', '08004', '53300'],
  ...['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
]);
const lostKinds = new Set(['ConnectionClosed', 'DatabaseNotReachable', 'TooManyConnections']);
const lostWords =
  /Connection terminated|ConnectionClosed|Connection ended unexpectedly|not queryable|connection error|timeout exceeded when trying to connect|Server has closed the connection/;

const collisionCodes = new Set(['P2034', '40001', '40P01']);
const collisionKinds = new Set(['TransactionWriteConflict']);

/** Whether the database went away, so that the same statement may succeed on a new connection. */
export function isConnectionLost(error: unknown): boolean {
  return some(
    error,
    ({ code, originalCode, kind, message, originalMessage }) =>
      lostCodes.has(String(code)) ||
      lostCodes.has(String(originalCode)) ||
      lostKinds.has(String(kind)) ||
      lostWords.test(`${String(message)} ${String(originalMessage)}`),
  );
}

/** Whether two transactions stood in each other's way and this one was rolled back. */
export function isCollision(error: unknown): boolean {
  return some(
    error,
    ({ code, originalCode, kind }) =>
      collisionCodes.has(String(code)) ||
      collisionCodes.has(String(originalCode)) ||
      collisionKinds.has(String(kind)),
  );
}

/** Whether SQLite was busy with another process's transaction (5 and its extended codes, 517 among them). */
export function isBusy(error: unknown): boolean {
  return some(error, (failure) => {
    const { rawCode, code, originalCode } = failure as Failure & { rawCode?: unknown };
    const number = Number(rawCode ?? originalCode ?? Number.NaN);
    return (number & 0xff) === 5 || code === 'P1008' || String(code).startsWith('SQLITE_BUSY');
  });
}

function some(error: unknown, test: (failure: Failure) => boolean, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 4) return false;
  const failure = error as Failure;
  return (
    test(failure) ||
    some(failure.cause, test, depth + 1) ||
    some(failure.meta?.driverAdapterError, test, depth + 1)
  );
}
