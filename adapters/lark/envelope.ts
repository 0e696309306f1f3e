import { z } from 'zod';

/** What both generations of Lark's envelope say about an event, before its own fields are read. */
export interface Envelope {
  readonly type: string;
  /** `header.event_id`, or `uuid` of the old envelope. */
  readonly id: string;
  readonly appId: string | null;
  readonly tenant: string | null;
  /** Null where the vendor's time cannot be read. */
  readonly at: Date | null;
  readonly event: Readonly<Record<string, unknown>>;
}

const second = z.looseObject({
  schema: z.literal('2.0'),
  header: z.looseObject({
    event_id: z.string().min(1),
    event_type: z.string().min(1),
    create_time: z.string().optional(),
    app_id: z.string().optional(),
    tenant_key: z.string().optional(),
  }),
  event: z.looseObject({}),
});

const first = z.looseObject({
  type: z.literal('event_callback'),
  uuid: z.string().min(1),
  ts: z.string().optional(),
  event: z.looseObject({
    type: z.string().min(1),
    app_id: z.string().optional(),
    tenant_key: z.string().optional(),
  }),
});

/** Reads an event's envelope of either generation; null where it is neither. */
export function readEnvelope(json: unknown): Envelope | null {
  const v2 = second.safeParse(json);
  if (v2.success) {
    const { header, event } = v2.data;
    return {
      type: header.event_type,
      id: header.event_id,
      appId: header.app_id ?? null,
      tenant: header.tenant_key ?? null,
      at: readInstant(header.create_time),
      event,
    };
  }
  const v1 = first.safeParse(json);
  if (!v1.success) return null;
  const { uuid, ts, event } = v1.data;
  return {
    type: event.type,
    id: uuid,
    appId: event.app_id ?? null,
    tenant: event.tenant_key ?? null,
    at: readInstant(ts),
    event,
  };
}

/** The instant of a decimal string in seconds, milliseconds or microseconds, told apart by its length. */
export function readInstant(digits: string | number | undefined): Date | null {
  const [whole = ''] = String(digits ?? '').split('.');
  if (!/^\d{9,17}$/.test(whole)) return null;
  const value = Number(whole);
  if (whole.length <= 11) return new Date(value * 1000);
  if (whole.length <= 14) return new Date(value);
  return new Date(Math.floor(value / 1000));
}
