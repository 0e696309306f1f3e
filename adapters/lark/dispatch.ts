import type { Delivery, Desk, HookAnswer, Inbound } from '../contract.ts';
import { JSON_HEADERS } from './accept.ts';
import { renderAnswer } from './answer.ts';
import type { LarkConnection } from './credentials.ts';
import { type Envelope, readEnvelope } from './envelope.ts';
import { parse } from './parse.ts';
import type { LarkParts } from './parts.ts';
import { pressEvent, readPress } from './press.ts';
import type { Rooms } from './rooms.ts';

/** Reads a stored delivery, lets the desk work and says its answer; what nobody asked for never reaches the desk. */
export async function dispatch(
  delivery: Delivery,
  connection: LarkConnection,
  desk: Desk,
  parts: LarkParts,
): Promise<HookAnswer> {
  const envelope = readEnvelope(JSON.parse(delivery.body));
  const inbound = envelope ? await read(envelope, delivery, connection, parts) : null;
  if (!envelope || !inbound) return empty(envelope);
  const pressed =
    envelope.type === 'card.action.trigger'
      ? pressEvent.safeParse(envelope.event)
      : { success: false as const };
  // Only a press has an answer that anybody sees; everything else goes by the outbox.
  const carries = pressed.success ? (['toast', 'form_errors', 'form_done'] as const) : [];
  const locale = connection.credentials.brand === 'lark' ? 'en' : 'zh';
  const answer = await desk({ ...inbound, carries, workspace: { ...inbound.workspace, locale } });
  return renderAnswer(answer, {
    ...parts,
    connection,
    delivery,
    inbound,
    pressed: pressed.success ? readPress(pressed.data) : null,
  });
}

async function read(
  envelope: Envelope,
  delivery: Delivery,
  connection: LarkConnection,
  { bot, rooms, services }: LarkParts,
): Promise<Inbound | null> {
  const message = envelope.type === 'im.message.receive_v1';
  const { interest } = services;
  const workspace = envelope.tenant ?? '';
  const inbound = await parse(envelope, {
    connectionId: connection.id,
    deliveryKey: delivery.key,
    now: services.now(),
    botId: message ? await bot.find(connection, envelope.tenant) : null,
    commandWord: message ? await interest.commandWord(connection.id, workspace) : '',
    threadLinked: (room, thread) => interest.threadLinked(connection.id, workspace, room, thread),
  });
  return inbound && withRoomKind(inbound, connection, rooms);
}

/** What was learned of a chat elsewhere corrects a press on a card that says nothing about it. */
function withRoomKind(inbound: Inbound, connection: LarkConnection, rooms: Rooms): Inbound {
  const { room, event } = inbound;
  if (!room) return inbound;
  if (event.kind !== 'press' && event.kind !== 'submit') {
    rooms.learn(connection, room.id, room.kind);
    return inbound;
  }
  if (room.kind === 'direct') rooms.learn(connection, room.id, 'direct');
  return { ...inbound, room: { ...room, kind: rooms.known(connection, room.id) ?? room.kind } };
}

function empty(envelope: Envelope | null): HookAnswer {
  return envelope?.type === 'card.action.trigger'
    ? { status: 200, headers: JSON_HEADERS, body: '{}' }
    : { status: 200, body: '' };
}
