import { Hono } from 'hono';
import { z } from 'zod';
import { createAnswers } from './dingtalk/answers.ts';
import { createCardApi } from './dingtalk/card-api.ts';
import { APP, createIdentity } from './dingtalk/identity.ts';
import { createMessageApi, createOldApi } from './dingtalk/message-api.ts';
import { readMessage } from './dingtalk/reader.ts';
import { createRoutes } from './dingtalk/routes.ts';
import { createWebhooks } from './dingtalk/webhooks.ts';
import { ApiError, bodyOf, errorAnswer } from './dingtalk/wire.ts';
import type { CreateStandIn } from './stand-in.ts';

const TOKEN_SECONDS = 7_200;

/** DingTalk as far as LinkStar uses it: its new and old API, its webhooks, and its clients' view of a message. */
export const createDingtalkStandIn: CreateStandIn = (world, log) => {
  const identity = createIdentity(world);
  const routes = createRoutes();
  const alone = new Map<string, string>();
  const sources = {
    identity,
    world,
    log,
    routes,
    shownAlone: (person: string, id: string) => void alone.set(person, id),
  };
  let oapi = 'http://localhost/playground/dingtalk/oapi';
  let issued = 0;
  const tokens = new Map<string, number>();
  const tokenIsGood = (token: string) =>
    (tokens.get(token) ?? Number.NEGATIVE_INFINITY) > log.now().getTime();

  const api = new Hono();
  api.onError((error, c) => errorAnswer(c, error));
  api.post('/v1.0/oauth2/accessToken', async (c) => {
    const wanted = await bodyOf(c, z.looseObject({ appKey: z.string(), appSecret: z.string() }));
    if (wanted.appKey !== APP.clientId || wanted.appSecret !== APP.clientSecret) {
      throw new ApiError(400, 'invalidClientIdOrSecret');
    }
    issued += 1;
    const accessToken = `fake-token-${issued}`;
    tokens.set(accessToken, log.now().getTime() + TOKEN_SECONDS * 1_000);
    return c.json({ accessToken, expireIn: TOKEN_SECONDS });
  });
  api.use('/v1.0/*', async (c, next) => {
    if (!tokenIsGood(c.req.header('x-acs-dingtalk-access-token') ?? '')) {
      throw new ApiError(400, 'InvalidAuthentication', '不合法的access_token');
    }
    await next();
  });
  api.route('/v1.0/card', createCardApi(sources));
  api.route('/v1.0/robot', createMessageApi(sources));
  api.route('/oapi', createOldApi(sources, tokenIsGood));

  const webhooks = createWebhooks({ ...sources, oapi: () => oapi });
  return {
    platform: 'dingtalk',
    workspace: { id: APP.corpId, name: '恒泰供应链' },
    credentials: { ...APP, mode: 'http' },
    endpoints(base) {
      const root = base.replace(/(?<!\/)\/+$/, '');
      oapi = `${root}/oapi`;
      return { api: root, oapi, publicUrl: new URL(root).origin };
    },
    api,
    userId: identity.userId,
    person: identity.person,
    roomId: identity.roomId,
    chat: identity.chat,
    say: webhooks.say,
    press: webhooks.press,
    submit: () => null,
    event: (event) =>
      event.kind === 'file' ? webhooks.file({ chat: event.chat, as: event.as, name: event.name }) : null,
    readAnswer: createAnswers(sources),
    takeForm: () => null,
    read: readMessage,
    /** Tokens and callback addresses belong to the app, which a reset leaves as it is. */
    reset() {},
  };
};
