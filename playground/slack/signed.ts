import { createHmac } from 'node:crypto';
import type { HookRequest } from '../../adapters/contract.ts';
import { SIGNING_SECRET } from './ids.ts';

/** A webhook as Slack sends it, signed at real time: signature windows do not move with the playground's clock. */
function signed(body: string, contentType: string): HookRequest {
  const stamp = String(Math.floor(Date.now() / 1000));
  const mac = createHmac('sha256', SIGNING_SECRET).update(`v0:${stamp}:${body}`, 'utf8').digest('hex');
  return {
    method: 'POST',
    url: '/hooks/slack',
    headers: {
      'content-type': contentType,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': stamp,
      'x-slack-signature': `v0=${mac}`,
    },
    body,
  };
}

/** A slash command: a plain form. */
export function signedForm(fields: Readonly<Record<string, string>>): HookRequest {
  return signed(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
}

/** An interaction: a form with one field. */
export function signedInteraction(payload: unknown): HookRequest {
  return signedForm({ payload: JSON.stringify(payload) });
}

/** An event: JSON. */
export function signedEvent(payload: unknown): HookRequest {
  return signed(JSON.stringify(payload), 'application/json');
}
