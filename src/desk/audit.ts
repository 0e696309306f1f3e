import type { TenantTx } from '../store/store.ts';

export interface AuditLine {
  readonly actorId: string | null;
  readonly actor: string;
  readonly action: string;
  readonly subject?: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly requestId: string;
  readonly at: Date;
}

/** Writes one line of the tenant's audit log for what the desk itself did or refused. */
export async function audit(tx: TenantTx, line: AuditLine): Promise<void> {
  await tx.db.auditEntry.create({
    data: {
      tenantId: tx.tenantId,
      seq: await tx.nextAuditSeq(),
      at: line.at,
      actorId: line.actorId,
      actor: line.actor,
      action: line.action,
      subject: line.subject ?? null,
      body: JSON.stringify(line.body),
      requestId: line.requestId,
    },
  });
}
