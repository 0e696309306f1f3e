import { z } from 'zod';

/** What a modal carries in private_metadata: Slack sends no channel with a submission. */
export interface FormContext {
  readonly token: string;
  readonly channel?: string;
  readonly thread?: string;
}

const shape = z.object({ t: z.string(), c: z.string().optional(), h: z.string().optional() });

/** Packs a form's token and the chat it was opened from. */
export function packFormContext({ token, channel, thread }: FormContext): string {
  return JSON.stringify({ t: token, ...(channel ? { c: channel } : {}), ...(thread ? { h: thread } : {}) });
}

/** Reads a modal's private_metadata; null when it is not ours. */
export function unpackFormContext(packed: string | undefined): FormContext | null {
  if (!packed) return null;
  let value: unknown;
  try {
    value = JSON.parse(packed);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const read = shape.safeParse(value);
  if (!read.success) return null;
  const { t, c, h } = read.data;
  return { token: t, ...(c ? { channel: c } : {}), ...(h ? { thread: h } : {}) };
}
