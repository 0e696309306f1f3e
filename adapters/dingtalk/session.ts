import type { MintedCard } from '../../cards/model.ts';
import type { Outcome } from '../contract.ts';
import { outcomeOf } from './errors.ts';
import type { PostContext } from './post.ts';
import { webhookMarkdown } from './render.ts';
import type { ReplyHandle } from './reply-handle.ts';
import { words } from './words.ts';

/** A message in the format of webhooks. */
export type WebhookMessage =
  | { readonly msgtype: 'markdown'; readonly markdown: { readonly title: string; readonly text: string } }
  | { readonly msgtype: 'text'; readonly text: { readonly content: string } };

/**
 * What may be said to somebody without a staff id. In a group everybody reads it, so only a fixed line is said
 * there; their own chat gets the whole card.
 */
export function keylessMessage(card: MintedCard, conversationType: '1' | '2'): WebhookMessage {
  if (conversationType === '1') return webhookMarkdown(card);
  return { msgtype: 'text', text: { content: words(card.locale).cannotWriteAlone } };
}

/** Answers by the webhook that came with the message; it lives about 90 minutes. */
export async function replyBySession(
  context: Pick<PostContext, 'client'>,
  handle: ReplyHandle,
  card: MintedCard,
): Promise<Outcome> {
  if (handle.sessionWebhook === undefined) {
    return { kind: 'gone', what: 'handle', detail: 'the message came without a webhook' };
  }
  const sent = await context.client.webhook(
    handle.sessionWebhook,
    keylessMessage(card, handle.conversationType),
  );
  return sent.ok ? { kind: 'sent', tier: 'session' } : outcomeOf(sent.fault);
}
