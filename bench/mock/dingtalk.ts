import type { Handler } from './serve.ts';

/** The parts of DingTalk's new and old API that the service calls. */
export const dingtalk: Handler = async ({ method, path, body, token, state, send }) => {
  const fields = (body.startsWith('{') ? JSON.parse(body) : {}) as Record<string, unknown>;
  if (path === 'v1.0/oauth2/accessToken')
    return { json: { accessToken: state.dingtalkToken, expireIn: 7200 } };
  if (path.startsWith('topapi/') || path.startsWith('robot/')) {
    if (path.startsWith('robot/sendBySession')) {
      return send({ kind: 'private', chat: 'session', key: null, text: body }, () => ({
        errcode: 0,
        errmsg: 'ok',
      }));
    }
    return {
      json: { errcode: 0, errmsg: 'ok', result: { userid: fields.userid, name: String(fields.userid) } },
    };
  }
  if (token !== state.dingtalkToken)
    return { status: 400, json: { code: 'InvalidAuthentication', message: 'no' } };
  if (path === 'v1.0/card/instances/createAndDeliver') {
    const key = String(fields.outTrackId);
    const space = String(fields.openSpaceId ?? '');
    const [, type, id = ''] = /^dtv1\.card\/\/(IM_GROUP|IM_ROBOT)\.(.+)$/.exec(space) ?? [];
    const recipients = (fields.imGroupOpenDeliverModel as { recipients?: string[] } | undefined)?.recipients;
    if (state.posts('dingtalk').some((one) => one.id === key)) {
      state.log.deduped += 1;
      return { status: 400, json: { code: 'param.cardAlreadyExist', message: 'card exists' } };
    }
    const kind = type === 'IM_ROBOT' || recipients ? 'private' : 'post';
    return send(
      { kind, chat: id, key, text: JSON.stringify(fields.cardData) },
      () => ({
        success: true,
        result: {
          outTrackId: key,
          deliverResults: [{ spaceType: type, spaceId: id, success: true, carrierId: key, errorMsg: '' }],
        },
      }),
      { id: key },
    );
  }
  if (path === 'v1.0/card/instances' && method === 'PUT') {
    const key = String(fields.outTrackId);
    const chat = state.posts('dingtalk').find((one) => one.id === key)?.chat;
    if (!chat) return { status: 400, json: { code: 'param.cardNotExist', message: 'no such card' } };
    return send({ kind: 'update', chat, key, text: JSON.stringify(fields.cardData) }, () => ({
      success: true,
    }));
  }
  if (path === 'v1.0/robot/groupMessages/send') {
    const chat = String(fields.openConversationId);
    return send({ kind: 'post', chat, key: null, text: String(fields.msgParam) }, (id) => ({
      processQueryKey: id,
    }));
  }
  if (path === 'v1.0/robot/oToMessages/batchSend') {
    const chat = String((fields.userIds as string[] | undefined)?.[0]);
    return send({ kind: 'private', chat, key: null, text: String(fields.msgParam) }, (id) => ({
      processQueryKey: id,
    }));
  }
  return { json: { success: true, result: {} } };
};
