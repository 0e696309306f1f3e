import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { APP } from './identity.ts';

const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest();

/** Headers of a robot message as DingTalk sends them. */
export function robotHeaders(millis: number): Record<string, string> {
  const timestamp = String(millis);
  const sign = hmac(APP.clientSecret, [timestamp, APP.clientSecret].join('\n')).toString('base64');
  return { 'content-type': 'application/json; charset=utf-8', timestamp, sign };
}

/** Headers of a card callback, signed with the secret that was registered for its route. */
export function cardHeaders(millis: number, apiSecret: string): Record<string, string> {
  return {
    'content-type': 'application/json',
    'x-ddpaas-signature-timestamp': String(millis),
    'x-ddpaas-signature': hmac(apiSecret, String(millis)).toString('base64'),
  };
}

function sha1(...parts: string[]): string {
  const sorted = [...parts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return createHash('sha1').update(sorted.join('')).digest('hex');
}

/** An event as DingTalk posts it: signed in the query, sealed in the body. */
export function sealedEvent(event: object, millis: number): { query: string; body: string } {
  const key = Buffer.from(`${APP.eventAesKey}=`, 'base64');
  const message = Buffer.from(JSON.stringify(event));
  const size = Buffer.alloc(4);
  size.writeInt32BE(message.length);
  const open = Buffer.concat([
    Buffer.from(randomBytes(8).toString('hex')),
    size,
    message,
    Buffer.from(APP.clientId),
  ]);
  const pad = 32 - (open.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const sealed = Buffer.concat([cipher.update(open), cipher.update(Buffer.alloc(pad, pad)), cipher.final()]);
  const encrypt = sealed.toString('base64');
  const nonce = randomBytes(4).toString('hex');
  const timestamp = String(millis);
  const query = new URLSearchParams({
    msg_signature: sha1(APP.eventToken, timestamp, nonce, encrypt),
    timestamp,
    nonce,
  });
  return { query: query.toString(), body: JSON.stringify({ encrypt }) };
}

/** Opens the service's answer to an event; null when signature or seal are wrong. */
export function openedReply(body: string): string | null {
  const reply = JSON.parse(body) as Record<string, unknown>;
  const { msg_signature, timeStamp, nonce, encrypt } = reply;
  if (![msg_signature, timeStamp, nonce, encrypt].every((value) => typeof value === 'string')) return null;
  if (msg_signature !== sha1(APP.eventToken, String(timeStamp), String(nonce), String(encrypt))) return null;
  const key = Buffer.from(`${APP.eventAesKey}=`, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const open = Buffer.concat([decipher.update(Buffer.from(String(encrypt), 'base64')), decipher.final()]);
  return open.subarray(20, 20 + open.readInt32BE(16)).toString();
}

/** The part of a session webhook that names its chat; it can be read back after a restart. */
export function sessionToken(session: { chat: string; as: string; until: number }): string {
  const text = Buffer.from(JSON.stringify(session)).toString('base64url');
  return `${text}.${hmac(APP.clientSecret, text).toString('base64url')}`;
}

/** What a session webhook names, or null when we did not make it. */
export function openedSession(token: string): { chat: string; as: string; until: number } | null {
  const [text, mark] = token.split('.');
  if (text === undefined || mark !== hmac(APP.clientSecret, text).toString('base64url')) return null;
  return JSON.parse(Buffer.from(text, 'base64url').toString());
}
