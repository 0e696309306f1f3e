import { z } from 'zod';
import type { Installation, MessageRef, Outbound, Outcome } from '../contract.ts';
import type { Context } from './context.ts';
import { classify } from './errors.ts';
import { call } from './private-word.ts';

/** Name of the metadata that our posts carry; its payload holds the outbox id. */
export const METADATA_EVENT = 'linkstar';

/** What became of a search: found, surely absent, not to be known, or not to be known just now. */
export type Looked =
  | { readonly kind: 'found'; readonly message: MessageRef }
  | { readonly kind: 'absent' | 'unknown' }
  | { readonly kind: 'later'; readonly outcome: Outcome };

const page = z.looseObject({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      user: z.string().optional(),
      bot_id: z.string().optional(),
      metadata: z
        .looseObject({ event_type: z.string(), event_payload: z.looseObject({ id: z.string().optional() }) })
        .optional(),
    }),
  ),
  has_more: z.boolean().optional(),
  response_metadata: z.looseObject({ next_cursor: z.string().optional() }).nullish(),
});

/** Slack's clock and ours may differ by this much, in seconds. */
const SLACK_SECONDS = 120;
const PAGES = 3;

/** The metadata of a post. */
export function metadataOf(outbound: Outbound): Readonly<Record<string, unknown>> {
  return { event_type: METADATA_EVENT, event_payload: { id: outbound.id } };
}

/**
 * Looks for a post whose answer was lost, by the outbox id in its metadata, in what was written since the
 * first attempt. `unknown` where the history may not be read or is longer than a few pages; `later` where Slack
 * would let us look, but not at this moment.
 */
export async function lookForPost(
  context: Context,
  installation: Installation,
  outbound: Outbound,
  channel: string,
  thread: string | undefined,
): Promise<Looked> {
  const since = outbound.firstAttemptAt;
  if (!since) return { kind: 'unknown' };
  const room = await conversationId(context, installation, channel);
  if (!room) return { kind: 'unknown' };
  const args = {
    channel: room,
    ...(thread ? { ts: thread } : {}),
    oldest: String(Math.floor(since.getTime() / 1000) - SLACK_SECONDS),
    include_all_metadata: true,
    limit: 100,
  };
  let cursor: string | undefined;
  for (let n = 0; n < PAGES; n += 1) {
    const method = thread ? 'conversations.replies' : 'conversations.history';
    const called = await call(context, installation, method, { ...args, ...(cursor ? { cursor } : {}) });
    if (!called.ok) {
      const outcome = classify(called.failure, true);
      const passes = outcome.kind === 'transient' || outcome.kind === 'rate_limited';
      return passes ? { kind: 'later', outcome } : { kind: 'unknown' };
    }
    const read = page.safeParse(called.data);
    if (!read.success) return { kind: 'unknown' };
    const hit = read.data.messages.find((message) => isOurs(message, installation, outbound.id));
    if (hit) return { kind: 'found', message: { room, id: hit.ts, ...(thread ? { thread } : {}) } };
    cursor = read.data.response_metadata?.next_cursor || undefined;
    if (!cursor) return { kind: read.data.has_more === true ? 'unknown' : 'absent' };
  }
  return { kind: 'unknown' };
}

type Message = z.infer<typeof page>['messages'][number];

// Metadata can be written by every app in the channel; only our own message counts.
function isOurs(message: Message, installation: Installation, id: string): boolean {
  if (message.metadata?.event_type !== METADATA_EVENT || message.metadata.event_payload.id !== id)
    return false;
  const { botId, botUserId } = installation;
  if (!botId && !botUserId) return true;
  return (
    (botId !== undefined && message.bot_id === botId) ||
    (botUserId !== undefined && message.user === botUserId)
  );
}

const openedConversation = z.looseObject({ channel: z.looseObject({ id: z.string() }) });

async function conversationId(
  context: Context,
  installation: Installation,
  channel: string,
): Promise<string | null> {
  if (!/^[UW]/.test(channel)) return channel;
  const called = await call(context, installation, 'conversations.open', { users: channel });
  const read = called.ok ? openedConversation.safeParse(called.data) : null;
  return read?.success ? read.data.channel.id : null;
}
