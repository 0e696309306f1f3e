import { z } from 'zod';
import { type Endpoint, endpoint } from './endpoint.ts';
import type { ApiParts } from './parts.ts';
import { tenantOf } from './tenants.ts';

const PAGE = 100;

/** A company's audit log, oldest first. */
export function auditEndpoints({ store }: ApiParts): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/tenants/:id/audit',
      summary: 'The audit log, oldest first, 100 a page; `after` is the last seq seen',
      query: z.object({ after: z.coerce.number().int().min(0).max(2_147_483_647).default(0) }),
      status: 200,
      answer: z.object({
        entries: z.array(
          z.looseObject({ seq: z.number(), at: z.string(), actor: z.string(), action: z.string() }),
        ),
        next: z.number().nullable(),
      }),
      async run({ params, query: { after } }) {
        const tenant = await tenantOf(store, params.id);
        const rows = await store.readTenant(tenant.id, ({ db }) =>
          db.auditEntry.findMany({ where: { seq: { gt: after } }, orderBy: { seq: 'asc' }, take: PAGE + 1 }),
        );
        const page = rows.slice(0, PAGE);
        return {
          entries: page.map((row) => ({
            seq: row.seq,
            at: row.at.toISOString(),
            actor: row.actor,
            actorId: row.actorId,
            action: row.action,
            subject: row.subject,
            body: JSON.parse(row.body) as unknown,
            requestId: row.requestId,
          })),
          next: rows.length > PAGE ? (page.at(-1)?.seq ?? null) : null,
        };
      },
    }),
  ];
}
