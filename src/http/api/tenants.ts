import { z } from 'zod';
import { isZone } from '../../time/index.ts';
import { ApiError, type Endpoint, endpoint } from './endpoint.ts';
import type { ApiParts } from './parts.ts';

const CODE_MS = 600_000;

const newTenant = z.object({
  name: z.string().trim().min(1).max(100),
  zone: z.string().refine(isZone, 'needs an IANA zone such as Asia/Shanghai'),
  locale: z.enum(['zh', 'en']),
  currency: z.string().regex(/^[A-Z]{3}$/, 'needs a three-letter currency code such as CNY'),
});

const codeAnswer = z.object({ bindCode: z.string(), expiresAt: z.string() });

/** Companies: create, look at, and codes that bind a workspace to one. */
export function tenantEndpoints({ store, clock, ids }: ApiParts): readonly Endpoint[] {
  async function issue(tenantId: string): Promise<{ bindCode: string; expiresAt: string }> {
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + CODE_MS);
    const bindCode = await store.bindCodes.issue({ tenantId, purpose: 'workspace', now, expiresAt });
    return { bindCode, expiresAt: expiresAt.toISOString() };
  }

  return [
    endpoint({
      method: 'post',
      path: '/tenants',
      summary: 'Create a company; its bind code works once, for ten minutes',
      body: newTenant,
      status: 201,
      answer: z.object({ id: z.string(), bindCode: z.string(), bindCodeExpiresAt: z.string() }),
      async run({ body }) {
        const tenant = await store.tenants.create({
          id: ids.next('tenant'),
          ...body,
          createdAt: clock.now(),
        });
        const { bindCode, expiresAt } = await issue(tenant.id);
        return { id: tenant.id, bindCode, bindCodeExpiresAt: expiresAt };
      },
    }),
    endpoint({
      method: 'get',
      path: '/tenants',
      summary: 'All companies',
      status: 200,
      answer: z.object({ tenants: z.array(z.object({ id: z.string(), name: z.string() })) }),
      async run() {
        const tenants = await store.tenants.list({ limit: 1000 });
        return { tenants: tenants.map(({ id, name }) => ({ id, name })) };
      },
    }),
    endpoint({
      method: 'post',
      path: '/tenants/:id/bind-codes',
      summary: 'A further bind code: single use, ten minutes',
      status: 201,
      answer: codeAnswer,
      async run({ params }) {
        await tenantOf(store, params.id);
        return issue(params.id ?? '');
      },
    }),
    endpoint({
      method: 'get',
      path: '/tenants/:id',
      summary: 'A company with its workspaces, members and rooms',
      status: 200,
      answer: z.looseObject({ id: z.string(), name: z.string() }),
      async run({ params }) {
        const tenant = await tenantOf(store, params.id);
        return store.readTenant(tenant.id, async ({ db }) => {
          const workspaces = await db.workspace.findMany({ orderBy: { boundAt: 'asc' } });
          const rooms = await db.room.findMany({
            orderBy: { createdAt: 'asc' },
            include: { projects: { include: { project: true } } },
          });
          const members = await db.member.findMany({
            orderBy: { createdAt: 'asc' },
            include: { identities: true },
          });
          const partners = new Set(workspaces.flatMap((one) => (one.kind === 'partner' ? [one.id] : [])));
          const { id, name, zone, locale, currency, commandWord } = tenant;
          return {
            id,
            name,
            zone,
            locale,
            currency,
            commandWord,
            createdAt: tenant.createdAt.toISOString(),
            workspaces: workspaces.map((one) => ({
              id: one.id,
              connection: one.connectionId,
              platform: one.platform,
              externalId: one.externalId,
              name: one.name,
              kind: one.kind,
              active: one.active,
            })),
            rooms: rooms.map((room) => ({
              id: room.id,
              workspace: room.workspaceId,
              externalId: room.externalId,
              name: room.name,
              zone: room.zone,
              locale: room.locale,
              // Whatever a platform says of it, a room of a supplier's workspace contains externals.
              audience: partners.has(room.workspaceId) ? 'external' : (room.audience ?? 'unknown'),
              active: room.active,
              projects: room.projects.map(({ project }) => project.code),
            })),
            members: members.map((member) => ({
              id: member.id,
              name: member.name,
              otherName: member.otherName,
              kind: member.kind,
              tenantAdmin: member.tenantAdmin,
              finance: member.finance,
              zone: member.zone,
              locale: member.locale,
              active: member.active,
              identities: member.identities.map((identity) => ({
                id: identity.id,
                workspace: identity.workspaceId,
                externalId: identity.externalId,
                name: identity.name,
                status: identity.status,
              })),
            })),
          };
        });
      },
    }),
  ];
}

/** The company with an id; throws a 404. */
export async function tenantOf(store: ApiParts['store'], id: string | undefined) {
  const tenant = id === undefined ? null : await store.tenants.find(id);
  if (!tenant) throw new ApiError(404, 'not_found', 'There is no such tenant.');
  return tenant;
}
