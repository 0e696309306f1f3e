import { z } from 'zod';
import type { OutboundAct, Outcome } from '../contract.ts';
import { credentialsOf } from './credentials.ts';
import { outcomeOf } from './errors.ts';
import { cutPoints, markdown, neutral } from './escape.ts';
import { FILE_TYPES, LIMITS } from './limits.ts';
import { sendRobotMessage } from './message-calls.ts';
import { type Place, roomOf } from './places.ts';
import type { PostContext } from './post.ts';
import { zipOf } from './zip.ts';

const uploaded = z.looseObject({ media_id: z.string().min(1) });

/** Uploads a file and sends it; types that DingTalk does not take travel inside a zip. */
export async function deliverFile(
  context: PostContext,
  place: Place,
  act: Extract<OutboundAct, { kind: 'file' }>,
): Promise<Outcome> {
  const file = acceptable(act);
  if (file.bytes.byteLength > LIMITS.fileBytes) {
    return { kind: 'refused', code: 'file_too_large', detail: `${file.bytes.byteLength} bytes` };
  }
  const form = new FormData();
  form.set('media', new Blob([new Uint8Array(file.bytes)], { type: file.mime }), file.name);
  const media = await context.client.callOld('/media/upload?type=file', form, uploaded);
  if (!media.ok) {
    // An upload says nothing to anybody, so it may simply be made again.
    const broken = media.fault.class === 'ambiguous';
    return outcomeOf(broken ? { ...media.fault, class: 'transient' } : media.fault);
  }
  const msgParam = { mediaId: media.value.media_id, fileName: file.name, fileType: file.type };
  const { robotCode } = credentialsOf(context.connection);
  const sent = await sendRobotMessage(context.client, robotCode, place, {
    msgKey: 'sampleFile',
    msgParam: JSON.stringify(msgParam),
  });
  if (!sent.ok) return outcomeOf(sent.fault);
  await sendCaption(context, place, act.caption);
  return {
    kind: 'sent',
    tier: 'D',
    ...(sent.value === null ? {} : { message: { room: roomOf(place), id: sent.value } }),
  };
}

function acceptable(act: { name: string; mime: string; bytes: Uint8Array }) {
  const name = neutral(act.name).replace(/[/\\]/g, '-');
  const type = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (FILE_TYPES.includes(type)) return { name, type, mime: act.mime, bytes: act.bytes };
  return { name: `${name}.zip`, type: 'zip', mime: 'application/zip', bytes: zipOf(name, act.bytes) };
}

/** The file has arrived; a caption that fails is not worth sending the file twice. */
async function sendCaption(context: PostContext, place: Place, caption: string | undefined): Promise<void> {
  if (caption === undefined || caption === '') return;
  const { robotCode } = credentialsOf(context.connection);
  const sent = await sendRobotMessage(context.client, robotCode, place, {
    msgKey: 'sampleMarkdown',
    msgParam: JSON.stringify({ title: cutPoints(neutral(caption), 60), text: markdown(caption, true) }),
  });
  if (!sent.ok) {
    const { id } = context.connection;
    context.services.log.warn(
      { connection: id, detail: sent.fault.detail },
      'a file went out without its caption',
    );
  }
}
