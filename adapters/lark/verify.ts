import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';
import type { HookRequest } from '../contract.ts';
import type { LarkCredentials } from './credentials.ts';

/** A request that proved where it comes from: its decrypted JSON, or the status to refuse it with. */
export type Opened =
  | { readonly ok: true; readonly json: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly status: 400 | 401; readonly reason: string };

const HOUR_MS = 3_600_000;

/**
 * Checks signature, window and token on the raw bytes and decrypts. Without signature headers only an encrypted
 * challenge passes, or, where no encrypt key is configured, a body that carries the verification token.
 */
export function openRequest(request: HookRequest, credentials: LarkCredentials, now: Date): Opened {
  if (credentials.encryptKeys.length === 0) return openPlain(request.body, credentials);
  const { headers } = request;
  const signature = headers['x-lark-signature'];
  const timestamp = headers['x-lark-request-timestamp'];
  const nonce = headers['x-lark-request-nonce'];
  if (signature === undefined && timestamp === undefined && nonce === undefined) {
    return openUnsigned(request.body, credentials);
  }
  if (!signature || !timestamp || nonce === undefined) return refuse(401, 'signature headers incomplete');
  if (!withinWindow(timestamp, now, credentials.windowHours)) return refuse(401, 'timestamp outside window');
  const key = credentials.encryptKeys.find((k) => signatureOk(request.body, timestamp, nonce, k, signature));
  if (key === undefined) return refuse(401, 'signature does not match');
  return openSigned(request.body, key, credentials);
}

/** True where `signature` is the hex SHA-256 of timestamp, nonce, encrypt key and the raw body in this order. */
export function signatureOk(raw: string, ts: string, nonce: string, key: string, signature: string): boolean {
  const want = createHash('sha256')
    .update(ts + nonce + key)
    .update(raw)
    .digest();
  const got = Buffer.from(/^[0-9a-f]{64}$/.test(signature) ? signature : '', 'hex');
  return got.length === want.length && timingSafeEqual(want, got);
}

/** The text inside `encrypt`: AES-256-CBC under SHA-256 of the encrypt key, the first 16 bytes being the IV; throws. */
export function decrypt(encryptKey: string, encrypted: string): string {
  const bytes = Buffer.from(encrypted, 'base64');
  if (bytes.length < 32 || bytes.length % 16 !== 0) throw new Error('ciphertext has an impossible length');
  const key = createHash('sha256').update(encryptKey).digest();
  const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16));
  const plain = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]);
  return new TextDecoder('utf-8', { fatal: true }).decode(plain);
}

/** True where both texts are equal, in a time that does not tell how much of them is. */
export function sameSecret(a: string, b: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(a), hash(b));
}

/** True where the timestamp in seconds lies at most `hours` before or after `now`. */
export function withinWindow(timestamp: string, now: Date, hours: number): boolean {
  if (!/^\d{1,11}$/.test(timestamp)) return false;
  return Math.abs(now.getTime() - Number(timestamp) * 1000) <= hours * HOUR_MS;
}

function openSigned(raw: string, key: string, credentials: LarkCredentials): Opened {
  const outer = parseObject(raw);
  if (!outer) return refuse(400, 'signed body is not JSON');
  if (typeof outer.encrypt !== 'string') return refuse(400, 'signed body is not encrypted');
  const body = tryDecrypt([key, ...credentials.encryptKeys], outer.encrypt);
  if (body === null) return refuse(400, 'signed body cannot be decrypted');
  const json = parseObject(body);
  if (!json) return refuse(400, 'decrypted body is not JSON');
  return tokenOk(json, credentials) ? { ok: true, json } : refuse(401, 'verification token differs');
}

function openUnsigned(raw: string, credentials: LarkCredentials): Opened {
  const outer = parseObject(raw);
  const encrypted = outer && typeof outer.encrypt === 'string' ? outer.encrypt : null;
  const body = encrypted === null ? null : tryDecrypt(credentials.encryptKeys, encrypted);
  const json = body === null ? null : parseObject(body);
  if (json?.type !== 'url_verification') return refuse(401, 'signature headers missing');
  return tokenOk(json, credentials) ? { ok: true, json } : refuse(401, 'verification token differs');
}

function openPlain(raw: string, credentials: LarkCredentials): Opened {
  const json = parseObject(raw);
  if (!json || !tokenOk(json, credentials)) return refuse(401, 'verification token differs');
  return { ok: true, json };
}

function tokenOk(json: Readonly<Record<string, unknown>>, credentials: LarkCredentials): boolean {
  const header = json.header;
  const inHeader =
    header !== null && typeof header === 'object' && 'token' in header ? header.token : undefined;
  const token = 'schema' in json ? inHeader : json.token;
  return typeof token === 'string' && sameSecret(token, credentials.verificationToken);
}

function tryDecrypt(keys: readonly string[], encrypted: string): string | null {
  for (const key of keys) {
    try {
      return decrypt(key, encrypted);
    } catch {
      // Another key may be the right one; no key at all becomes a refusal above.
    }
  }
  return null;
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

function refuse(status: 400 | 401, reason: string): Opened {
  return { ok: false, status, reason };
}
