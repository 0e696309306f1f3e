import type { Loss, MintedCard } from '../../cards/model.ts';
import type { AdapterServices, Connection, Outcome } from '../contract.ts';
import { publicUrl } from './address.ts';
import { createAndDeliver, updateCard } from './card-calls.ts';
import type { DingtalkClient } from './client.ts';
import { credentialsOf } from './credentials.ts';
import { type Fault, outcomeOf } from './errors.ts';
import { faceOf } from './face.ts';
import { LIMITS } from './limits.ts';
import { sendRobotMessage } from './message-calls.ts';
import { directRoom, type Place, roomOf } from './places.ts';
import { noticeCard, plainRobotMessage } from './render.ts';
import type { CardTiers } from './tiers.ts';
import { words } from './words.ts';

/** What posting needs besides the post itself. */
export interface PostContext {
  readonly services: Pick<AdapterServices, 'now' | 'log'>;
  readonly connection: Connection;
  readonly client: DingtalkClient;
  readonly tiers: CardTiers;
}

/** One card to be said somewhere. `id` names the card at the vendor, so that saying it twice makes one card. */
export interface Post {
  readonly id: string;
  readonly corp: string;
  readonly place: Place;
  readonly card: MintedCard;
  readonly firstAttemptAt?: Date;
  readonly unclear?: boolean;
}

/** Says a card in the best form that works there: own template, public template, links, or plain Markdown. */
export async function post(context: PostContext, wanted: Post): Promise<Outcome> {
  const { connection, tiers, services } = context;
  const credentials = credentialsOf(connection);
  const room = roomOf(wanted.place);
  const face = faceOf(wanted.card);
  if (tooLong(wanted, face.losses)) return withoutCard(context, wanted);
  for (const tier of tiers.open(wanted.corp, room, credentials.cardTemplateId !== undefined)) {
    const made = await createAndDeliver(context.client, credentials, {
      id: wanted.id,
      face,
      tier,
      place: wanted.place,
      connectionId: connection.id,
    });
    if (made.ok) return sentCard(room, wanted.id, tier, face.losses);
    const { fault } = made;
    switch (fault.class) {
      case 'card_exists':
        return madeCurrent(context, wanted, tier);
      case 'template':
        if (tiers.restTier(wanted.corp, tier))
          warn(services, connection, fault, `card template ${tier} does not work`);
        break;
      case 'permission':
        if (tiers.restCorp(wanted.corp))
          warn(services, connection, fault, 'cards need the scope Card.Instance.Write');
        return withoutCard(context, wanted);
      case 'space':
        if (tiers.restRoom(wanted.corp, room))
          warn(services, connection, fault, 'cards do not reach this room');
        return withoutCard(context, wanted);
      case 'content':
        return heldBack(context, wanted);
      default:
        return outcomeOf(fault);
    }
  }
  return withoutCard(context, wanted);
}

/**
 * What one person reads or copies at length is a message rather than a card that lost half of it: a card's text holds
 * 900 bytes, a message's 15,000.
 */
function tooLong({ card, place }: Post, losses: readonly Loss[]): boolean {
  if (place.kind === 'group' && place.only === undefined) return false;
  const toCopy = card.blocks.some((block) => block.type === 'copy' && block.text.includes('\n'));
  const cut = losses.some(({ what }) => what === 'lines_cut' || what === 'text_cut');
  return cut && (card.kind === 'help' || toCopy);
}

function warn(
  services: PostContext['services'],
  connection: Connection,
  fault: Fault,
  message: string,
): void {
  services.log.warn({ connection: connection.id, code: fault.code, detail: fault.detail }, message);
}

function sentCard(room: string, id: string, tier: string, losses: readonly Loss[]): Outcome {
  return { kind: 'sent', message: { room, id }, tier, losses };
}

/** The card was made by an earlier attempt whose answer got lost; it gets what this attempt had to say. */
async function madeCurrent(context: PostContext, wanted: Post, tier: string): Promise<Outcome> {
  const face = faceOf(wanted.card);
  const updated = await updateCard(context.client, credentialsOf(context.connection), wanted.id, face);
  if (!updated.ok) return outcomeOf(updated.fault);
  return sentCard(roomOf(wanted.place), wanted.id, tier, face.losses);
}

/** Where no card gets through: one person's card of a group goes to their own chat, all else becomes a message. */
async function withoutCard(context: PostContext, wanted: Post): Promise<Outcome> {
  const { place } = wanted;
  if (place.kind !== 'group' || place.only === undefined) return plain(context, wanted);
  const direct: Place = { kind: 'person', userId: place.only };
  return post(context, { ...wanted, id: `${wanted.id}-dm`, place: direct });
}

async function plain(context: PostContext, wanted: Post): Promise<Outcome> {
  if (wanted.unclear === true && !waitedEnough(wanted, context.services.now())) {
    return { kind: 'unclear', detail: 'waits a minute before a plain message is sent once more' };
  }
  const linkBase = wanted.place.kind === 'person' ? publicUrl(context.connection) : null;
  const { tier, losses, ...message } = plainRobotMessage(wanted.card, linkBase);
  const { robotCode } = credentialsOf(context.connection);
  const sent = await sendRobotMessage(context.client, robotCode, wanted.place, message);
  if (!sent.ok) {
    return sent.fault.class === 'content' ? heldBack(context, wanted) : outcomeOf(sent.fault);
  }
  return {
    kind: 'sent',
    tier,
    losses,
    ...(sent.value === null ? {} : { message: { room: roomOf(wanted.place), id: sent.value } }),
    ...(wanted.unclear === true ? { possibleDouble: true } : {}),
  };
}

function waitedEnough(wanted: Post, now: Date): boolean {
  const first = wanted.firstAttemptAt;
  return first === undefined || now.getTime() - first.getTime() >= LIMITS.plainRepeatAfterMs;
}

/** The vendor's content check refused the text: say that, without the text. */
async function heldBack(context: PostContext, wanted: Post): Promise<Outcome> {
  const say = words(wanted.card.locale);
  const notice = noticeCard(say.heldBack, 'warning', wanted.card.locale);
  const place: Place =
    wanted.place.kind === 'group' && wanted.place.only !== undefined
      ? { kind: 'person', userId: wanted.place.only }
      : wanted.place;
  const { robotCode } = credentialsOf(context.connection);
  const sent = await sendRobotMessage(context.client, robotCode, place, plainRobotMessage(notice, null));
  if (!sent.ok) return outcomeOf(sent.fault);
  const room = place.kind === 'person' ? directRoom(place.userId) : place.conversation;
  return {
    kind: 'sent',
    tier: 'D',
    losses: [{ what: 'size', where: 'card', detail: 'held back by the content check' }],
    ...(sent.value === null ? {} : { message: { room, id: sent.value } }),
  };
}
