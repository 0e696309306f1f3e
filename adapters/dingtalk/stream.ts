import { z } from 'zod';
import type { AdapterServices, Connection, Delivery, Ingest, OpenTransport } from '../contract.ts';
import { baseUrl, mayCall } from './address.ts';
import { type Admitted, admitCard, admitEvent, admitRobot } from './admit.ts';
import { credentialsOf, current } from './credentials.ts';
import { classifyBroken, json } from './errors.ts';
import { LIMITS } from './limits.ts';
import { readEvent } from './platform-event.ts';
import { type FrameAnswer, type StreamFrame, SUBSCRIPTIONS, sentAt, TOPICS } from './stream-frames.ts';
import { type Opened, StreamLink } from './stream-link.ts';
import { realTimers, type StreamSocket, type StreamTimers } from './stream-socket.ts';

const ticket = z.looseObject({ endpoint: z.string().min(1), ticket: z.string().min(1) });

export type StreamServices = Pick<AdapterServices, 'fetch' | 'now' | 'usage' | 'log'>;

/** Opens DingTalk's stream: robot messages, presses and events over a socket that we call for. */
export async function openStream(
  services: StreamServices,
  connection: Connection,
  ingest: Ingest,
  timers: StreamTimers = realTimers,
): Promise<OpenTransport> {
  const { WebSocket } = await import('ws');
  const link = new StreamLink({
    openUrl: () => openUrl(services, connection),
    connect: (url): StreamSocket =>
      new WebSocket(url, { handshakeTimeout: LIMITS.callTimeoutMs, maxPayload: 1_048_576 }),
    onFrame: (frame) => answerFrame(services, connection, ingest, frame),
    timers,
    log: services.log,
  });
  await link.start();
  return { close: async () => link.close() };
}

/** Asks for a ticket, which opens one socket within 90 seconds. Neither request nor ticket is ever logged. */
async function openUrl(services: StreamServices, connection: Connection): Promise<Opened> {
  const { clientId, clientSecret } = credentialsOf(connection);
  const { fetch } = services;
  try {
    const answer = await fetch(`${baseUrl(connection, 'api')}/v1.0/gateway/connections/open`, {
      method: 'POST',
      // Without `accept` the answer is XML.
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({
        clientId,
        clientSecret: current(clientSecret),
        ua: 'linkstar-chat',
        subscriptions: SUBSCRIPTIONS,
      }),
      signal: AbortSignal.timeout(LIMITS.callTimeoutMs),
    });
    const text = await answer.text();
    if (answer.status === 400 || answer.status === 401) {
      return { failed: 'refused', detail: `HTTP ${answer.status}` };
    }
    const read = ticket.safeParse(json(text));
    if (!answer.ok || !read.success) return { failed: 'unreachable', detail: `HTTP ${answer.status}` };
    if (!mayCall(connection, read.data.endpoint)) {
      return { failed: 'unreachable', detail: 'the endpoint is not an address of the vendor' };
    }
    const url = new URL(read.data.endpoint);
    url.searchParams.set('ticket', read.data.ticket);
    return { url: url.href };
  } catch (cause) {
    return { failed: 'unreachable', detail: classifyBroken(cause).detail };
  }
}

const NOTHING: FrameAnswer = { code: 200, data: JSON.stringify({ response: null }) };
const FAILED: FrameAnswer = { code: 500, data: JSON.stringify({ response: null }) };

/** Stores what a frame brings before it is acknowledged; a press is answered with what the card becomes. */
export async function answerFrame(
  services: StreamServices,
  connection: Connection,
  ingest: Ingest,
  frame: StreamFrame,
): Promise<FrameAnswer | null> {
  const known = frame.type === 'EVENT' || frame.topic === TOPICS.robot || frame.topic === TOPICS.card;
  if (!known) return { code: 404, data: '{}' };
  services.usage.add(connection.id, 'inbound', 1);
  const admitted = admit(services, connection, frame);
  if (admitted.kind === 'refused') {
    services.log.warn({ connection: connection.id, reason: admitted.reason }, 'a stream frame was refused');
  }
  if (admitted.kind !== 'delivery') return frame.type === 'EVENT' ? eventAck('SUCCESS') : NOTHING;
  return stored(services, connection, ingest, frame, admitted.delivery);
}

async function stored(
  services: StreamServices,
  connection: Connection,
  ingest: Ingest,
  frame: StreamFrame,
  delivery: Delivery,
): Promise<FrameAnswer | null> {
  const taken = ingest(delivery);
  const answered = taken.answer.catch((cause: unknown) => {
    services.log.error(
      { connection: connection.id, key: delivery.key, detail: String(cause) },
      'a delivery failed',
    );
    return null;
  });
  try {
    await taken.stored;
  } catch (cause) {
    services.log.error(
      { connection: connection.id, detail: String(cause) },
      'a delivery could not be stored',
    );
    if (frame.type === 'EVENT') return eventAck('LATER');
    // Unanswered, a robot message may be sent again; a press would only keep its presser waiting.
    return frame.topic === TOPICS.card ? FAILED : null;
  }
  if (frame.type === 'EVENT') return eventAck('SUCCESS');
  if (frame.topic === TOPICS.robot) return NOTHING;
  const answer = await answered;
  return answer === null
    ? FAILED
    : { code: 200, data: JSON.stringify({ response: json(answer.body) ?? {} }) };
}

function admit(services: StreamServices, connection: Connection, frame: StreamFrame): Admitted {
  const at = sentAt(frame) ?? services.now().getTime();
  if (frame.topic === TOPICS.robot) return admitRobot(frame.data, connection, 'stream', null, services);
  if (frame.topic === TOPICS.card) return admitCard(frame.data, connection, 'stream', at);
  const event = readEvent(frame.data, frame.headers);
  return event === null ? { kind: 'ignored' } : admitEvent(event, connection, 'stream', at);
}

function eventAck(status: 'SUCCESS' | 'LATER'): FrameAnswer {
  return { code: 200, data: JSON.stringify({ status, message: status === 'SUCCESS' ? 'ok' : 'try again' }) };
}
