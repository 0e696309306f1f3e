import { z } from 'zod';
import { json } from './errors.ts';

const headers = z.looseObject({
  topic: z.string().nullish(),
  messageId: z.string().nullish(),
  time: z.union([z.string(), z.number()]).nullish(),
});
const frame = z.looseObject({ type: z.string(), headers, data: z.unknown().optional() });

/** One frame from the server, with its data still as the text that an answer to a ping repeats. */
export interface StreamFrame {
  readonly type: string;
  readonly topic: string;
  readonly messageId: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly data: unknown;
}

export const TOPICS = { robot: '/v1.0/im/bot/messages/get', card: '/v1.0/card/instances/callback' } as const;

/** What we ask to be sent. */
export const SUBSCRIPTIONS = [
  { type: 'CALLBACK', topic: TOPICS.robot },
  { type: 'CALLBACK', topic: TOPICS.card },
  { type: 'EVENT', topic: '*' },
] as const;

/** Reads a frame; null when it is none. */
export function readFrame(raw: string): StreamFrame | null {
  const parsed = frame.safeParse(json(raw));
  if (!parsed.success) return null;
  const { type, data } = parsed.data;
  const text = typeof data === 'string' ? data : JSON.stringify(data ?? {});
  return {
    type,
    topic: parsed.data.headers.topic ?? '',
    messageId: parsed.data.headers.messageId ?? '',
    headers: parsed.data.headers,
    text,
    data: json(text),
  };
}

/** When the frame was sent, in milliseconds, or null when it does not say. */
export function sentAt(received: StreamFrame): number | null {
  const time = Number(received.headers.time ?? Number.NaN);
  return Number.isFinite(time) && time > 0 ? time : null;
}

/** What a frame is answered with; `data` is text. */
export interface FrameAnswer {
  readonly code: 200 | 404 | 500;
  readonly data: string;
}

/** The answer as it goes over the wire. */
export function ackOf(messageId: string, answer: FrameAnswer): string {
  return JSON.stringify({
    code: answer.code,
    message: answer.code === 200 ? 'OK' : answer.code === 404 ? 'Not Found' : 'Error',
    headers: { messageId, contentType: 'application/json' },
    data: answer.data,
  });
}
