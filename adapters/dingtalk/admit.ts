import type { AdapterServices, Connection, Delivery, HookAnswer } from '../contract.ts';
import { cardCallback, pressKey, pressTokens } from './card-callback.ts';
import { credentialsOf } from './credentials.ts';
import type { Envelope } from './envelope.ts';
import { type PlatformEvent, wanted } from './platform-event.ts';
import { contentOf, robotAddress, robotMessage } from './robot-message.ts';
import { withinWindow } from './verify.ts';

/** What becomes of something that really came from the vendor, by HTTP or by Stream. */
export type Admitted =
  | { readonly kind: 'refused'; readonly status: 400 | 401 | 403; readonly reason: string }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'delivery'; readonly delivery: Delivery };

/** Milliseconds from arrival to the answer. */
export const BUDGETS = { robot: 1_000, card: 1_200, event: 1_500 } as const;

/** Says nothing in the chat. */
export const SILENT: HookAnswer = jsonAnswer({ msgtype: 'empty' });

/** A 200 with a JSON body. */
export function jsonAnswer(body: object): HookAnswer {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

type Via = Envelope['via'];

/** Checks a robot message that the signature does not cover: address, age, shape. `now` is null where the channel itself is trusted. */
export function admitRobot(
  raw: unknown,
  connection: Connection,
  via: Via,
  now: Date | null,
  services: Pick<AdapterServices, 'usage' | 'log'>,
): Admitted {
  const credentials = credentialsOf(connection);
  const address = robotAddress.safeParse(raw);
  if (!address.success) return refused(400, 'unreadable');
  const { robotCode, chatbotCorpId, createAt, errorCode } = address.data;
  if (robotCode && robotCode !== credentials.robotCode) return refused(403, 'another robot');
  const corp = chatbotCorpId || credentials.corpId;
  if (credentials.corpId !== undefined && corp !== credentials.corpId) return refused(403, 'another corp');
  if (now !== null && createAt !== undefined && createAt !== null && !withinWindow(createAt, now)) {
    return refused(401, 'outside the window');
  }
  if (errorCode && errorCode !== '0') {
    services.usage.add(connection.id, 'quota_exhausted', 1);
    const fields = { connection: connection.id, code: errorCode };
    services.log.error(
      fields,
      "a robot message came without its text: the organisation's monthly quota is used up",
    );
    return { kind: 'ignored' };
  }
  const parsed = robotMessage.safeParse(raw);
  if (!parsed.success || !corp) return refused(400, 'unreadable');
  const message = parsed.data;
  if (!message.senderStaffId && !message.senderId) return refused(400, 'nobody wrote it');
  if (contentOf(message).empty) return { kind: 'ignored' };
  const key = `msg:${message.msgId}`;
  return delivery(key, BUDGETS.robot, { kind: 'robot', via, corp, message });
}

/** Checks a press on a card; `at` is when it was signed or sent. */
export function admitCard(raw: unknown, connection: Connection, via: Via, at: number): Admitted {
  const parsed = cardCallback.safeParse(raw);
  if (!parsed.success) return refused(400, 'unreadable');
  const callback = parsed.data;
  const { corpId } = credentialsOf(connection);
  const corp = callback.corpId || corpId;
  if (corpId !== undefined && corp !== corpId) return refused(403, 'another corp');
  if (!corp) return refused(400, 'no corp');
  if (pressTokens(callback).length === 0) return { kind: 'ignored' };
  return delivery(pressKey(callback), BUDGETS.card, { kind: 'card', via, corp, at, callback });
}

/** Checks an event; unwanted ones make no delivery. */
export function admitEvent(
  event: PlatformEvent,
  connection: Connection,
  via: Via,
  at: number,
  seal?: Extract<Envelope, { kind: 'event' }>['seal'],
): Admitted {
  const { corpId } = credentialsOf(connection);
  const corp = event.corp ?? corpId;
  if (corpId !== undefined && corp !== corpId) return refused(403, 'another corp');
  if (!wanted(event) || corp === undefined) return { kind: 'ignored' };
  return delivery(`event:${event.id}`, BUDGETS.event, {
    kind: 'event',
    via,
    corp,
    at,
    event,
    ...(seal === undefined ? {} : { seal }),
  });
}

function refused(status: 400 | 401 | 403, reason: string): Admitted {
  return { kind: 'refused', status, reason };
}

function delivery(key: string, budgetMs: number, body: Envelope): Admitted {
  return { kind: 'delivery', delivery: { key, budgetMs, body: JSON.stringify(body) } };
}
