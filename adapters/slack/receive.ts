import type { Accepted, HookRequest } from '../contract.ts';
import type { Context } from './context.ts';
import type { SlackCredentials } from './credentials.ts';
import { RECEIVED, sortPayload } from './sort.ts';
import type { Payload, StoredKind } from './stored-body.ts';
import { signatureHolds } from './verify.ts';

/** Verifies a webhook on its raw bytes and names its delivery, without touching Bolt. */
export function acceptHook(
  request: HookRequest,
  realNow: Date,
  context: Context,
): Accepted | Promise<Accepted> {
  const form = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  // The TLS probe is not signed; everything else in it is ignored.
  if (form && request.body.includes('ssl_check=1')) {
    if (new URLSearchParams(request.body).get('ssl_check') === '1')
      return { kind: 'answered', answer: RECEIVED };
  }
  const credentials = context.connection.credentials as SlackCredentials;
  const signed = signatureHolds(
    {
      timestamp: request.headers['x-slack-request-timestamp'],
      signature: request.headers['x-slack-signature'],
      body: request.body,
    },
    credentials.signingSecrets,
    Math.floor(realNow.getTime() / 1000),
  );
  if (!signed) return { kind: 'refused', status: 401, reason: 'signature' };
  const payload = readPayload(request.body, form);
  if (!payload) return { kind: 'refused', status: 400, reason: 'unreadable' };
  return sortPayload(payload, context);
}

/** Tells the three shapes of Slack's requests apart; null when unreadable. */
export function readPayload(body: string, form: boolean): Payload | null {
  if (!form) return fromJson('event', body);
  const fields = new URLSearchParams(body);
  const payload = fields.get('payload');
  if (payload !== null) return fromJson('interaction', payload);
  if (!fields.has('command')) return null;
  const command = Object.fromEntries(fields);
  return { kind: 'command', body: command, json: JSON.stringify(command) };
}

function fromJson(kind: StoredKind, json: string): Payload | null {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return { kind, body: value as Readonly<Record<string, unknown>>, json };
}
