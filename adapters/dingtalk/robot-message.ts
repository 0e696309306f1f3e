import { z } from 'zod';

const text = z.string().nullish();

/** Milliseconds; the vendor's page says text, its servers send a number. */
export const millis = z.union([
  z.number(),
  z
    .string()
    .regex(/^\d{1,16}$/)
    .transform(Number),
]);

const piece = z.looseObject({
  type: text,
  text,
  downloadCode: text,
  pictureDownloadCode: text,
});

const content = z.looseObject({
  content: text,
  richText: z.array(piece).nullish(),
  downloadCode: text,
  pictureDownloadCode: text,
  recognition: text,
  fileName: text,
  videoType: text,
});

/** Who a robot message is meant for: read before anything else of it. */
export const robotAddress = z.looseObject({
  robotCode: text,
  chatbotCorpId: text,
  createAt: millis.nullish(),
  msgId: text,
  errorCode: z.union([z.string(), z.number()]).transform(String).nullish(),
});

/** A message to the robot, as HTTP and Stream both carry it. */
export const robotMessage = z.looseObject({
  msgtype: text,
  text: z.looseObject({ content: text }).nullish(),
  content: z.union([z.string(), content]).nullish(),
  msgId: z.string().min(1),
  createAt: millis,
  conversationType: z
    .union([z.string(), z.number()])
    .transform(String)
    .pipe(z.enum(['1', '2'])),
  conversationId: z.string().min(1),
  conversationTitle: text,
  senderId: text,
  senderStaffId: text,
  senderNick: text,
  senderCorpId: text,
  chatbotUserId: text,
  chatbotCorpId: text,
  atUsers: z.array(z.looseObject({ dingtalkId: text, staffId: text })).nullish(),
  sessionWebhook: text,
  sessionWebhookExpiredTime: millis.nullish(),
});

export type RobotMessage = z.infer<typeof robotMessage>;

/** What a message says and carries, whatever its type. */
export interface MessageContent {
  readonly text: string;
  readonly files: readonly { readonly ref: string; readonly name: string }[];
  /** A type that holds nothing for us: a quote, a chat record, a sticker. */
  readonly empty: boolean;
}

/** Reads text and files out of a message; a spoken message counts as the text it was heard as. */
export function contentOf(message: RobotMessage): MessageContent {
  const inner = typeof message.content === 'string' ? { content: message.content } : (message.content ?? {});
  const pieces = inner.richText ?? [];
  const written = message.text?.content ?? inner.content ?? pieces.map((part) => part.text ?? '').join('');
  const said = (written === '' ? (inner.recognition ?? '') : written).trim();
  const files = [
    ...pieces.flatMap((part) => fileOf(part.downloadCode ?? part.pictureDownloadCode, 'image.png')),
    ...fileOf(inner.downloadCode ?? inner.pictureDownloadCode, fileName(message.msgtype, inner)),
  ];
  const textual = message.msgtype === 'text' || message.msgtype === 'richText';
  return { text: said, files, empty: said === '' && files.length === 0 && !textual };
}

function fileOf(ref: string | null | undefined, name: string) {
  return ref === undefined || ref === null || ref === '' ? [] : [{ ref, name }];
}

function fileName(
  type: string | null | undefined,
  inner: { fileName?: string | null | undefined; videoType?: string | null | undefined },
): string {
  if (inner.fileName) return inner.fileName;
  if (type === 'audio') return 'audio.amr';
  if (type === 'video') return `video.${inner.videoType ?? 'mp4'}`;
  return type === 'picture' ? 'image.png' : 'file';
}
