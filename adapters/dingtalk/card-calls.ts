import { z } from 'zod';
import type { Called, DingtalkClient } from './client.ts';
import type { DingtalkCredentials } from './credentials.ts';
import { type CardFace, operatorParams, publicParams } from './face.ts';
import { PUBLIC_TEMPLATE } from './limits.ts';
import type { Place } from './places.ts';
import { spaceModel } from './render.ts';
import type { CardTier } from './tiers.ts';

const truthy = z.union([z.boolean(), z.string()]).transform((value) => value === true || value === 'true');
const created = z.looseObject({
  result: z.looseObject({
    deliverResults: z.array(z.looseObject({ success: truthy, errorMsg: z.string().nullish() })).nullish(),
  }),
});

/** Key under which this connection's callback address is registered with the vendor. */
export function callbackRouteKey(connectionId: string): string {
  return `linkstar-${connectionId}`;
}

/** Creates a card under an id of our own and delivers it; an HTTP 200 alone does not mean that it arrived. */
export async function createAndDeliver(
  client: DingtalkClient,
  credentials: DingtalkCredentials,
  card: {
    readonly id: string;
    readonly face: CardFace;
    readonly tier: CardTier;
    readonly place: Place;
    readonly connectionId: string;
  },
): Promise<Called<null>> {
  const { face, tier } = card;
  const body = {
    cardTemplateId: tier === 'A' ? credentials.cardTemplateId : PUBLIC_TEMPLATE,
    outTrackId: card.id,
    ...(credentials.mode === 'stream'
      ? { callbackType: 'STREAM' }
      : { callbackType: 'HTTP', callbackRouteKey: callbackRouteKey(card.connectionId) }),
    cardData: { cardParamMap: tier === 'A' ? operatorParams(face) : publicParams(face) },
    ...addressed(card.place, face, credentials.robotCode),
    userIdType: 1,
  };
  const answer = await client.call('POST', '/v1.0/card/instances/createAndDeliver', body, created);
  if (!answer.ok) return answer;
  const results = answer.value.result.deliverResults ?? [];
  const lost = results.find((result) => !result.success);
  if (results.length > 0 && lost === undefined) return { ok: true, value: null };
  const detail = `card not delivered · ${(lost?.errorMsg ?? 'no delivery in the answer').slice(0, 300)}`;
  return { ok: false, fault: { class: 'space', code: 'not_delivered', detail } };
}

function addressed(place: Place, face: CardFace, robotCode: string): object {
  if (place.kind === 'person') {
    return {
      openSpaceId: `dtv1.card//IM_ROBOT.${place.userId}`,
      imRobotOpenSpaceModel: spaceModel(face),
      imRobotOpenDeliverModel: { spaceType: 'IM_ROBOT', robotCode },
    };
  }
  const mentions = place.only === undefined && Object.keys(face.mentions).length > 0;
  return {
    openSpaceId: `dtv1.card//IM_GROUP.${place.conversation}`,
    imGroupOpenSpaceModel: spaceModel(face),
    imGroupOpenDeliverModel: {
      robotCode,
      ...(mentions ? { atUserIds: face.mentions } : {}),
      ...(place.only === undefined ? {} : { recipients: [place.only] }),
    },
  };
}

/** Variables for a card that may have been made with either template: unknown ones change nothing. */
export function changedParams(
  credentials: DingtalkCredentials,
  face: CardFace,
  tips = '',
): Record<string, string> {
  return credentials.cardTemplateId === undefined
    ? publicParams(face, tips)
    : { ...publicParams(face, tips), ...operatorParams(face, tips) };
}

/** Replaces a card's values, and leaves alone what the template holds besides. */
export async function updateCard(
  client: DingtalkClient,
  credentials: DingtalkCredentials,
  id: string,
  face: CardFace,
): Promise<Called<unknown>> {
  const body = {
    outTrackId: id,
    cardData: { cardParamMap: changedParams(credentials, face) },
    cardUpdateOptions: { updateCardDataByKey: true, updatePrivateDataByKey: true },
    userIdType: 1,
  };
  return client.call('PUT', '/v1.0/card/instances', body, z.looseObject({}));
}
