import { z } from 'zod';

/** How to answer a person later. Kept as opaque JSON by the core; a response URL in it is a secret. */
export interface ReplyHandle {
  /** Where Slack takes up to five more answers, for half an hour. */
  readonly url?: string;
  /** Until when the URL works, in ms. */
  readonly urlUntil?: number;
  readonly channel?: string;
  readonly thread?: string;
  /** The modal that waits for the answer, by Slack's id or by ours. */
  readonly view?: string;
  readonly viewExternalId?: string;
}

const shape = z.object({
  url: z.string().optional(),
  urlUntil: z.number().optional(),
  channel: z.string().optional(),
  thread: z.string().optional(),
  view: z.string().optional(),
  viewExternalId: z.string().optional(),
});

/** The handle as the core keeps it. */
export function toHandle(handle: ReplyHandle): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(handle).filter(([, value]) => value !== undefined));
}

/** Reads a kept handle; anything unreadable in it leaves the direct message as the way. */
export function readHandle(handle: Readonly<Record<string, unknown>>): ReplyHandle {
  const read = shape.safeParse(handle);
  if (!read.success) return {};
  return Object.fromEntries(
    Object.entries(read.data).filter(([, value]) => value !== undefined),
  ) as ReplyHandle;
}
