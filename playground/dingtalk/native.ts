import { z } from 'zod';

/** One button as DingTalk's templates take it. */
export const nativeButton = z.looseObject({
  text: z.string().min(1),
  id: z.string().min(1),
  color: z.string().optional(),
  request: z.boolean().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
});

export type NativeButton = z.infer<typeof nativeButton>;

/** A card as the vendor keeps it. */
export const storedCard = z.looseObject({
  outTrackId: z.string(),
  cardTemplateId: z.string(),
  callbackType: z.string().optional(),
  callbackRouteKey: z.string().optional(),
  cardData: z.object({ cardParamMap: z.record(z.string(), z.string()) }),
  privateData: z.record(z.string(), z.record(z.string(), z.string())).optional(),
});

export type StoredCard = z.infer<typeof storedCard>;

/** A message in the format of webhooks and of answers to robot messages. */
export const webhookMessage = z.discriminatedUnion('msgtype', [
  z.object({ msgtype: z.literal('empty') }),
  z.looseObject({ msgtype: z.literal('text'), text: z.looseObject({ content: z.string().min(1) }) }),
  z.looseObject({
    msgtype: z.literal('markdown'),
    markdown: z.looseObject({ title: z.string().min(1), text: z.string().min(1) }),
  }),
]);

const text = z.string().min(1);
const actionCard = (count: number) =>
  z.strictObject({
    title: text,
    text,
    ...Object.fromEntries(
      Array.from({ length: count }, (_, at) => [
        [`actionTitle${at + 1}`, text],
        [`actionURL${at + 1}`, z.url()],
      ]).flat(),
    ),
  });

/** `msgParam` of a robot message, by its `msgKey`. */
export const MESSAGE_PARAMS: Readonly<Record<string, z.ZodType>> = {
  sampleText: z.strictObject({ content: text }),
  sampleMarkdown: z.strictObject({ title: text, text }),
  sampleActionCard: z.strictObject({ title: text, text, singleTitle: text, singleURL: z.url() }),
  sampleActionCard2: actionCard(2),
  sampleActionCard3: actionCard(3),
  sampleActionCard4: actionCard(4),
  sampleActionCard5: actionCard(5),
  sampleFile: z.strictObject({
    mediaId: z.string().startsWith('@'),
    fileName: text,
    fileType: z.enum(['xlsx', 'pdf', 'zip', 'rar', 'doc', 'docx']),
  }),
};

/** The buttons of a card, whichever of the two templates it was made with. */
export function buttonsOf(params: Readonly<Record<string, string>>): readonly NativeButton[] | null {
  const raw =
    params.msgButtons ??
    (params.sys_full_json_obj === undefined ? '[]' : innerList(params.sys_full_json_obj));
  const parsed = z.array(nativeButton).safeParse(parse(raw));
  return parsed.success ? parsed.data : null;
}

function innerList(raw: string): string {
  const outer = z.object({ msgButtons: z.array(z.unknown()) }).safeParse(parse(raw));
  return outer.success ? JSON.stringify(outer.data.msgButtons) : '';
}

/** The text as JSON, or undefined when it is none, which no schema accepts. */
export function parse(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}
