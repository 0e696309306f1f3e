import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { rotating } from './credentials.ts';
import { same } from './verify.ts';

const BLOCK = 32;
const RANDOM_BYTES = 16;
const LENGTH_BYTES = 4;

/** Token and AES key of the app's event subscription. */
export interface EventKeys {
  readonly token: string;
  readonly aesKey: string;
}

/** An encrypted event that cannot be read although its signature is right. */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';
}

/** Tokens and keys that are valid now, paired in the order of their rotating lists. */
export function eventKeys(tokens: string | undefined, aesKeys: string | undefined): readonly EventKeys[] {
  if (tokens === undefined || aesKeys === undefined) return [];
  const keys = rotating(aesKeys);
  return rotating(tokens).flatMap((token) => keys.map((aesKey) => ({ token, aesKey })));
}

/** Lower-case hex SHA-1 of the four parts, sorted by code unit and joined. */
export function eventSignature(token: string, timestamp: string, nonce: string, encrypted: string): string {
  return createHash('sha1').update([token, timestamp, nonce, encrypted].sort().join('')).digest('hex');
}

/** Whether the signature is that of this token. */
export function eventSigned(
  signature: string,
  token: string,
  timestamp: string,
  nonce: string,
  encrypted: string,
): boolean {
  return same(signature.toLowerCase(), eventSignature(token, timestamp, nonce, encrypted));
}

/** Opens an event; throws `UnreadableEvent` when key, padding or length do not fit. */
export function decryptEvent(aesKey: string, encrypted: string): { message: string; owner: string } {
  const plain = unpadded(decrypted(aesKey, encrypted));
  const start = RANDOM_BYTES + LENGTH_BYTES;
  if (plain.length < start) throw new UnreadableEvent('shorter than its own header');
  const end = start + plain.readUInt32BE(RANDOM_BYTES);
  if (end > plain.length) throw new UnreadableEvent('shorter than it says');
  return { message: plain.toString('utf8', start, end), owner: plain.toString('utf8', end) };
}

function decrypted(aesKey: string, encrypted: string): Buffer {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const data = Buffer.from(encrypted, 'base64');
  if (key.length !== 32 || data.length === 0 || data.length % 16 !== 0) {
    throw new UnreadableEvent('not a whole number of cipher blocks');
  }
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16));
  // The pad may be as long as 32 bytes, which the built-in check refuses.
  decipher.setAutoPadding(false);
  return Buffer.concat([decipher.update(data), decipher.final()]);
}

function unpadded(plain: Buffer): Buffer {
  const pad = plain[plain.length - 1] ?? 0;
  if (pad < 1 || pad > BLOCK || pad > plain.length) throw new UnreadableEvent('padding out of range');
  if (!plain.subarray(plain.length - pad).every((byte) => byte === pad)) {
    throw new UnreadableEvent('padding not uniform');
  }
  return plain.subarray(0, plain.length - pad);
}

/** Seals a message for an owner; `random` is 16 bytes. */
export function encryptEvent(aesKey: string, owner: string, message: string, random: Buffer): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(text.length);
  const body = Buffer.concat([random, length, text, Buffer.from(owner, 'utf8')]);
  const pad = BLOCK - (body.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16));
  cipher.setAutoPadding(false);
  return Buffer.concat([
    cipher.update(Buffer.concat([body, Buffer.alloc(pad, pad)])),
    cipher.final(),
  ]).toString('base64');
}

/** The answer an event expects: the word `success`, sealed and signed; all values are strings. */
export function eventReply(
  keys: EventKeys,
  owner: string,
  timestamp: string,
  nonce: string,
  random: Buffer,
): { msg_signature: string; timeStamp: string; nonce: string; encrypt: string } {
  const encrypt = encryptEvent(keys.aesKey, owner, 'success', random);
  return {
    msg_signature: eventSignature(keys.token, timestamp, nonce, encrypt),
    timeStamp: timestamp,
    nonce,
    encrypt,
  };
}
