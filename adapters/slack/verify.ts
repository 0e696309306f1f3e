import { Buffer } from 'node:buffer';
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';

/** How far a request's timestamp may lie from real time, in seconds, both ways (docs.slack.dev, Verifying requests from Slack). */
export const SIGNATURE_WINDOW_SECONDS = 300;

export interface SignedRequest {
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  /** The body as received, byte for byte. */
  readonly body: string;
}

/**
 * Whether one of the signing secrets made this signature within the window around `nowSeconds` (real time, Unix seconds).
 * Never throws; anything malformed is false.
 */
export function signatureHolds(
  request: SignedRequest,
  secrets: readonly string[],
  nowSeconds: number,
): boolean {
  const { timestamp, signature, body } = request;
  if (!timestamp || !/^\d{9,11}$/.test(timestamp)) return false;
  if (!signature || !/^v0=[0-9a-f]{64}$/.test(signature)) return false;
  if (Math.abs(nowSeconds - Number(timestamp)) > SIGNATURE_WINDOW_SECONDS) return false;
  const given = Buffer.from(signature.slice(3), 'hex');
  let holds = false;
  // Every secret is tried, so the time taken does not tell which of the two matched.
  for (const key of keysOf(secrets)) {
    const mac = createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest();
    if (timingSafeEqual(mac, given)) holds = true;
  }
  return holds;
}

const known = new WeakMap<readonly string[], readonly KeyObject[]>();

/** The keys of a connection's secrets, made once: that costs a third of the check. */
function keysOf(secrets: readonly string[]): readonly KeyObject[] {
  let keys = known.get(secrets);
  if (keys === undefined) {
    keys = secrets.map((secret) => createSecretKey(secret, 'utf8'));
    known.set(secrets, keys);
  }
  return keys;
}
