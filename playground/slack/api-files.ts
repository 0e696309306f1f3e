import { botMessage, chatOf } from './api-chat.ts';
import type { Memory } from './memory.ts';
import { asText, type Json, jsonList } from './native.ts';
import { type Method, Refusal, type Vendor } from './vendor.ts';

/** The two API steps of an upload; the bytes go to an address of their own in between. */
export const fileMethods: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': ticket,
  'files.completeUploadExternal': complete,
};

function ticket(args: Json, { memory }: Vendor): Json | Refusal {
  const name = asText(args.filename);
  const length = Number(args.length);
  if (name === '' || !(length > 0)) return new Refusal('invalid_arguments');
  const id = memory.id('F');
  memory.uploads.set(id, { name, length, stored: false });
  return { upload_url: `${memory.base}/upload/${id}`, file_id: id };
}

/** Takes the bytes of an announced file; false where none was announced or the length differs. */
export function receiveBytes(id: string, length: number, memory: Memory): boolean {
  const upload = memory.uploads.get(id);
  if (!upload || upload.length !== length) return false;
  upload.stored = true;
  return true;
}

function complete(args: Json, vendor: Vendor): Json | Refusal {
  const { memory } = vendor;
  const files = jsonList(args.files);
  const uploads = files.map((file) => memory.uploads.get(asText(file.id)));
  if (files.length === 0 || uploads.some((upload) => !upload?.stored)) return new Refusal('file_not_found');
  const chat = chatOf(args.channel_id, vendor);
  if (chat instanceof Refusal) return chat;
  const ts = memory.nextTs();
  const shared = files.map((file, i) => ({ ...file, name: uploads[i]?.name, size: uploads[i]?.length }));
  const native = botMessage(
    { text: asText(args.initial_comment), thread_ts: args.thread_ts },
    { ts, files: shared },
  );
  const thread = asText(args.thread_ts) || null;
  memory.log.post({ id: ts, chat, author: 'bot', thread, native });
  for (const file of files) memory.uploads.delete(asText(file.id));
  return { files: shared };
}
