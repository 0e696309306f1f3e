import type { Client } from '@larksuiteoapi/node-sdk';
import type { AdapterServices } from '../contract.ts';
import { apiBase, type LarkConnection } from './credentials.ts';
import { classify, type Verdict } from './errors.ts';
import { createClients, loadSdk } from './sdk.ts';
import { createTokens } from './token.ts';
import { ApiFailure, call, NoReply } from './transport.ts';

/** What a call came to: its data, the vendor's refusal sorted, or silence. */
export type Result<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly verdict: Exclude<Verdict, { kind: 'ok' }> }
  | { readonly ok: false; readonly verdict: { readonly kind: 'no_reply'; sent: boolean; detail: string } };

/** What the SDK takes beside a payload: the tenant token of this one call. */
export type CallOptions = { headers: { Authorization: string } };

export interface LarkClient {
  /** One call by the SDK with the present token; a stale token is renewed once and the call made once more. */
  use<T>(
    connection: LarkConnection,
    work: (sdk: Client, options: CallOptions) => Promise<T>,
    target?: 'room' | 'person',
  ): Promise<Result<T>>;
  /** One GET without the SDK, for what is needed before anything was ever sent. */
  get(connection: LarkConnection, path: string, timeoutMs?: number): Promise<Result<unknown>>;
  /** Loads the SDK ahead of the first send. */
  warm(): Promise<void>;
}

/** The API client of all connections: token, call, and what the answer means. Never throws for the vendor or the network. */
export function createLarkClient(services: AdapterServices): LarkClient {
  const tokens = createTokens(services);
  const clientFor = createClients(services);

  async function attempt<T>(
    connection: LarkConnection,
    target: 'room' | 'person',
    work: (token: string) => Promise<T>,
  ): Promise<Result<T>> {
    for (let renewed = false; ; renewed = true) {
      let token: string;
      try {
        token = await tokens.get(connection);
      } catch (error) {
        // Nothing of the call itself has gone out yet, so it can simply be tried again.
        const result = failure(error, target);
        return result.verdict.kind === 'no_reply'
          ? { ok: false, verdict: { kind: 'transient', detail: result.verdict.detail } }
          : notStale(result);
      }
      try {
        services.usage.add(connection.id, 'lark_api', 1);
        return { ok: true, data: await work(token) };
      } catch (error) {
        const result = failure(error, target);
        if (result.verdict.kind !== 'stale_token') return result;
        tokens.drop(connection, token);
        if (renewed) return notStale(result);
      }
    }
  }

  return {
    use: (connection, work, target = 'room') =>
      attempt(connection, target, async (token) =>
        work(await clientFor(connection), { headers: { Authorization: `Bearer ${token}` } }),
      ),
    get: (connection, path, timeoutMs) =>
      attempt(connection, 'room', async (token) => {
        const reply = await call(services.fetch, {
          method: 'GET',
          url: `${apiBase(connection)}${path}`,
          headers: { authorization: `Bearer ${token}` },
          ...(timeoutMs ? { timeoutMs } : {}),
        });
        if (classify(reply.status, reply.body, reply.headers).kind !== 'ok') throw new ApiFailure(reply);
        return reply.body;
      }),
    warm: async () => {
      await loadSdk();
    },
  };
}

type Failed = Extract<Result<never>, { ok: false }>;

function failure(error: unknown, target: 'room' | 'person'): Failed {
  if (error instanceof NoReply) {
    return { ok: false, verdict: { kind: 'no_reply', sent: error.sent, detail: error.message } };
  }
  if (error instanceof ApiFailure) {
    const { status, body, headers } = error.reply;
    const verdict = classify(status, body, headers, target);
    if (verdict.kind !== 'ok') return { ok: false, verdict };
  }
  throw error;
}

function notStale(result: Failed): Failed {
  const { verdict } = result;
  return verdict.kind === 'stale_token'
    ? { ok: false, verdict: { kind: 'auth', detail: verdict.detail } }
    : result;
}
