import type { Handler } from './serve.ts';

const TEAM = 'T0FAULT';

/** The parts of Slack's Web API that the service calls; form fields as Slack's client sends them. */
export const slack: Handler = async ({ path, body, token, state, send }) => {
  if (path.startsWith('respond/')) {
    return send({ kind: 'private', chat: path.slice('respond/'.length), key: null, text: body }, (id) => ({
      ok: true,
      id,
    }));
  }
  const method = path.replace(/^api\//, '');
  const fields = body.startsWith('{') ? (JSON.parse(body) as Record<string, unknown>) : form(body);
  if (method !== 'api.test' && token !== state.slackToken)
    return { json: { ok: false, error: 'invalid_auth' } };
  const channel = String(fields.channel ?? '');
  switch (method) {
    case 'auth.test':
      return { json: { ok: true, team_id: TEAM, user_id: 'U0BOT', bot_id: 'B0BOT', team: 'Fault' } };
    case 'users.info': {
      const id = String(fields.user ?? '');
      return {
        json: { ok: true, user: { id, name: id.toLowerCase(), real_name: id, tz: 'UTC', team_id: TEAM } },
      };
    }
    case 'conversations.info':
      return {
        json: { ok: true, channel: { id: channel, name: channel.toLowerCase(), is_ext_shared: false } },
      };
    case 'conversations.members':
      return { json: { ok: true, members: ['U0ONE'], response_metadata: { next_cursor: '' } } };
    case 'conversations.open':
      return { json: { ok: true, channel: { id: `D${String(fields.users)}` } } };
    case 'chat.postMessage': {
      const metadata = parse(fields.metadata);
      const key = (metadata?.event_payload as { id?: string } | undefined)?.id ?? null;
      return send(
        { kind: 'post', chat: channel, key, text: textOf(fields) },
        (ts) => ({ ok: true, channel, ts }),
        {
          metadata,
        },
      );
    }
    case 'chat.postEphemeral':
      return send({ kind: 'private', chat: channel, key: null, text: textOf(fields) }, (ts) => ({
        ok: true,
        message_ts: ts,
      }));
    case 'chat.update': {
      const ts = String(fields.ts);
      return send({ kind: 'update', chat: channel, key: ts, text: textOf(fields) }, () => ({
        ok: true,
        channel,
        ts,
      }));
    }
    case 'conversations.history': {
      const oldest = Number(fields.oldest ?? 0);
      return send({ kind: 'look', chat: channel, key: null, text: '' }, () => ({
        ok: true,
        has_more: false,
        messages: state
          .posts('slack', channel)
          .filter(({ id }) => Number(id) >= oldest)
          .reverse()
          .map(({ id, extra }) => ({ type: 'message', ts: id, user: 'U0BOT', bot_id: 'B0BOT', ...extra })),
      }));
    }
    default:
      return { json: { ok: true, view: { id: 'V1', hash: 'h' } } };
  }
};

function form(body: string): Record<string, unknown> {
  return Object.fromEntries(new URLSearchParams(body));
}

function parse(value: unknown): Record<string, unknown> | null {
  if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  return typeof value === 'string' ? (JSON.parse(value) as Record<string, unknown>) : null;
}

function textOf(fields: Record<string, unknown>): string {
  const blocks = typeof fields.blocks === 'string' ? fields.blocks : JSON.stringify(fields.blocks ?? []);
  return `${String(fields.text ?? '')} ${blocks}`;
}
