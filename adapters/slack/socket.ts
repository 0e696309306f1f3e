import { z } from 'zod';
import type { HookAnswer, Ingest, OpenTransport } from '../contract.ts';
import { apiBase, clientOptions } from './client.ts';
import type { Context } from './context.ts';
import type { SlackCredentials } from './credentials.ts';
import { DELIVER_TIMEOUT_MS } from './limits.ts';
import { sortPayload } from './sort.ts';
import type { Payload, StoredKind } from './stored-body.ts';
import { vendorLogger } from './vendor-log.ts';

/** One frame as Slack's client hands it over. */
const frameSchema = z.object({
  type: z.string(),
  envelope_id: z.string().optional(),
  body: z.record(z.string(), z.unknown()),
  accepts_response_payload: z.boolean().optional(),
});

type SendAck = (payload?: Readonly<Record<string, unknown>>) => Promise<void>;

const KINDS: Readonly<Record<string, StoredKind>> = {
  slash_commands: 'command',
  interactive: 'interaction',
  events_api: 'event',
};

/**
 * Socket Mode, where the connection has an app-level token; null without one. Every frame becomes a durable row
 * before it is acknowledged: one that could not be stored is left unacknowledged, and Slack sends it again.
 */
export async function openSocket(context: Context, ingest: Ingest): Promise<OpenTransport | null> {
  const { connection, services } = context;
  const { appToken } = connection.credentials as SlackCredentials;
  if (!appToken) return null;
  const { SocketModeClient } = await import('@slack/socket-mode');
  const logger = vendorLogger(services.log);
  const { logger: _own, ...options } = clientOptions(services, apiBase(connection), DELIVER_TIMEOUT_MS);
  const client = new SocketModeClient({ appToken, logger, clientOptions: options });
  client.on('slack_event', (frame: unknown) => {
    takeFrame(frame, context, ingest).catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      services.log.error({ connection: connection.id, error: message }, 'a Socket Mode frame was not stored');
    });
  });
  await client.start();
  return { close: () => client.disconnect() };
}

/** Stores a frame, then acknowledges it, with the answer as payload where the frame takes one. */
export async function takeFrame(frame: unknown, context: Context, ingest: Ingest): Promise<void> {
  const read = frameSchema.safeParse(frame);
  const ack = sendAck(frame);
  if (!read.success || !ack) return;
  const kind = KINDS[read.data.type];
  if (!kind) return ack();
  const payload: Payload = { kind, body: read.data.body, json: JSON.stringify(read.data.body) };
  const accepted = await sortPayload(payload, context);
  if (accepted.kind === 'refused') {
    context.services.log.warn(
      { connection: context.connection.id, reason: accepted.reason },
      'a Socket Mode frame was refused',
    );
    return ack();
  }
  if (accepted.kind === 'answered') return ack(jsonBody(accepted.answer));
  const { stored, answer } = ingest(accepted.delivery);
  await stored;
  if (kind === 'event' || read.data.accepts_response_payload !== true) {
    await ack();
    await answer;
    return;
  }
  await ack(jsonBody(await answer));
}

function sendAck(frame: unknown): SendAck | null {
  if (typeof frame !== 'object' || frame === null || !('ack' in frame)) return null;
  return typeof frame.ack === 'function' ? (frame.ack as SendAck) : null;
}

function jsonBody(answer: HookAnswer): Readonly<Record<string, unknown>> | undefined {
  return answer.body === '' ? undefined : (JSON.parse(answer.body) as Readonly<Record<string, unknown>>);
}
