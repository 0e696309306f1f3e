import { z } from 'zod';
import type { Connection, Inbound } from '../contract.ts';
import { json } from './errors.ts';
import { withoutMarks } from './escape.ts';
import { directRoom } from './places.ts';

const pressed = z.looseObject({
  actionIds: z.array(z.unknown()).nullish(),
  params: z.looseObject({ action: z.unknown().optional(), id: z.unknown().optional() }).nullish(),
});
const content = pressed.extend({ cardPrivateData: pressed.nullish() });

/** A press on a card, as HTTP and Stream both carry it. */
export const cardCallback = z.looseObject({
  outTrackId: z.string().min(1),
  corpId: z.string().nullish(),
  userId: z.string().min(1),
  spaceType: z.string().nullish(),
  spaceId: z.string().nullish(),
  content: z.unknown().optional(),
  value: z.unknown().optional(),
});

export type CardCallback = z.infer<typeof cardCallback>;

/**
 * What may name the pressed button, most trusted first: `params.action`, `params.id`, `actionIds[0]`, wherever they
 * stand. Which one a template reports is not settled, so the core takes the first it knows.
 */
export function pressTokens(callback: CardCallback): readonly string[] {
  const layers = [callback.content, callback.value].flatMap((raw) => {
    const parsed = content.safeParse(typeof raw === 'string' ? json(raw) : raw);
    if (!parsed.success) return [];
    const { cardPrivateData, ...rest } = parsed.data;
    return cardPrivateData ? [cardPrivateData, rest] : [rest];
  });
  const candidates = [
    ...layers.map((layer) => layer.params?.action),
    ...layers.map((layer) => layer.params?.id),
    ...layers.map((layer) => layer.actionIds?.[0]),
  ];
  const usable = candidates.filter(
    (value): value is string => typeof value === 'string' && value !== '' && value.length <= 200,
  );
  return [...new Set(usable)];
}

/** Key of a press: the same button of the same card by the same person. */
export function pressKey(callback: CardCallback): string {
  return `press:${callback.outTrackId}:${callback.userId}:${pressTokens(callback).join('|')}`;
}

/** Whether the card stands in the presser's own chat with the robot; false also where that cannot be told. */
export function inOwnChat(callback: CardCallback): boolean {
  return callback.spaceType?.toUpperCase() === 'IM_ROBOT' || callback.spaceId === callback.userId;
}

/** A press as the core takes it. */
export function pressInbound(
  callback: CardCallback,
  corp: string,
  connection: Connection,
  key: string,
  at: Date,
): Inbound {
  const direct = inOwnChat(callback);
  const room = direct ? directRoom(callback.userId) : (callback.spaceId ?? '');
  return {
    platform: 'dingtalk',
    connectionId: connection.id,
    deliveryKey: key,
    at,
    workspace: { id: corp },
    ...(room === '' ? {} : { room: { id: room, kind: direct ? ('direct' as const) : ('group' as const) } }),
    person: { userId: callback.userId },
    event: {
      kind: 'press',
      tokens: pressTokens(callback).map(withoutMarks),
      message: { room, id: callback.outTrackId },
    },
  };
}
