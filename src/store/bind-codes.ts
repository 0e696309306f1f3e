import type { BindCode } from './generated/postgresql/client.ts';
import { hashCode, type Ids } from './ids.ts';
import type { Unscoped } from './tenants.ts';

/** `workspace` binds a workspace of ours, `partner` a supplier's, `member` links a second identity. */
export type BindPurpose = 'workspace' | 'partner' | 'member';

/** What a typed code stands for, and whether it can still be used. */
export type FoundBindCode =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'used' | 'expired' | 'valid'; readonly code: BindCode };

/** Single-use codes. Only their hash is kept; using one up is part of a tenant's transaction (TenantTx.redeemBindCode). */
export interface BindCodes {
  /** Makes a code and resolves to it; it cannot be read again. */
  issue(request: {
    tenantId: string;
    purpose: BindPurpose;
    memberId?: string;
    now: Date;
    expiresAt: Date;
  }): Promise<string>;
  /** Looks a typed code up without using it. */
  find(typed: string, now: Date): Promise<FoundBindCode>;
  /** Removes codes that expired before an instant; resolves to their number. */
  expire(before: Date): Promise<number>;
}

/** Makes the keeper of bind codes. */
export function createBindCodes(db: Unscoped, ids: Ids): BindCodes {
  return {
    async issue({ tenantId, purpose, memberId, now, expiresAt }) {
      const code = ids.code();
      await db.write((client) =>
        client.bindCode.create({
          data: {
            id: ids.next('bind'),
            hash: hashCode(code),
            tenantId,
            purpose,
            memberId: memberId ?? null,
            expiresAt,
            createdAt: now,
          },
        }),
      );
      return code;
    },
    async find(typed, now) {
      const code = await db.read((client) =>
        client.bindCode.findUnique({ where: { hash: hashCode(typed) } }),
      );
      if (code === null) return { kind: 'unknown' };
      if (code.usedAt !== null) return { kind: 'used', code };
      return { kind: code.expiresAt <= now ? 'expired' : 'valid', code };
    },
    async expire(before) {
      const removed = await db.write((client) =>
        client.bindCode.deleteMany({ where: { expiresAt: { lt: before } } }),
      );
      return removed.count;
    },
  };
}
