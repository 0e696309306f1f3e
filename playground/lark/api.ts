import { Hono } from 'hono';
import { directoryRoutes } from './api-directory.ts';
import { messageRoutes } from './api-messages.ts';
import { APP, BOT } from './identity.ts';
import { fail } from './reply.ts';
import { freshId, type LarkState } from './state.ts';

const TOKEN_SECONDS = 7200;

/** Lark's server API as far as LinkStar calls it, with its refusals. */
export function larkApi(state: LarkState): Hono {
  const api = new Hono();

  api.post('/open-apis/auth/v3/tenant_access_token/internal', async (c) => {
    const body = (await c.req.json().catch(() => ({}))) as Record<string, unknown>;
    if (body.app_id !== APP.appId || body.app_secret !== APP.appSecret) {
      return c.json({ code: 10014, msg: 'app secret invalid' });
    }
    if (state.uninstalled) return c.json({ code: 99991662, msg: 'app not in use' });
    const token = freshId('t').replace('_', '-');
    state.tokens.set(token, state.log.now().getTime() + TOKEN_SECONDS * 1000);
    return c.json({ code: 0, msg: 'ok', tenant_access_token: token, expire: TOKEN_SECONDS });
  });

  api.use('/open-apis/*', async (c, next) => {
    const header = c.req.header('authorization');
    if (!header) return fail(c, 99991661, 'Missing access token for authorization');
    const until = state.tokens.get(header.replace(/^Bearer /, ''));
    if (until === undefined || until <= state.log.now().getTime()) {
      return fail(c, 99991663, 'Invalid access token for authorization');
    }
    return next();
  });

  api.get('/open-apis/bot/v3/info', (c) =>
    c.json({
      code: 0,
      msg: 'ok',
      bot: { activate_status: 2, app_name: BOT.name, open_id: BOT.openId, ip_white_list: [] },
    }),
  );

  messageRoutes(api, state);
  directoryRoutes(api, state);
  api.notFound((c) => c.text('404 page not found', 404));
  return api;
}
