import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../time/clock.ts';

/** Makes every identifier of the service; randomness and time are injected. */
export interface Ids {
  /** A unique id that sorts by time of making, 26 characters after `prefix` and `_`. */
  next(prefix?: string): string;
  /** An unguessable word of letters and digits; 22 characters carry 130 bits. */
  token(length?: number): string;
  /** A code that people type: eight characters without those that look alike, in two groups (`K7QF-M2XD`). */
  code(): string;
}

const crockford = '0123456789abcdefghjkmnpqrstvwxyz';
const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const readable = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

const COUNT_DIGITS = 4;
const MOST_COUNTED = 32 ** COUNT_DIGITS - 1;

const POOL_BYTES = 4_096;

/** The system's random bytes, fetched many at a time; each is handed out once. */
function pooled(): (count: number) => Uint8Array {
  let pool: Uint8Array = new Uint8Array();
  let used = 0;
  return (count) => {
    if (count > POOL_BYTES) return randomBytes(count);
    if (used + count > pool.length) {
      pool = randomBytes(POOL_BYTES);
      used = 0;
    }
    used += count;
    return pool.subarray(used - count, used);
  };
}

/** Makes ids from a clock and a source of random bytes (the system's by default). */
export function createIds(clock: Clock, random: (count: number) => Uint8Array = pooled()): Ids {
  let lastMs = -1;
  let time = '';
  let scatter = '';
  let count = 0;

  const pick = (alphabet: string, length: number): string => {
    // Bytes above the largest multiple of the alphabet's size would favour its first letters.
    const limit = 256 - (256 % alphabet.length);
    let text = '';
    while (text.length < length) {
      for (const byte of random(length - text.length + 8)) {
        if (byte < limit && text.length < length) text += alphabet.charAt(byte % alphabet.length);
      }
    }
    return text;
  };

  return {
    next(prefix) {
      const ms = clock.now().getTime();
      if (ms > lastMs || count === MOST_COUNTED) {
        // A clock that went back must not make the same ids again.
        lastMs = Math.max(ms, lastMs + 1);
        time = inBase32(lastMs, 10);
        const bytes = random(16);
        scatter = Array.from(bytes.subarray(4), (byte) => crockford.charAt(byte & 31)).join('');
        // Starts in the lower half, so that half a million can be made within a millisecond.
        count = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) >>> 13;
      } else count++;
      const id = `${time}${scatter}${inBase32(count, COUNT_DIGITS)}`;
      return prefix === undefined ? id : `${prefix}_${id}`;
    },
    token: (length = 22) => pick(base62, length),
    code: () => `${pick(readable, 4)}-${pick(readable, 4)}`,
  };
}

/** The beginning of every id made at an instant: ids made earlier sort before it. */
export function idsFrom(at: Date, prefix: string): string {
  return `${prefix}_${inBase32(Math.max(0, at.getTime()), 10)}`;
}

function inBase32(value: number, length: number): string {
  let text = '';
  for (let rest = value, index = 0; index < length; index++, rest = Math.floor(rest / 32)) {
    text = crockford.charAt(rest % 32) + text;
  }
  return text;
}

/** The form in which a typed code is compared: SHA-256 in hex, without regard to case, spaces and hyphens. */
export function hashCode(code: string): string {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
    .digest('hex');
}
