import type { Handler } from './serve.ts';

const ok = (data: object = {}) => ({ json: { code: 0, msg: 'ok', data } });

/** The parts of Lark's API that the service calls. */
export const lark: Handler = async ({ method, path, query, body, token, state, send }) => {
  const fields = (body.startsWith('{') ? JSON.parse(body) : {}) as Record<string, unknown>;
  if (path.endsWith('/tenant_access_token/internal')) {
    return { json: { code: 0, tenant_access_token: state.larkToken, expire: 7200 } };
  }
  if (token !== state.larkToken)
    return { status: 400, json: { code: 99991663, msg: 'Invalid access token' } };
  if (path === 'open-apis/bot/v3/info') {
    return {
      json: { code: 0, msg: 'ok', bot: { activate_status: 2, open_id: 'ou_bot', app_name: 'LinkStar' } },
    };
  }
  const reply = /^open-apis\/im\/v1\/messages\/([^/]+)\/reply$/.exec(path)?.[1];
  if (method === 'POST' && (path === 'open-apis/im/v1/messages' || reply)) {
    const root = reply ? state.posts('lark').find(({ id }) => id === reply) : undefined;
    const chat = root?.chat ?? String(fields.receive_id ?? 'oc_thread');
    const uuid = typeof fields.uuid === 'string' ? fields.uuid : null;
    return send(
      {
        kind: chat.startsWith('ou_') ? 'private' : 'post',
        chat,
        key: uuid,
        text: String(fields.content ?? ''),
      },
      (id) => ok({ message_id: id, chat_id: chat.startsWith('ou_') ? `oc_dm_${chat}` : chat }).json,
      { once: uuid },
    );
  }
  const changed = /^open-apis\/im\/v1\/messages\/([^/]+)$/.exec(path)?.[1];
  if (method === 'PATCH' && changed) {
    const chat = state.posts('lark').find(({ id }) => id === changed)?.chat ?? 'unknown';
    return send({ kind: 'update', chat, key: changed, text: String(fields.content ?? '') }, () => ok().json);
  }
  if (method === 'GET' && path === 'open-apis/im/v1/messages') {
    const items = state.posts('lark', query.get('container_id') ?? '').map(({ id, text }) => ({
      message_id: id,
      sender: { id: state.larkAppId, sender_type: 'app' },
      body: { content: text },
    }));
    return ok({ has_more: false, items });
  }
  if (path.endsWith('/members')) {
    return ok({ items: [{ member_id: 'ou_one', name: 'One' }], has_more: false });
  }
  if (path.startsWith('open-apis/im/v1/chats/')) {
    return ok({ name: path.split('/').at(-1), chat_mode: 'group', external: false });
  }
  const person = /^open-apis\/contact\/v3\/users\/([^/]+)$/.exec(path)?.[1];
  if (person) return ok({ user: { open_id: person, name: person } });
  return ok();
};
