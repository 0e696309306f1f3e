import type { Clock } from '../time/clock.ts';
import type { AuditLine } from './audit-line.ts';
import type { Engine, Held } from './engine.ts';
import { LeaseLost } from './errors.ts';
import { hashCode } from './ids.ts';
import type { NewOutbox } from './outbox.ts';
import type { Direct } from './plain/index.ts';
import { createReadMemo } from './read-memo.ts';
import type { TenantTx, TenantView } from './store.ts';
import { confine } from './tenant-scope.ts';
import { TransactionGuard } from './transaction-guard.ts';

/** What is written at the end of a transaction, so that the tenant's count and the lanes are locked for the shortest time. */
interface Ending {
  readonly lines: AuditLine[];
  readonly messages: NewOutbox[];
}

/** One transaction in the name of a tenant. */
export async function inTenant<T>(
  engine: Engine,
  clock: Clock,
  tenantId: string,
  work: (tx: TenantTx) => Promise<T>,
): Promise<T> {
  let miscounted: readonly string[] = [];
  const result = await engine.write(tenantId, async (held) => {
    const ending: Ending = { lines: [], messages: [] };
    const guard = new TransactionGuard();
    const done = await work(tenantTx(engine, clock, tenantId, held, ending, guard));
    await guard.settled();
    held.last(async (direct) => {
      [, miscounted] = await Promise.all([
        writeLines(engine, direct, tenantId, ending.lines),
        engine.inTransaction.enqueue(direct, tenantId, ending.messages, clock.now()),
      ]);
    });
    return done;
  });
  // What is committed must not fail by it; all lanes are counted again by and by.
  if (miscounted.length > 0) await engine.outbox.recount(miscounted).catch(() => 0);
  return result;
}

async function writeLines(
  { inTransaction }: Engine,
  direct: Direct,
  tenantId: string,
  lines: readonly AuditLine[],
): Promise<void> {
  if (lines.length === 0) return;
  if ((await inTransaction.audit(direct, tenantId, lines)) === 0)
    throw new Error(`there is no tenant ${tenantId}`);
}

/** A tenant's tables for reading, as of one moment. */
export function readTenant<T>(
  engine: Engine,
  tenantId: string,
  work: (view: TenantView) => Promise<T>,
): Promise<T> {
  return engine.read(tenantId, (held) => work({ tenantId, db: confine(held, tenantId, 'read') }));
}

function tenantTx(
  { inTransaction: sql }: Engine,
  clock: Clock,
  tenantId: string,
  held: Held,
  ending: Ending,
  guard: TransactionGuard,
): TenantTx {
  const { direct, prisma } = held;
  const memo = createReadMemo();
  return {
    tenantId,
    db: confine(held, tenantId, 'write', guard, memo),
    behind: (write) => guard.behind(write),
    fresh: (id) => memo.fresh(id),
    enqueue: (added) => void ending.messages.push(...added),
    completeInbox: (id, owner, answer) =>
      guard.run(async () => {
        const changed = await sql.completeInbox(direct, id, owner, answer, clock.now());
        if (changed === 0) throw new LeaseLost('inbox');
      }),
    audit: (line) => void ending.lines.push(line),
    replaceButtonTokens: (rendering) =>
      guard.run(() => {
        const write = sql.replaceButtonTokens(direct, tenantId, rendering);
        memo.writing('buttonToken', 'updateMany', {}, write);
        return write;
      }),
    plan: (occurrences) => {
      const rows = occurrences.map((occurrence) => ({ ...occurrence, tenantId }));
      return guard.run(() => sql.plan(direct, rows));
    },
    unplan: (prefix) => guard.run(() => sql.unplan(direct, tenantId, prefix)),
    completeOccurrence: (id, owner, state) =>
      guard.run(async () => {
        const changed = await sql.completeOccurrence(
          direct,
          id,
          owner,
          state === 'done' ? 1 : 2,
          clock.now(),
        );
        if (changed === 0) throw new LeaseLost('occurrence');
      }),
    issueBindCode: ({ id, code, purpose, memberId, expiresAt }) =>
      guard.run(async () => {
        const hash = hashCode(code);
        const createdAt = clock.now();
        await (await prisma()).bindCode.create({
          data: { id, hash, tenantId, purpose, memberId: memberId ?? null, expiresAt, createdAt },
        });
      }),
    redeemBindCode: (id, usedBy) =>
      guard.run(async () => {
        const now = clock.now();
        const used = await (await prisma()).bindCode.updateMany({
          where: { id, tenantId, usedAt: null, expiresAt: { gt: now } },
          data: { usedAt: now, usedBy },
        });
        return used.count > 0;
      }),
    bindInstallation: (connectionId, workspace, workspaceId) => {
      const binding = { tenantId, connectionId, workspace, workspaceId };
      return guard.run(async () => (await sql.bindInstallation(direct, binding, clock.now())) > 0);
    },
  };
}
