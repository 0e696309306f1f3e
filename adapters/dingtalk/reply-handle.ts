import { z } from 'zod';

const schema = z.object({
  sessionWebhook: z.string().optional(),
  conversationId: z.string(),
  conversationType: z.enum(['1', '2']),
  staffId: z.string().optional(),
});

/** How to answer somebody later; the webhook in it is a secret. */
export type ReplyHandle = z.infer<typeof schema>;

/** Reads a stored handle; null when it is none of ours. */
export function readHandle(handle: Readonly<Record<string, unknown>>): ReplyHandle | null {
  const parsed = schema.safeParse(handle);
  return parsed.success ? parsed.data : null;
}
