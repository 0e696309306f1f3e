import type { OutboundAct, Outcome } from '../contract.ts';
import type { Address } from './address.ts';
import type { LarkClient } from './client.ts';
import type { LarkConnection } from './credentials.ts';
import { LIMITS } from './limits.ts';
import { lineMessage, type Message, refusal, sendMessage } from './send.ts';

type FileAct = Extract<OutboundAct, { kind: 'file' }>;
type FileType = 'opus' | 'mp4' | 'pdf' | 'doc' | 'xls' | 'ppt' | 'stream';

const TYPES: Readonly<Record<string, FileType>> = {
  opus: 'opus',
  mp4: 'mp4',
  pdf: 'pdf',
  doc: 'doc',
  docx: 'doc',
  xls: 'xls',
  xlsx: 'xls',
  ppt: 'ppt',
  pptx: 'ppt',
};

const IMAGES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp']);

/** Uploads a file (an image up to 10 MB, else a file up to 30 MB) and posts it, its caption before it. */
export async function sendFile(
  client: LarkClient,
  connection: LarkConnection,
  address: Address,
  act: FileAct,
  source: string,
): Promise<Outcome> {
  if (act.bytes.byteLength === 0) return { kind: 'refused', code: 'empty_file', detail: 'the file is empty' };
  if (act.bytes.byteLength > LIMITS.fileBytes) {
    return { kind: 'refused', code: 'file_too_big', detail: `${act.bytes.byteLength} bytes` };
  }
  const image = IMAGES.has(act.mime) && act.bytes.byteLength <= LIMITS.imageBytes;
  const uploaded = image
    ? await uploadImage(client, connection, act)
    : await uploadFile(client, connection, act);
  if ('kind' in uploaded) return uploaded;
  if (act.caption) {
    const said = plainly(
      await sendMessage(client, connection, address, lineMessage(act.caption), source, 'caption'),
    );
    if (said.kind !== 'sent') return said;
  }
  return plainly(await sendMessage(client, connection, address, uploaded.message, source));
}

type Uploaded = { readonly message: Message } | Exclude<Outcome, { kind: 'sent' }>;

async function uploadImage(client: LarkClient, connection: LarkConnection, act: FileAct): Promise<Uploaded> {
  const result = await client.use(connection, (sdk, options) =>
    sdk.im.v1.image.create({ data: { image_type: 'message', image: Buffer.from(act.bytes) } }, options),
  );
  if (!result.ok) return unsent(result);
  const key = result.data?.image_key;
  return key ? { message: { type: 'image', content: { image_key: key } } } : noKey();
}

async function uploadFile(client: LarkClient, connection: LarkConnection, act: FileAct): Promise<Uploaded> {
  const ending = act.name.split('.').pop()?.toLowerCase() ?? '';
  const data = {
    file_type: TYPES[ending] ?? ('stream' as const),
    file_name: act.name,
    file: Buffer.from(act.bytes),
  };
  const result = await client.use(connection, (sdk, options) => sdk.im.v1.file.create({ data }, options));
  if (!result.ok) return unsent(result);
  const key = result.data?.file_key;
  return key ? { message: { type: 'file', content: { file_key: key } } } : noKey();
}

/** Nothing is posted by an upload, so an upload without an answer can be made again. */
function unsent(result: Parameters<typeof refusal>[0]): Exclude<Outcome, { kind: 'sent' }> {
  const outcome = refusal(result);
  if (outcome.kind === 'payload') return { ...outcome, kind: 'refused' };
  return outcome.kind === 'unclear' ? { ...outcome, kind: 'transient' } : outcome;
}

function noKey(): Exclude<Outcome, { kind: 'sent' }> {
  return { kind: 'transient', detail: 'the upload was answered without a key' };
}

function plainly(outcome: Awaited<ReturnType<typeof sendMessage>>): Outcome {
  return outcome.kind === 'payload' ? { ...outcome, kind: 'refused' } : outcome;
}
