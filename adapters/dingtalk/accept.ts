import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Accepted, AdapterServices, Connection, HookAnswer, HookRequest } from '../contract.ts';
import { type Admitted, admitCard, admitEvent, admitRobot, jsonAnswer, SILENT } from './admit.ts';
import { credentialsOf, rotating } from './credentials.ts';
import { json } from './errors.ts';
import {
  decryptEvent,
  type EventKeys,
  eventKeys,
  eventReply,
  eventSigned,
  UnreadableEvent,
} from './event-crypto.ts';
import { readEvent } from './platform-event.ts';
import { cardSignature, robotSignature, verifyHeaders, withinWindow } from './verify.ts';

type Services = Pick<AdapterServices, 'usage' | 'log'>;

/** Verifies whatever DingTalk posts to the hook, and names the delivery. */
export function accept(
  request: HookRequest,
  connection: Connection,
  now: Date,
  services: Services,
): Accepted {
  const accepted = route(request, connection, now, services);
  if (accepted.kind !== 'refused') services.usage.add(connection.id, 'inbound', 1);
  return accepted;
}

function route(request: HookRequest, connection: Connection, now: Date, services: Services): Accepted {
  const { headers } = request;
  if (request.method.toUpperCase() !== 'POST') return refused(401, 'not a POST');
  if (headers['x-ddpaas-signature'] !== undefined) return acceptCard(request, connection, now);
  if (headers.sign !== undefined) return acceptRobot(request, connection, now, services);
  return acceptEvent(request, connection, now);
}

function acceptRobot(request: HookRequest, connection: Connection, now: Date, services: Services): Accepted {
  const { timestamp, sign } = request.headers;
  const secrets = rotating(credentialsOf(connection).clientSecret);
  const verdict = verifyHeaders({ timestamp, signature: sign }, robotSignature, secrets, now);
  if (verdict !== 'ok') return refused(401, verdict);
  return settled(admitRobot(json(request.body), connection, 'http', now, services), SILENT);
}

function acceptCard(request: HookRequest, connection: Connection, now: Date): Accepted {
  const timestamp = request.headers['x-ddpaas-signature-timestamp'];
  const signature = request.headers['x-ddpaas-signature'];
  const secrets = rotating(credentialsOf(connection).callbackApiSecret);
  const verdict = verifyHeaders({ timestamp, signature }, cardSignature, secrets, now);
  if (verdict !== 'ok') return refused(401, verdict);
  return settled(admitCard(json(request.body), connection, 'http', Number(timestamp)), jsonAnswer({}));
}

const sealed = z.looseObject({ encrypt: z.string().min(1) });

function acceptEvent(request: HookRequest, connection: Connection, now: Date): Accepted {
  const query = queryOf(request.url);
  const signature = query.get('msg_signature') ?? query.get('signature');
  const timestamp = query.get('timestamp') ?? query.get('timeStamp');
  const nonce = query.get('nonce');
  const body = sealed.safeParse(json(request.body));
  if (signature === null || timestamp === null || nonce === null || !body.success)
    return refused(401, 'unsigned');
  const { eventToken, eventAesKey, clientId, corpId } = credentialsOf(connection);
  const candidates = eventKeys(eventToken, eventAesKey).filter((keys) =>
    eventSigned(signature, keys.token, timestamp, nonce, body.data.encrypt),
  );
  if (candidates.length === 0) return refused(401, 'bad');
  if (!/^\d{1,16}$/.test(timestamp) || !withinWindow(inMillis(Number(timestamp)), now))
    return refused(401, 'stale');
  const opened = open(candidates, body.data.encrypt);
  if (opened === null) return refused(400, 'cannot be decrypted');
  if (opened.owner !== clientId && opened.owner !== corpId) return refused(403, 'another app');
  const event = readEvent(json(opened.message));
  if (event === null) return refused(400, 'unreadable');
  const answer = jsonAnswer(eventReply(opened.keys, opened.owner, timestamp, nonce, randomBytes(16)));
  if (event.type === 'check_url') return { kind: 'answered', answer };
  const seal = { timestamp, nonce, owner: opened.owner, token: opened.keys.token };
  return settled(admitEvent(event, connection, 'http', inMillis(Number(timestamp)), seal), answer);
}

function open(candidates: readonly EventKeys[], encrypted: string) {
  for (const keys of candidates) {
    try {
      return { keys, ...decryptEvent(keys.aesKey, encrypted) };
    } catch (cause) {
      if (!(cause instanceof UnreadableEvent)) throw cause;
    }
  }
  return null;
}

/** The vendor signs some events with seconds and some with milliseconds. */
function inMillis(timestamp: number): number {
  return timestamp < 100_000_000_000 ? timestamp * 1_000 : timestamp;
}

function queryOf(url: string): URLSearchParams {
  const at = url.indexOf('?');
  return new URLSearchParams(at < 0 ? '' : url.slice(at + 1));
}

function settled(admitted: Admitted, nothing: HookAnswer): Accepted {
  return admitted.kind === 'ignored' ? { kind: 'answered', answer: nothing } : admitted;
}

function refused(status: 400 | 401 | 403, reason: string): Accepted {
  return { kind: 'refused', status, reason };
}
