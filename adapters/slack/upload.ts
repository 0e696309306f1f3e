import { z } from 'zod';
import type { Installation, OutboundAct, Outcome } from '../contract.ts';
import { vendorAddress } from './addresses.ts';
import { apiBase, postOnce } from './client.ts';
import type { Context } from './context.ts';
import { classify } from './errors.ts';
import { escapeText } from './escape.ts';
import { DELIVER_TIMEOUT_MS } from './limits.ts';
import { call } from './private-word.ts';

type FileAct = Extract<OutboundAct, { kind: 'file' }>;

const ticket = z.looseObject({ upload_url: z.string(), file_id: z.string() });

/**
 * Uploads a file in Slack's three steps (docs.slack.dev, Working with files) and shares it in `channel`.
 * Only the last step shows anything, so a break before it is a mere delay. No alt text: with it the share may fail silently.
 */
export async function uploadFile(
  context: Context,
  installation: Installation,
  act: FileAct,
  channel: string,
  thread: string | undefined,
): Promise<Outcome> {
  const asked = await call(context, installation, 'files.getUploadURLExternal', {
    filename: act.name,
    length: act.bytes.byteLength,
  });
  if (!asked.ok) return classify(asked.failure, true);
  const read = ticket.safeParse(asked.data);
  const address = read.success ? vendorAddress(read.data.upload_url, apiBase(context.connection)) : null;
  if (!read.success || !address) {
    return { kind: 'refused', code: 'upload_url', detail: "the upload address is not on Slack's hosts" };
  }
  const bytes = new Uint8Array(act.bytes);
  const failure = await postOnce(
    context.services.fetch,
    address,
    'application/octet-stream',
    bytes,
    DELIVER_TIMEOUT_MS,
  );
  if (failure) return classify(failure, true);
  const done = await call(context, installation, 'files.completeUploadExternal', {
    files: [{ id: read.data.file_id, title: act.name }],
    channel_id: channel,
    ...(thread ? { thread_ts: thread } : {}),
    ...(act.caption ? { initial_comment: escapeText(act.caption) } : {}),
  });
  return done.ok ? { kind: 'sent' } : classify(done.failure, false);
}
