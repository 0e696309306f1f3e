import { createHash } from 'node:crypto';
import type { Accepted, Delivery, HookAnswer } from '../contract.ts';
import type { Context } from './context.ts';
import { eventConcernsUs, mentionKey } from './interest.ts';
import { ANSWER_BUDGET_MS } from './limits.ts';
import {
  commandSchema,
  eventSchema,
  type InteractionPayload,
  interactionSchema,
  type ViewSubmissionPayload,
} from './payloads.ts';
import { pressKind } from './press.ts';
import { type Payload, packBody } from './stored-body.ts';
import { commandOrigin, eventOrigin, interactionOrigin, type Origin } from './workspace.ts';

/** The empty 200 that Slack takes as received. */
export const RECEIVED: HookAnswer = { status: 200, body: '' };
const EMPTY: Accepted = { kind: 'answered', answer: RECEIVED };
const MISDIRECTED: Accepted = { kind: 'refused', status: 403, reason: 'another app or workspace' };
const UNREADABLE: Accepted = { kind: 'refused', status: 400, reason: 'unreadable' };

/** Names the delivery of a trusted payload, or answers at once what needs no work. */
export function sortPayload(payload: Payload, context: Context): Promise<Accepted> {
  switch (payload.kind) {
    case 'command':
      return sortCommand(payload, context);
    case 'interaction':
      return sortInteraction(payload, context);
    case 'event':
      return sortEvent(payload, context);
  }
}

async function sortCommand(payload: Payload, context: Context): Promise<Accepted> {
  const read = commandSchema.safeParse(payload.body);
  if (!read.success) return UNREADABLE;
  const misdirected = await refuse(commandOrigin(read.data), read.data.api_app_id, context);
  return misdirected ?? delivery(`cmd:${read.data.trigger_id}`, payload, context);
}

async function sortInteraction(payload: Payload, context: Context): Promise<Accepted> {
  const type = payload.body.type;
  if (type === 'block_suggestion') return answered(json({ options: [] }));
  const read = interactionSchema.safeParse(payload.body);
  if (!read.success) {
    return typeof type === 'string' && !WANTED_INTERACTIONS.has(type) ? EMPTY : UNREADABLE;
  }
  const misdirected = await refuse(interactionOrigin(read.data), read.data.api_app_id, context);
  if (misdirected) return misdirected;
  // A link button and a select outside a form carry nothing for us.
  if (read.data.type === 'block_actions' && !read.data.actions.some((a) => pressKind(a.action_id, a.value)))
    return EMPTY;
  return delivery(interactionKey(read.data), payload, context);
}

const WANTED_INTERACTIONS = new Set(['block_actions', 'view_submission', 'shortcut', 'message_action']);

function interactionKey(payload: InteractionPayload): string {
  switch (payload.type) {
    case 'block_actions': {
      const action = payload.actions[0];
      const trigger = payload.trigger_id ?? `${payload.user.id}:${action?.action_id}:${action?.block_id}`;
      return `act:${trigger}:${action?.action_ts ?? ''}`;
    }
    case 'view_submission':
      return `view:${payload.view.id}:${payload.view.hash ?? ''}:${stateDigest(payload)}`;
    case 'shortcut':
    case 'message_action':
      return `cut:${payload.trigger_id ?? `${payload.user.id}:${payload.action_ts ?? ''}`}`;
  }
}

// After errors the corrected form comes again with the same view id and hash; only what was filled in tells them apart.
function stateDigest(payload: ViewSubmissionPayload): string {
  const state = JSON.stringify(payload.view.state?.values ?? {});
  return createHash('sha256').update(state).digest('base64url').slice(0, 16);
}

async function sortEvent(payload: Payload, context: Context): Promise<Accepted> {
  const { body } = payload;
  if (body.type === 'url_verification') {
    if (typeof body.challenge !== 'string') return UNREADABLE;
    return answered(json({ challenge: body.challenge }));
  }
  if (body.type === 'app_rate_limited') return rateLimited(context);
  if (body.type !== 'event_callback') return typeof body.type === 'string' ? EMPTY : UNREADABLE;
  const read = eventSchema.safeParse(body);
  if (!read.success) return UNREADABLE;
  const origin = eventOrigin(read.data);
  const misdirected = await refuse(origin, read.data.api_app_id, context);
  if (misdirected) return misdirected;
  if (!origin) return UNREADABLE;
  // One SDK sample shows the notice wrapped like an ordinary event.
  if (read.data.event.type === 'app_rate_limited') return rateLimited(context);
  if (!(await eventConcernsUs(read.data, origin, context))) return EMPTY;
  const altKey = mentionKey(read.data, origin);
  // Slack reads nothing from the answer to an event.
  return delivery(`ev:${read.data.event_id}`, payload, context, {
    ...(altKey ? { altKey } : {}),
    ack: RECEIVED,
  });
}

function refuse(
  origin: Origin | null,
  appId: string | undefined,
  { connection, installations }: Context,
): Accepted | null | Promise<Accepted | null> {
  if (!origin) return UNREADABLE;
  const verdict = (meant: boolean): Accepted | null => (meant ? null : MISDIRECTED);
  const meant = installations.meantForUs(connection, origin, appId);
  return typeof meant === 'boolean' ? verdict(meant) : meant.then(verdict);
}

function rateLimited({ connection, services }: Context): Accepted {
  services.log.warn(
    { connection: connection.id },
    'Slack limits this app: over 30,000 events in an hour; some are not delivered',
  );
  return EMPTY;
}

function delivery(
  key: string,
  payload: Payload,
  { services }: Context,
  more: Pick<Delivery, 'altKey' | 'ack'> = {},
): Accepted {
  return {
    kind: 'delivery',
    delivery: {
      key,
      ...more,
      body: packBody(payload.kind, services.now(), payload.json),
      budgetMs: ANSWER_BUDGET_MS,
    },
  };
}

function answered(answer: HookAnswer): Accepted {
  return { kind: 'answered', answer };
}

function json(value: unknown): HookAnswer {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
