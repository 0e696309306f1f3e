import { Hono } from 'hono';
import { z } from 'zod';
import type { ChatLog } from '../stand-in.ts';
import { APP, type Identity, TEMPLATES } from './identity.ts';
import { buttonsOf, type StoredCard, storedCard } from './native.ts';
import type { Routes } from './routes.ts';
import { ApiError, bodyOf } from './wire.ts';

const params = z.record(z.string(), z.unknown());
const createBody = z.looseObject({
  cardTemplateId: z.string().optional(),
  outTrackId: z.string().optional(),
  callbackType: z.enum(['HTTP', 'STREAM']),
  callbackRouteKey: z.string().min(1).optional(),
  cardData: z.object({ cardParamMap: params }),
  openSpaceId: z.string().optional(),
  imGroupOpenSpaceModel: z.looseObject({ supportForward: z.boolean() }).optional(),
  imGroupOpenDeliverModel: z
    .looseObject({
      robotCode: z.string().min(1),
      atUserIds: z.record(z.string(), z.string()).optional(),
      recipients: z.array(z.string()).min(1).optional(),
    })
    .optional(),
  imRobotOpenSpaceModel: z.looseObject({ supportForward: z.boolean() }).optional(),
  imRobotOpenDeliverModel: z.looseObject({ spaceType: z.string() }).optional(),
  userIdType: z.union([z.literal(1), z.literal(2)]).optional(),
});
type CreateBody = z.infer<typeof createBody>;

const updateBody = z.looseObject({
  outTrackId: z.string().min(1, 'param.outTrackIdEmpty'),
  cardData: z.object({ cardParamMap: params }).optional(),
  cardUpdateOptions: z.looseObject({ updateCardDataByKey: z.boolean().optional() }).optional(),
});

interface Sources {
  readonly identity: Identity;
  readonly log: ChatLog;
  readonly routes: Routes;
}

/** The card part of the new API. */
export function createCardApi(sources: Sources): Hono {
  const { identity, log, routes } = sources;
  const api = new Hono();

  api.post('/callbacks/register', async (c) => {
    const schema = z.looseObject({
      callbackRouteKey: z.string().min(1),
      callbackUrl: z.url(),
      apiSecret: z.string().min(1),
      forceUpdate: z.boolean().optional(),
    });
    const wanted = await bodyOf(c, schema);
    if (routes.find(wanted.callbackRouteKey) !== null && wanted.forceUpdate !== true) {
      throw new ApiError(500, 'param.callbackRouteKeyExist');
    }
    routes.register(wanted.callbackRouteKey, wanted.callbackUrl, wanted.apiSecret);
    return c.json({
      success: true,
      result: { callbackUrl: wanted.callbackUrl, apiSecret: wanted.apiSecret },
    });
  });

  api.post('/instances/createAndDeliver', async (c) => {
    const wanted = await bodyOf(c, createBody);
    if (!wanted.outTrackId) throw new ApiError(400, 'param.outTrackIdEmpty');
    if (!wanted.cardTemplateId) throw new ApiError(400, 'param.cardTemplateIdEmpty');
    const known: readonly string[] = Object.values(TEMPLATES);
    if (!known.includes(wanted.cardTemplateId)) throw new ApiError(400, 'param.templateNotExist');
    if (wanted.callbackType === 'HTTP' && !wanted.callbackRouteKey) throw new ApiError(400, 'param.invalid');
    const cardParamMap = checkedParams(wanted.cardData.cardParamMap);
    if (log.recall(wanted.outTrackId) !== null || log.find(wanted.outTrackId) !== null) {
      throw new ApiError(400, 'param.cardAlreadyExist');
    }
    const place = placeOf(wanted, identity);
    const native: StoredCard = {
      outTrackId: wanted.outTrackId,
      cardTemplateId: wanted.cardTemplateId,
      callbackType: wanted.callbackType,
      ...(wanted.callbackRouteKey === undefined ? {} : { callbackRouteKey: wanted.callbackRouteKey }),
      cardData: { cardParamMap },
      openSpaceId: wanted.openSpaceId,
      atUserIds: wanted.imGroupOpenDeliverModel?.atUserIds ?? {},
    };
    const stored = log.post({ id: wanted.outTrackId, chat: place.chat, author: 'bot', to: place.to, native });
    log.remember(wanted.outTrackId, stored.id);
    const { spaceType, spaceId } = place;
    return c.json({
      success: true,
      result: {
        outTrackId: wanted.outTrackId,
        deliverResults: [
          { spaceType, spaceId, success: true, carrierId: `carrier-${stored.id}`, errorMsg: '' },
        ],
      },
    });
  });

  api.put('/instances', async (c) => {
    const wanted = await bodyOf(c, updateBody);
    const stored = log.find(wanted.outTrackId);
    const card = storedCard.safeParse(stored?.native);
    if (stored === null || !card.success) throw new ApiError(400, 'param.cardNotExist');
    const byKey = wanted.cardUpdateOptions?.updateCardDataByKey === true;
    log.update(stored.id, changedCard(card.data, wanted.cardData?.cardParamMap ?? {}, byKey));
    return c.json({ success: true, result: true });
  });
  return api;
}

