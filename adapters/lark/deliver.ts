import type { Outbound, OutboundAct, Outcome, Rendered, Target } from '../contract.ts';
import { type Address, addressOf } from './address.ts';
import type { LarkConnection } from './credentials.ts';
import type { LarkParts } from './parts.ts';
import { findEarlier, uuidForgotten } from './reconcile.ts';
import { render, renderShort } from './render.ts';
import { refusal, sendCard } from './send.ts';
import { sendFile } from './upload.ts';

type Act<K extends OutboundAct['kind']> = Extract<OutboundAct, { kind: K }>;

/** One attempt at saying something; every failure of the vendor or the line becomes an outcome. */
export async function deliver(
  outbound: Outbound,
  connection: LarkConnection,
  parts: LarkParts,
): Promise<Outcome> {
  const { act } = outbound;
  const { client, services } = parts;
  if (act.kind === 'update') return update(act, connection, parts);
  if (act.kind === 'retire') return retire(act, connection, parts);
  const address = addressOf(act.to);
  if (!address) return { kind: 'refused', code: 'no_home', detail: 'Lark has no home view' };
  const forgotten = outbound.unclear === true && uuidForgotten(outbound.firstAttemptAt, services.now());
  if (act.kind === 'file') {
    const sent = await sendFile(client, connection, address, act, outbound.id);
    return forgotten ? doubtful(sent) : sent;
  }
  return post(outbound, act, address, forgotten, connection, parts);
}

async function post(
  outbound: Outbound,
  act: Act<'post'>,
  address: Address,
  forgotten: boolean,
  connection: LarkConnection,
  { client, rooms, services }: LarkParts,
): Promise<Outcome> {
  let unknown = false;
  if (forgotten && outbound.firstAttemptAt) {
    const found = await findEarlier(client, connection, address, act.card, outbound.firstAttemptAt);
    if (found.kind === 'found') return { kind: 'sent', message: found.message };
    unknown = found.kind === 'unknown';
  }
  const surface = act.card.kind === 'form' ? 'form' : address.kind === 'person' ? 'private' : 'room';
  const people = await rooms.people(connection, act.card, roomBehind(act.to));
  const rendered = render(act.card, surface, people);
  const warn = services.log.warn.bind(services.log);
  const sent = await sendCard(client, connection, address, act.card, rendered, outbound.id, warn);
  if (sent.kind === 'sent' && sent.message) {
    rooms.learn(connection, sent.message.room, address.kind === 'person' ? 'direct' : 'group');
  }
  return unknown ? doubtful(sent) : sent;
}

/** The group whose people a form in somebody's direct chat is about. */
function roomBehind(target: Target): string | null {
  if (target.kind === 'room' || target.kind === 'only') return target.room;
  return target.kind === 'reply' && typeof target.handle.chat === 'string' ? target.handle.chat : null;
}

/** Lark forgot the first attempt's `uuid` and the chat could not be read: perhaps it stands there twice. */
function doubtful(outcome: Outcome): Outcome {
  return outcome.kind === 'sent' ? { ...outcome, possibleDouble: true } : outcome;
}

/** A card too old to be changed may still be recalled; one that is gone already needs nothing. */
async function retire(act: Act<'retire'>, connection: LarkConnection, parts: LarkParts): Promise<Outcome> {
  const shortened = await update(act, connection, parts);
  if (shortened.kind !== 'gone' || shortened.what !== 'message') return shortened;
  const recalled = await parts.client.use(connection, (sdk, options) =>
    sdk.im.v1.message.delete({ path: { message_id: encodeURIComponent(act.message.id) } }, options),
  );
  return recalled.ok ? { kind: 'sent', message: act.message } : shortened;
}

/** Replacing a card twice does no harm, so silence is only a reason to try again. */
async function update(
  act: Act<'update' | 'retire'>,
  connection: LarkConnection,
  parts: LarkParts,
): Promise<Outcome> {
  const direct = (await parts.rooms.find(connection, act.message.room)) === 'direct';
  const surface = direct ? 'private' : 'room';
  const rendered = render(act.card, surface);
  const first = await patch(act, rendered, connection, parts);
  if (first.kind !== 'payload') return first;
  parts.services.log.warn(
    { connection: connection.id, code: first.code, detail: first.detail },
    'changed card refused, shortened instead',
  );
  const second = await patch(act, renderShort(act.card, surface), connection, parts);
  return second.kind === 'payload' ? { ...second, kind: 'refused' } : second;
}

async function patch(
  act: Act<'update' | 'retire'>,
  rendered: Rendered,
  connection: LarkConnection,
  { client }: LarkParts,
): Promise<ReturnType<typeof refusal> | Outcome> {
  const result = await client.use(connection, (sdk, options) =>
    sdk.im.v1.message.patch(
      {
        path: { message_id: encodeURIComponent(act.message.id) },
        data: { content: JSON.stringify(rendered.payload) },
      },
      options,
    ),
  );
  if (!result.ok) {
    const outcome = refusal(result);
    return outcome.kind === 'unclear' ? { ...outcome, kind: 'transient' } : outcome;
  }
  const losses = rendered.losses.length > 0 ? { losses: rendered.losses } : {};
  return { kind: 'sent', message: act.message, ...losses };
}
