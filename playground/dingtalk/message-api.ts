import { Hono } from 'hono';
import { z } from 'zod';
import type { ChatLog } from '../stand-in.ts';
import { APP, type Identity } from './identity.ts';
import { MESSAGE_PARAMS, parse, webhookMessage } from './native.ts';
import { openedSession } from './signing.ts';
import { ApiError, bodyOf } from './wire.ts';

const message = z.looseObject({ robotCode: z.string(), msgKey: z.string(), msgParam: z.string() });
const toGroup = message.extend({ openConversationId: z.string() });
const recall = z.looseObject({
  robotCode: z.string(),
  openConversationId: z.string(),
  processQueryKeys: z.array(z.string()).min(1).max(20),
});
const toPeople = message.extend({ userIds: z.array(z.string()).min(1).max(20) });

interface Sources {
  readonly identity: Identity;
  readonly log: ChatLog;
}

/** Robot messages of the new API. */
export function createMessageApi({ identity, log }: Sources): Hono {
  const api = new Hono();

  api.post('/groupMessages/send', async (c) => {
    const wanted = await bodyOf(c, toGroup);
    checkMessage(wanted);
    const chat = identity.chatOfConversation(wanted.openConversationId);
    if (chat === null) throw new ApiError(400, 'invalid.openConversationId');
    const stored = log.post({ chat, author: 'bot', native: nativeOf(wanted) });
    return c.json({ processQueryKey: `pqk-${stored.id}` });
  });

  api.post('/groupMessages/recall', async (c) => {
    const wanted = await bodyOf(c, recall);
    if (wanted.robotCode !== APP.robotCode) throw new ApiError(400, 'invalidParameter.robotCode.notExsit');
    const chat = identity.chatOfConversation(wanted.openConversationId);
    if (chat === null) throw new ApiError(400, 'invalid.openConversationId');
    const successResult = wanted.processQueryKeys.filter((key) => takeBack(chat, key));
    const failed = wanted.processQueryKeys.filter((key) => !successResult.includes(key));
    const failedResult = Object.fromEntries(failed.map((key) => [key, 'message not found']));
    return c.json({ successResult, failedResult });
  });

  function takeBack(chat: string, key: string): boolean {
    const id = key.replace(/^pqk-/, '');
    return log.find(id)?.chat === chat && log.remove(id);
  }

  api.post('/oToMessages/batchSend', async (c) => {
    const wanted = await bodyOf(c, toPeople);
    checkMessage(wanted);
    const known = wanted.userIds.flatMap((id) => identity.person(id) ?? []);
    let last = '';
    for (const person of known) {
      last = log.post({ chat: identity.direct(person), author: 'bot', native: nativeOf(wanted) }).id;
    }
    return c.json({
      processQueryKey: `pqk-${last}`,
      invalidStaffIdList: wanted.userIds.filter((id) => identity.person(id) === null),
      flowControlledStaffIdList: [],
    });
  });
  return api;
}

function nativeOf({ msgKey, msgParam }: z.infer<typeof message>): object {
  return { msgKey, msgParam };
}

function checkMessage(wanted: z.infer<typeof message>): void {
  if (wanted.robotCode !== APP.robotCode) throw new ApiError(400, 'invalidParameter.robotCode.notExsit');
  if (Buffer.byteLength(wanted.msgParam) > 15_000)
    throw new ApiError(400, 'invalidParameter.msgParam.tooLong');
  const schema = MESSAGE_PARAMS[wanted.msgKey];
  if (schema === undefined) throw new ApiError(400, 'invalidParameter.msgKey.invalid');
  if (!schema.safeParse(parse(wanted.msgParam)).success)
    throw new ApiError(400, 'invalidParameter.msgParam.invalid');
}

/** The old API, which answers 200 with an error inside. */
export function createOldApi({ identity, log }: Sources, tokenIsGood: (token: string) => boolean): Hono {
  const api = new Hono();

  api.post('/robot/sendBySession', async (c) => {
    const session = openedSession(c.req.query('session') ?? '');
    if (session === null || session.until < log.now().getTime()) {
      return c.json({ errcode: 300001, errmsg: 'session not exist' });
    }
    const wanted = webhookMessage.safeParse(await c.req.json().catch(() => undefined));
    if (!wanted.success) return c.json({ errcode: 40035, errmsg: 'invalid parameter' });
    if (wanted.data.msgtype !== 'empty') {
      log.post({ chat: session.chat, author: 'bot', native: wanted.data });
    }
    return c.json({ errcode: 0, errmsg: 'ok' });
  });

  api.use('*', async (c, next) => {
    if (tokenIsGood(c.req.query('access_token') ?? '')) return next();
    return c.json({ errcode: 40014, errmsg: '不合法的access_token' });
  });

  api.post('/topapi/v2/user/get', async (c) => {
    const { userid } = (await c.req.json().catch(() => ({}))) as { userid?: unknown };
    const person = typeof userid === 'string' ? identity.person(userid) : null;
    const known = person === null ? null : identity.one(person);
    if (known === null) return c.json({ errcode: 60121, errmsg: '找不到该用户', request_id: 'FAKE' });
    return c.json({ errcode: 0, errmsg: 'ok', result: { userid, name: known.name, active: 'true' } });
  });

  api.post('/media/upload', async (c) => {
    const media = (await c.req.parseBody()).media;
    if (!(media instanceof File)) return c.json({ errcode: 40035, errmsg: 'media is missing' });
    if (media.size > 20 * 1024 * 1024) return c.json({ errcode: 40009, errmsg: 'too large' });
    const media_id = `@fake-media-${Buffer.from(media.name).toString('hex').slice(0, 40)}`;
    return c.json({ errcode: 0, errmsg: 'ok', media_id, type: c.req.query('type') ?? 'file' });
  });
  return api;
}
