import type { Inbound } from '../../adapters/contract.ts';
import type { TenantTx } from '../store/store.ts';
import type { Acquaintance } from './arrival.ts';
import type { DeskParts } from './parts.ts';
import { type Standing, standingOf } from './standing.ts';

/** Why a code does not bind this workspace. */
export type BindRefusal =
  | 'unknown'
  | 'used'
  | 'expired'
  | 'bound_elsewhere'
  | 'already_bound'
  | 'not_allowed';

export type BindResult =
  | {
      readonly kind: 'bound';
      readonly tenant: string;
      readonly partner: boolean;
      readonly firstAdmin: boolean;
      readonly standing: Standing;
    }
  | { readonly kind: 'refused'; readonly why: BindRefusal };

interface Request {
  readonly inbound: Inbound;
  readonly acquaintance: Acquaintance;
  readonly code: string;
  readonly partner: boolean;
  readonly requestId: string;
  /** Ends the inbox row in the transaction that binds. */
  readonly finish: (tx: TenantTx, result: BindResult) => Promise<void>;
}

/** `bind CODE` in one line, with or without the command word; null for anything else. */
export function readBindLine(text: string): { code: string; partner: boolean } | null {
  const words = text
    .normalize('NFKC')
    .trim()
    .replace(/^[!/]?\s*[a-z]{1,12}\s+(?=bind\b|绑定)/i, '')
    .split(/\s+/);
  const [verb = '', ...rest] = words;
  const glued = /^绑定(?=[A-Za-z0-9])/.test(verb) ? verb.slice(2) : undefined;
  if (glued === undefined && verb.toLowerCase() !== 'bind' && verb !== '绑定') return null;
  const [code, mark] = glued === undefined ? rest : [glued, ...rest];
  if (code === undefined) return null;
  return { code, partner: mark !== undefined && /^(partner|伙伴|供应商)$/i.test(mark) };
}

/**
 * Binds the workspace of an inbound to the tenant that a code belongs to. The first person to bind becomes tenant admin
 * where the tenant has none. Every refusal is audited with the tenant it concerns.
 */
export async function bindWorkspace(parts: DeskParts, request: Request): Promise<BindResult> {
  const { store, clock, ids } = parts;
  const { inbound, code: typed } = request;
  const now = clock.now();
  const found = await store.bindCodes.find(typed, now);
  const installed = await store.installations.find(inbound.connectionId, inbound.workspace.id);
  const concerned = installed?.tenantId ?? (found.kind === 'unknown' ? null : found.code.tenantId);

  const refuse = async (why: BindRefusal): Promise<BindResult> => {
    const result: BindResult = { kind: 'refused', why };
    if (concerned === null) return result;
    await store.inTenant(concerned, async (tx) => {
      tx.audit({
        actorId: null,
        actor: inbound.person?.name ?? inbound.person?.userId ?? '',
        action: 'workspace.bind_refused',
        subject: inbound.workspace.id,
        body: { why, platform: inbound.platform, workspace: inbound.workspace.id },
        requestId: request.requestId,
        at: now,
      });
      await request.finish(tx, result);
    });
    return result;
  };

  if (found.kind === 'valid' && installed?.tenantId) {
    return refuse(installed.tenantId === found.code.tenantId ? 'already_bound' : 'bound_elsewhere');
  }
  if (found.kind === 'unknown') return refuse('unknown');
  if (found.kind !== 'valid') return refuse(found.kind);
  if (found.code.purpose === 'member') return refuse('unknown');

  const partner = request.partner || found.code.purpose === 'partner';
  return store.inTenant(found.code.tenantId, async (tx) => {
    const used = await tx.redeemBindCode(found.code.id, `${inbound.connectionId}/${inbound.workspace.id}`);
    if (!used) return finished(tx, request, { kind: 'refused', why: 'used' });
    const workspaceId = ids.next('workspace');
    if (!(await tx.bindInstallation(inbound.connectionId, inbound.workspace.id, workspaceId))) {
      return finished(tx, request, { kind: 'refused', why: 'bound_elsewhere' });
    }
    await tx.db.workspace.create({
      data: {
        id: workspaceId,
        tenantId: tx.tenantId,
        connectionId: inbound.connectionId,
        platform: inbound.platform,
        externalId: inbound.workspace.id,
        name: inbound.workspace.name ?? inbound.workspace.id,
        kind: partner ? 'partner' : 'own',
        boundAt: now,
      },
    });
    const standing = await standingOf(tx, {
      ...{ inbound, workspaceId, acquaintance: request.acquaintance, now, ids },
    });
    if (!standing) throw new Error('a workspace just bound has a standing for whoever bound it');
    const firstAdmin = standing.actor !== null && (await makeFirstAdmin(tx, standing.actor.id));
    tx.audit({
      actorId: standing.actor?.id ?? null,
      actor: standing.actor?.name ?? standing.userId,
      action: 'workspace.bound',
      subject: inbound.workspace.id,
      body: { platform: inbound.platform, workspace: inbound.workspace.id, partner, firstAdmin },
      requestId: request.requestId,
      at: now,
    });
    return finished(tx, request, {
      kind: 'bound',
      tenant: standing.tenant.name,
      partner,
      firstAdmin,
      standing,
    });
  });
}

async function finished(tx: TenantTx, request: Request, result: BindResult): Promise<BindResult> {
  await request.finish(tx, result);
  return result;
}

async function makeFirstAdmin(tx: TenantTx, memberId: string): Promise<boolean> {
  const admin = await tx.db.member.findFirst({ where: { tenantAdmin: true, active: true } });
  if (admin) return false;
  await tx.db.member.update({ where: { id: memberId }, data: { tenantAdmin: true } });
  return true;
}
