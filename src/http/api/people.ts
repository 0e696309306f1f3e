import { z } from 'zod';
import { operationErrorText } from '../../../cards/index.ts';
import { announce } from '../../delivery/announce.ts';
import { refreshSubject } from '../../delivery/register.ts';
import { type OperationContext, OperationError } from '../../operations/operation.ts';
import { perform } from '../../operations/perform.ts';
import { ApiError, type Endpoint, endpoint } from './endpoint.ts';
import type { ApiParts } from './parts.ts';
import { tenantOf } from './tenants.ts';

/** Whoever holds the admin token acts under this name in the audit log. */
const OPERATOR: OperationContext['actor'] = {
  id: 'operator',
  name: 'operator',
  kind: 'member',
  tenantAdmin: true,
  finance: false,
  locale: 'en',
  zone: 'UTC',
};

/** People waiting to be linked. */
export function peopleEndpoints({ store, clock, ids, wake }: ApiParts): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/tenants/:id/pending',
      summary: 'People who wrote and are not known yet',
      status: 200,
      answer: z.object({ pending: z.array(z.looseObject({ id: z.string(), name: z.string() })) }),
      async run({ params }) {
        const tenant = await tenantOf(store, params.id);
        const rows = await store.readTenant(tenant.id, ({ db }) =>
          db.identity.findMany({
            where: { status: 'pending' },
            include: { workspace: true },
            orderBy: { createdAt: 'asc' },
          }),
        );
        return {
          pending: rows.map((row) => ({
            id: row.id,
            name: row.name,
            handle: row.handle,
            platform: row.workspace.platform,
            workspace: row.workspace.name,
            externalId: row.externalId,
            standing: row.standing,
            since: row.createdAt.toISOString(),
          })),
        };
      },
    }),
    endpoint({
      method: 'post',
      path: '/tenants/:id/pending/:pendingId',
      summary: 'Link somebody to a member, or let them in as external or guest, or ignore them',
      body: z.union([
        z.object({ memberId: z.string() }).strict(),
        z.object({ role: z.enum(['external', 'guest', 'ignore']) }).strict(),
      ]),
      status: 200,
      answer: z.object({ member: z.looseObject({ id: z.string() }).nullable() }),
      async run({ params, body, requestId }) {
        const tenant = await tenantOf(store, params.id);
        const identity = params.pendingId ?? '';
        const input =
          'memberId' in body ? { identity, member: body.memberId } : { identity, role: body.role };
        try {
          const member = await store.inTenant(tenant.id, async (tx) => {
            const now = clock.now();
            const scene = { tx, now, ids, actor: OPERATOR, place: null, origin: {}, requestId };
            const { result, events } = await perform(scene, 'identity.link', input);
            await announce(tx, { ids, now, origin: {} }, events);
            await refreshSubject(tx, { ids, now }, { kind: 'pending', id: identity });
            return result.member;
          });
          wake();
          return { member };
        } catch (error) {
          if (!(error instanceof OperationError)) throw error;
          const reader = { locale: 'en', zone: 'UTC', now: clock.now() } as const;
          const said = operationErrorText(error.code, error.facts, reader);
          throw new ApiError(error.code === 'not_found' ? 404 : 409, error.code, said);
        }
      },
    }),
  ];
}
