import { z } from 'zod';

/** What kind of request a stored body came from. */
export type StoredKind = 'command' | 'interaction' | 'event';

export interface StoredBody {
  readonly kind: StoredKind;
  /** Arrival by the service's clock, in ms; commands carry no time of their own. */
  readonly at: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const shape = z.object({
  kind: z.enum(['command', 'interaction', 'event']),
  at: z.number(),
  body: z.record(z.string(), z.unknown()),
});

/** Packs a verified payload for its durable row; `json` is the payload's own JSON text, not encoded again. */
export function packBody(kind: StoredKind, at: Date, json: string): string {
  return `{"kind":"${kind}","at":${at.getTime()},"body":${json}}`;
}

/** Reads what `packBody` made; throws on anything else, since only our own rows hold it. */
export function unpackBody(packed: string): StoredBody {
  return shape.parse(JSON.parse(packed));
}

export interface Payload {
  readonly kind: StoredKind;
  readonly body: Readonly<Record<string, unknown>>;
  /** The payload's own JSON text. */
  readonly json: string;
}
