import { z } from 'zod';
import { cardCallback } from './card-callback.ts';
import { platformEvent } from './platform-event.ts';
import { robotMessage } from './robot-message.ts';

const via = z.enum(['http', 'stream']);

/** What a stored delivery holds: what came, how it came, and what its answer needs. */
export const envelope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('robot'), via, corp: z.string(), message: robotMessage }),
  z.object({ kind: z.literal('card'), via, corp: z.string(), at: z.number(), callback: cardCallback }),
  z.object({
    kind: z.literal('event'),
    via,
    corp: z.string(),
    at: z.number(),
    event: platformEvent,
    /** Of the request; its answer is sealed and signed with the same. */
    seal: z
      .object({ timestamp: z.string(), nonce: z.string(), owner: z.string(), token: z.string() })
      .optional(),
  }),
]);

export type Envelope = z.infer<typeof envelope>;
