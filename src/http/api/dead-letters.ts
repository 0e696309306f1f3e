import { z } from 'zod';
import { ApiError, type Endpoint, endpoint } from './endpoint.ts';
import type { ApiParts } from './parts.ts';

const PAGE = 100;

/** Messages that could not be delivered, and webhooks that could not be worked on. */
export function deadLetterEndpoints({ store, wake }: ApiParts): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/dead-letters',
      summary: 'Messages given up, newest first; `before` is the id of the last one seen',
      query: z.object({ before: z.coerce.number().int().positive().optional() }),
      status: 200,
      answer: z.object({
        messages: z.array(z.looseObject({ id: z.number() })),
        webhooks: z.array(z.looseObject({ id: z.string() })),
      }),
      async run({ query }) {
        const messages = await store.outbox.deadLetters({
          limit: PAGE,
          ...(query.before ? { before: query.before } : {}),
        });
        const webhooks = query.before ? [] : await store.inbox.dead(PAGE);
        return {
          messages: messages.map((letter) => ({
            id: letter.id,
            uid: letter.uid,
            lane: letter.lane,
            tenant: letter.tenantId,
            attempts: letter.attempts,
            error: letter.error,
            createdAt: letter.createdAt.toISOString(),
            givenUpAt: letter.settledAt?.toISOString() ?? null,
          })),
          webhooks: webhooks.map((row) => ({
            id: row.id,
            connection: row.connectionId,
            key: row.key,
            attempts: row.attempts,
            error: row.error,
            receivedAt: row.receivedAt.toISOString(),
          })),
        };
      },
    }),
    endpoint({
      method: 'post',
      path: '/dead-letters/:id/replay',
      summary: 'Put a message back into its lane',
      status: 200,
      answer: z.object({ replayed: z.literal(true) }),
      async run({ params }) {
        const id = Number(params.id);
        if (!Number.isSafeInteger(id) || !(await store.outbox.replay(id))) {
          throw new ApiError(404, 'not_found', 'There is no such undelivered message.');
        }
        wake();
        return { replayed: true };
      },
    }),
  ];
}
