import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call that the service made to a vendor. */
export interface VendorCall {
  readonly path: string;
  readonly method: string;
  readonly authorization: string;
  /** Fields of a form or of a JSON object. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** One small server in place of all three vendors: it accepts everything and remembers what it was told. */
export interface Vendor {
  readonly url: string;
  readonly calls: readonly VendorCall[];
  /** Messages posted anew, of any vendor. */
  posts(): readonly VendorCall[];
  /** Answers the next `times` calls of a path with 429; those are not among `calls`. */
  refuse(path: string, times: number, headers: Readonly<Record<string, string>>): void;
  /** Takes calls of a path in and leaves them without an answer, until the function that it returns is called. */
  hold(path: string): () => void;
  /** Resolves with the calls once `enough` finds them so; rejects, with what was called, after `limitMs`. */
  until<T>(enough: (calls: readonly VendorCall[]) => T | false, limitMs?: number): Promise<T>;
  close(): Promise<void>;
}

/** Tokens that the stand-in hands out; none of them may be found in a log. */
export const HANDED_OUT = {
  larkTenantToken: 't-g1047lxNgVAQRXmZvqPD3ZYI2WJ4Q',
  dingtalkAccessToken: '6d1bbf4a2e95c3d0a4e78f1cfe9c1b77',
} as const;

const POSTS =
  /^\/slack\/api\/chat\.post(?:Message|Ephemeral)$|^\/lark\/open-apis\/im\/v1\/messages(?:\/[^/]+\/reply)?$|^\/ding\/v1\.0\/(?:card\/instances\/createAndDeliver|robot\/(?:groupMessages\/send|oToMessages\/batchSend))$|^\/ding\/robot\/sendBySession/;

/** Starts the stand-in on a free port of this machine. */
export async function startVendor(): Promise<Vendor> {
  const calls: VendorCall[] = [];
  const watchers = new Set<() => void>();
  const refusals = new Map<string, { left: number; headers: Readonly<Record<string, string>> }>();
  const held = new Map<string, Promise<void>>();
  let number = 0;

  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    const body = await readFields(request);
    const refusal = refusals.get(path);
    if (refusal && refusal.left > 0) {
      refusal.left -= 1;
      response.writeHead(429, { ...refusal.headers }).end();
      return;
    }
    calls.push({
      path,
      method: request.method ?? '',
      authorization: request.headers.authorization ?? '',
      body,
    });
    number += 1;
    const answer = JSON.stringify(answerTo(path, body, number));
    for (const watcher of watchers) watcher();
    await held.get(path);
    response.setHeader('content-type', 'application/json');
    response.end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    refuse: (path, times, headers) => void refusals.set(path, { left: times, headers }),
    hold(path) {
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      held.set(path, released);
      return () => {
        held.delete(path);
        release();
      };
    },
    posts: () => calls.filter(({ path }) => POSTS.test(path)),
    until(enough, limitMs = 60_000) {
      return new Promise((resolve, reject) => {
        const look = (): void => {
          const found = enough(calls);
          if (found === false) return;
          watchers.delete(look);
          clearTimeout(limit);
          resolve(found);
        };
        const limit = setTimeout(() => {
          watchers.delete(look);
          reject(new Error(`not called as expected, but: ${calls.map(briefly).join('\n')}`));
        }, limitMs);
        watchers.add(look);
        look();
      });
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function briefly({ path, body }: VendorCall): string {
  return `${path} ${JSON.stringify(body).slice(0, 200)}`;
}

async function readFields(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return text === '' ? {} : { text };
  }
}

function answerTo(path: string, body: Readonly<Record<string, unknown>>, number: number): object {
  if (path.startsWith('/slack/')) return slackAnswer(path.replace('/slack/api/', ''), body, number);
  if (path.startsWith('/lark/')) return larkAnswer(path.replace('/lark/open-apis/', ''), number);
  return dingtalkAnswer(path.replace('/ding/', ''), number);
}

function slackAnswer(method: string, body: Readonly<Record<string, unknown>>, number: number): object {
  const ts = `1790000000.${String(number).padStart(6, '0')}`;
  switch (method) {
    case 'auth.test':
      return {
        ok: true,
        team_id: 'T0001',
        user_id: 'UBOT',
        bot_id: 'BBOT',
        team: 'Aurora',
        user: 'linkstar',
      };
    case 'users.info': {
      const id = String(body.user);
      const profile = { display_name: id.toLowerCase(), real_name: id };
      return {
        ok: true,
        user: { id, team_id: 'T0001', name: id.toLowerCase(), tz: 'America/New_York', profile },
      };
    }
    case 'conversations.open':
      return { ok: true, channel: { id: `D${String(body.users)}` } };
    case 'conversations.info':
      return {
        ok: true,
        channel: {
          id: body.channel,
          name: 'launch',
          is_channel: true,
          is_member: true,
          is_ext_shared: false,
        },
      };
    default:
      return {
        ok: true,
        channel: body.channel,
        ts,
        message_ts: ts,
        message: { ts },
        messages: [],
        members: [],
      };
  }
}

function larkAnswer(path: string, number: number): object {
  if (path.startsWith('auth/v3/'))
    return { code: 0, tenant_access_token: HANDED_OUT.larkTenantToken, expire: 7200 };
  if (path === 'bot/v3/info') return { code: 0, bot: { open_id: 'ou_bot', app_name: 'linkstar' } };
  return { code: 0, msg: 'success', data: { message_id: `om_${number}`, chat_id: 'oc_room', items: [] } };
}

function dingtalkAnswer(path: string, number: number): object {
  if (path === 'v1.0/oauth2/accessToken')
    return { accessToken: HANDED_OUT.dingtalkAccessToken, expireIn: 7200 };
  return {
    success: true,
    result: { deliverResults: [{ success: true }] },
    processQueryKey: `k${number}`,
    errcode: 0,
  };
}