/** The card with new values; everything not named is lost unless the change goes by key. */
export function changedCard(
  card: StoredCard,
  values: Readonly<Record<string, unknown>>,
  byKey: boolean,
): StoredCard {
  const checked = checkedParams(values);
  const before = byKey ? card.cardData.cardParamMap : {};
  return { ...card, cardData: { cardParamMap: { ...before, ...checked } } };
}

function checkedParams(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const checked: Record<string, string> = {};
  for (const [key, value] of Object.entries(values)) {
    if (typeof value !== 'string') throw new ApiError(400, 'MissingStringValue', key);
    if (Buffer.byteLength(key) > 100 || Buffer.byteLength(value) > 1_024)
      throw new ApiError(400, 'param.invalid', key);
    checked[key] = value;
  }
  if (buttonsOf(checked) === null) throw new ApiError(400, 'param.invalid', 'buttons');
  return checked;
}

function placeOf(wanted: CreateBody, identity: Identity) {
  const [, spaceType, spaceId] =
    /^dtv1\.card\/\/(IM_GROUP|IM_ROBOT)\.([^;]+)$/.exec(wanted.openSpaceId ?? '') ?? [];
  if (spaceType === undefined || spaceId === undefined) throw new ApiError(400, 'param.openSpaceIdInvalid');
  if (spaceType === 'IM_ROBOT') {
    if (wanted.imRobotOpenDeliverModel === undefined) throw new ApiError(400, 'param.openDeliverModelEmpty');
    if (wanted.imRobotOpenDeliverModel.spaceType !== 'IM_ROBOT')
      throw new ApiError(400, 'param.openDeliverModelError');
    const person = identity.person(spaceId);
    if (person === null) throw new ApiError(400, 'param.userIdNotExist');
    return { spaceType, spaceId, chat: identity.direct(person), to: null };
  }
  const chat = identity.chatOfConversation(spaceId);
  if (chat === null) throw new ApiError(400, 'param.openSpaceIdInvalid');
  const model = wanted.imGroupOpenDeliverModel;
  if (model === undefined) throw new ApiError(400, 'param.openDeliverModelEmpty');
  if (model.robotCode !== APP.robotCode) throw new ApiError(400, 'param.openDeliverModelError', 'robotCode');
  const named = [...Object.keys(model.atUserIds ?? {}), ...(model.recipients ?? [])].filter(
    (id) => id !== '@ALL',
  );
  const people = named.map((id) => identity.person(id));
  if (people.some((person) => person === null || !identity.isMember(chat, person))) {
    throw new ApiError(400, 'param.userIdNotExist');
  }
  const only = model.recipients?.[0];
  if ((model.recipients ?? []).length > 1)
    throw new ApiError(400, 'param.invalid', 'one recipient is modelled');
  return { spaceType, spaceId, chat, to: only === undefined ? null : identity.person(only) };
}
