import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Connection, Inbound } from '../contract.ts';
import { millis } from './robot-message.ts';

/** A subscribed event with the fields that concern us, whichever way and in whichever spelling it came. */
export const platformEvent = z.object({
  type: z.string(),
  id: z.string(),
  corp: z.string().optional(),
  at: z.number().optional(),
  userIds: z.array(z.string()),
  room: z.string().optional(),
});

export type PlatformEvent = z.infer<typeof platformEvent>;

const list = z
  .union([z.string().transform((one) => [one]), z.array(z.union([z.string(), z.number()]).transform(String))])
  .nullish();
const shape = z.looseObject({
  eventtype: z.string().min(1),
  eventid: z.string().nullish(),
  bizid: z.string().nullish(),
  corpid: z.string().nullish(),
  eventtime: millis.nullish(),
  timestamp: millis.nullish(),
  userid: list,
  openconversationid: z.string().nullish(),
});

/** Reads an event; null when it names no type. Field names differ in case between HTTP and Stream. */
export function readEvent(
  raw: unknown,
  headers: Readonly<Record<string, unknown>> = {},
): PlatformEvent | null {
  const fields = { ...lowerKeys(raw), ...lowerKeys(streamHeaders(headers)) };
  const parsed = shape.safeParse(fields);
  if (!parsed.success) return null;
  const event = parsed.data;
  const id = event.eventid || event.bizid;
  return {
    type: event.eventtype,
    id: id ? id : createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 32),
    userIds: event.userid ?? [],
    ...(event.corpid ? { corp: event.corpid } : {}),
    ...((event.eventtime ?? event.timestamp) ? { at: Number(event.eventtime ?? event.timestamp) } : {}),
    ...(event.openconversationid ? { room: event.openconversationid } : {}),
  };
}

function streamHeaders(headers: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { eventType, eventId, eventBornTime, eventCorpId } = headers;
  return Object.fromEntries(
    Object.entries({ eventType, eventId, eventTime: eventBornTime, corpId: eventCorpId }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}

function lowerKeys(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), inner]));
}

const PERSON_EVENTS = ['user_leave_org', 'user_modify_org', 'user_add_org'];

/** Whether anything happens on this event. */
export function wanted(event: PlatformEvent): boolean {
  if (event.type === 'chat_disband') return event.room !== undefined;
  return PERSON_EVENTS.includes(event.type) && event.userIds.length > 0;
}

/** The event as the core takes it: one inbound for a room, or one for each person it names. */
export function eventInbounds(
  event: PlatformEvent,
  corp: string,
  connection: Connection,
  key: string,
  at: Date,
): readonly Inbound[] {
  const common = {
    platform: 'dingtalk' as const,
    connectionId: connection.id,
    at: event.at === undefined ? at : new Date(event.at),
    workspace: { id: corp },
  };
  if (event.type === 'chat_disband' && event.room !== undefined) {
    const room = { id: event.room, kind: 'group' as const };
    return [{ ...common, deliveryKey: key, room, event: { kind: 'left', reason: 'disbanded' } }];
  }
  return event.userIds.map((userId, index) => ({
    ...common,
    deliveryKey: index === 0 ? key : `${key}#${userId}`,
    person: { userId },
    event: { kind: 'person_changed' as const },
  }));
}
