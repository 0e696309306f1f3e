import { z } from 'zod';
import { ApiError, type Endpoint, endpoint } from './endpoint.ts';
import type { ApiParts } from './parts.ts';

const PAGE = 100;
/** Ids of messages are 32-bit in the database. */
const HIGHEST_ID = 2_147_483_647;
const replayed = z.object({ replayed: z.literal(true) });

/** Messages that could not be delivered, and webhooks that could not be worked on. */
export function deadLetterEndpoints({
  store,
  replayMessage,
  replayWebhook,
  wake,
}: ApiParts): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/dead-letters',
      summary: 'Messages given up, newest first, 100 a page; `before` is the id of the last one seen',
      query: z.object({ before: z.coerce.number().int().positive().max(HIGHEST_ID).optional() }),
      status: 200,
      answer: z.object({ messages: z.array(z.looseObject({ id: z.number() })) }),
      async run({ query: { before } }) {
        const messages = await store.outbox.deadLetters({ limit: PAGE, ...(before ? { before } : {}) });
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
        };
      },
    }),
    endpoint({
      method: 'post',
      path: '/dead-letters/:id/replay',
      summary: 'Put a message back into its lane',
      status: 200,
      answer: replayed,
      async run({ params, requestId }) {
        const id = Number(params.id);
        if (!(Number.isInteger(id) && id > 0 && id < HIGHEST_ID) || !(await replayMessage(id, requestId))) {
          throw new ApiError(404, 'not_found', 'There is no such undelivered message.');
        }
        wake();
        return { replayed: true };
      },
    }),
    endpoint({
      method: 'get',
      path: '/dead-webhooks',
      summary: 'Webhooks given up, newest first, 100 a page; `before` is the id of the last one seen',
      query: z.object({ before: z.string().regex(/^\w+$/).optional() }),
      status: 200,
      answer: z.object({ webhooks: z.array(z.looseObject({ id: z.string() })) }),
      async run({ query: { before } }) {
        const webhooks = await store.inbox.dead({ limit: PAGE, ...(before ? { before } : {}) });
        return {
          webhooks: webhooks.map((row) => ({
            id: row.id,
            connection: row.connectionId,
            key: row.key,
            attempts: row.attempts,
            error: row.error,
            receivedAt: row.receivedAt.toISOString(),
            givenUpAt: row.doneAt?.toISOString() ?? null,
          })),
        };
      },
    }),
    endpoint({
      method: 'post',
      path: '/dead-webhooks/:id/replay',
      summary: 'Work on a webhook again, from its first attempt',
      status: 200,
      answer: replayed,
      async run({ params: { id = '' }, requestId }) {
        if (!(await replayWebhook(id, requestId))) {
          throw new ApiError(404, 'not_found', 'There is no such webhook that was given up.');
        }
        wake();
        return { replayed: true };
      },
    }),
  ];
}
