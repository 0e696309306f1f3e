import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import type { HookRequest } from '../../adapters/contract.ts';
import { APP, TENANT } from './identity.ts';

/** A v2 event as Lark pushes it: encrypted under the app's key and signed with the machine's real time. */
export function pushEvent(type: string, event: object, at: Date, eventId: string): HookRequest {
  return push({
    schema: '2.0',
    header: {
      event_id: eventId,
      event_type: type,
      // Card callbacks count in microseconds, all other events in milliseconds.
      create_time: type === 'card.action.trigger' ? `${at.getTime()}000` : `${at.getTime()}`,
      token: APP.verificationToken,
      app_id: APP.appId,
      tenant_key: TENANT.id,
    },
    event,
  });
}

/** A v1 event, the form in which an app's life cycle is still told. */
export function pushFirstGeneration(type: string, event: object, at: Date, uuid: string): HookRequest {
  return push({
    ts: (at.getTime() / 1000).toFixed(6),
    uuid,
    token: APP.verificationToken,
    type: 'event_callback',
    event: { type, app_id: APP.appId, tenant_key: TENANT.id, ...event },
  });
}

function push(payload: object): HookRequest {
  const iv = randomBytes(16);
  const key = createHash('sha256').update(APP.encryptKey).digest();
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const sealed = [iv, cipher.update(JSON.stringify(payload), 'utf8'), cipher.final()];
  const body = JSON.stringify({ encrypt: Buffer.concat(sealed).toString('base64') });
  const timestamp = `${Math.floor(Date.now() / 1000)}`;
  const nonce = randomBytes(8).toString('hex');
  const signature = createHash('sha256').update(`${timestamp}${nonce}${APP.encryptKey}${body}`).digest('hex');
  return {
    method: 'POST',
    url: 'http://localhost/hooks/lark',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signature,
    },
    body,
  };
}
