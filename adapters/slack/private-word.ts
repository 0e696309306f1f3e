import { z } from 'zod';
import type { Installation, Outcome } from '../contract.ts';
import { vendorAddress } from './addresses.ts';
import { apiBase, type Called, postOnce } from './client.ts';
import type { Context } from './context.ts';
import { classify, type VendorFailure } from './errors.ts';
import { DELIVER_TIMEOUT_MS } from './limits.ts';
import type { MessagePayload } from './render.ts';
import type { ReplyHandle } from './reply-handle.ts';

/** What is put into the place of the message that was pressed; only the response URL reaches an ephemeral one. */
export type Replacing = 'replace' | 'delete' | 'add';

/**
 * Says something to one person alone: by the response URL, else as an ephemeral message where they stand,
 * else as direct message. One attempt on each way; the next way only where the last is closed for good.
 */
export async function sayPrivately(
  context: Context,
  installation: Installation,
  handle: ReplyHandle,
  userId: string,
  payload: MessagePayload,
  timeoutMs = DELIVER_TIMEOUT_MS,
): Promise<Outcome> {
  const byUrl = await respondByUrl(context, handle, payload, 'add', timeoutMs);
  if (byUrl && !closed(byUrl)) return byUrl;
  const channel = handle.channel;
  if (channel) {
    const message = { text: payload.text, blocks: payload.blocks, ...thread(handle) };
    const there = channel.startsWith('D')
      ? await post(context, installation, { channel, ...message }, timeoutMs)
      : await ephemeral(context, installation, { channel, user: userId, ...message }, timeoutMs);
    if (!closed(there)) return there;
  }
  return post(context, installation, { channel: userId, ...payload }, timeoutMs);
}

/** Whether this way is closed for good, so that the next one may be tried without saying it twice. */
function closed(outcome: Outcome): boolean {
  return outcome.kind === 'gone' ? outcome.what !== 'installation' : outcome.kind === 'refused';
}

/** Posts to the response URL; null where there is none that may be called. */
export async function respondByUrl(
  context: Context,
  handle: ReplyHandle,
  payload: MessagePayload | null,
  replacing: Replacing,
  timeoutMs = DELIVER_TIMEOUT_MS,
): Promise<Outcome | null> {
  const { services, connection } = context;
  const address = vendorAddress(handle.url, apiBase(connection));
  if (!address || (handle.urlUntil ?? 0) <= services.now().getTime()) return null;
  const body =
    replacing === 'delete'
      ? { delete_original: true }
      : {
          response_type: 'ephemeral',
          replace_original: replacing === 'replace',
          ...payload,
          ...(replacing === 'add' ? thread(handle) : {}),
        };
  services.usage.add(connection.id, 'response_url', 1);
  const json = 'application/json; charset=utf-8';
  const failure = await postOnce(services.fetch, address, json, JSON.stringify(body), timeoutMs);
  return failure ? handleGone(failure) : { kind: 'sent' };
}

// A used-up or expired response URL answers 404 or a 4xx of its own.
function handleGone(failure: VendorFailure): Outcome {
  const outcome = classify(failure, false);
  if (outcome.kind !== 'refused') return outcome;
  return { kind: 'gone', what: 'handle', detail: outcome.detail };
}

const posted = z.looseObject({ channel: z.string(), ts: z.string() });

/** chat.postMessage once; `sent` names the message. */
export async function post(
  context: Context,
  installation: Installation,
  args: Record<string, unknown> & { thread_ts?: string },
  timeoutMs = DELIVER_TIMEOUT_MS,
): Promise<Outcome> {
  const called = await call(context, installation, 'chat.postMessage', { ...QUIET, ...args }, timeoutMs);
  if (!called.ok) return classify(called.failure, false);
  const read = posted.safeParse(called.data);
  if (!read.success) return { kind: 'sent' };
  const message = {
    room: read.data.channel,
    id: read.data.ts,
    ...(args.thread_ts ? { thread: args.thread_ts } : {}),
  };
  return { kind: 'sent', message };
}

/** Links in our messages are never unfolded into previews. */
const QUIET = { unfurl_links: false, unfurl_media: false };

/** chat.postEphemeral once; what it answers is no handle for changes. */
export async function ephemeral(
  context: Context,
  installation: Installation,
  args: Record<string, unknown>,
  timeoutMs = DELIVER_TIMEOUT_MS,
): Promise<Outcome> {
  const called = await call(context, installation, 'chat.postEphemeral', args, timeoutMs);
  return called.ok ? { kind: 'sent' } : classify(called.failure, false);
}

/** One call with the installation's token. */
export function call(
  { api, connection }: Context,
  installation: Installation,
  method: string,
  args: Record<string, unknown>,
  timeoutMs = DELIVER_TIMEOUT_MS,
): Promise<Called> {
  return api.call(connection, installation.botToken, method, args, timeoutMs);
}

function thread(handle: ReplyHandle): { thread_ts?: string } {
  return handle.thread ? { thread_ts: handle.thread } : {};
}
