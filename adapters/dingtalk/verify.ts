import { createHmac, timingSafeEqual } from 'node:crypto';
import { LIMITS } from './limits.ts';

/** `stale`: rightly signed, but outside the window. */
export type Verdict = 'ok' | 'stale' | 'bad';

/** Signature of a robot message: base64 HMAC-SHA256 over timestamp, newline and secret. */
export function robotSignature(timestamp: string, secret: string): string {
  return createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
}

/** Signature of a card callback: base64 HMAC-SHA256 over the timestamp alone. */
export function cardSignature(timestamp: string, secret: string): string {
  return createHmac('sha256', secret).update(timestamp).digest('base64');
}

/** Compares without telling by its duration where two texts differ. */
export function same(left: string, right: string): boolean {
  const a = Buffer.from(left, 'utf8');
  const b = Buffer.from(right, 'utf8');
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Whether an instant in milliseconds lies within an hour of now, before or after. */
export function withinWindow(millis: number, now: Date): boolean {
  return Number.isFinite(millis) && Math.abs(now.getTime() - millis) <= LIMITS.windowMs;
}

/** Checks the headers of a robot message or a card callback against every secret that is still valid. */
export function verifyHeaders(
  header: { readonly timestamp: string | undefined; readonly signature: string | undefined },
  sign: (timestamp: string, secret: string) => string,
  secrets: readonly string[],
  now: Date,
): Verdict {
  const { timestamp, signature } = header;
  if (timestamp === undefined || signature === undefined || !/^\d{1,16}$/.test(timestamp)) return 'bad';
  let matched = false;
  for (const secret of secrets) {
    if (secret !== '' && same(signature, sign(timestamp, secret))) matched = true;
  }
  if (!matched) return 'bad';
  return withinWindow(Number(timestamp), now) ? 'ok' : 'stale';
}
