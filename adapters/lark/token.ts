import type { AdapterServices } from '../contract.ts';
import { apiBase, type LarkConnection } from './credentials.ts';
import { TOKEN_MARGIN_MS } from './limits.ts';
import { ApiFailure, call } from './transport.ts';

interface Kept {
  readonly token: string;
  readonly until: number;
}

/** Tenant access tokens of custom apps: one request at a time for each app, renewed five minutes before the end. */
export interface Tokens {
  /** The present token; throws NoReply or ApiFailure where none can be had. */
  get(connection: LarkConnection): Promise<string>;
  /** Forgets `token` if it is still the kept one, so that the next `get` fetches. */
  drop(connection: LarkConnection, token: string): void;
}

/** Tokens kept in memory for as long as the vendor says; the classic endpoint serves both brands. */
export function createTokens(services: Pick<AdapterServices, 'fetch' | 'now'>): Tokens {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<string>>();
  const keyOf = (c: LarkConnection) => `${c.id} ${apiBase(c)} ${c.credentials.appId}`;

  async function fetchToken(connection: LarkConnection, key: string): Promise<string> {
    const { appId, appSecret } = connection.credentials;
    const reply = await call(services.fetch, {
      method: 'POST',
      url: `${apiBase(connection)}/open-apis/auth/v3/tenant_access_token/internal`,
      json: { app_id: appId, app_secret: appSecret },
    });
    const body = (reply.body ?? {}) as { code?: unknown; tenant_access_token?: unknown; expire?: unknown };
    if (body.code !== 0 || typeof body.tenant_access_token !== 'string') throw new ApiFailure(reply);
    const seconds = typeof body.expire === 'number' ? body.expire : 0;
    const until = services.now().getTime() + seconds * 1000 - TOKEN_MARGIN_MS;
    kept.set(key, { token: body.tenant_access_token, until });
    return body.tenant_access_token;
  }

  return {
    get(connection) {
      const key = keyOf(connection);
      const present = kept.get(key);
      if (present && services.now().getTime() < present.until) return Promise.resolve(present.token);
      const running = underWay.get(key);
      if (running) return running;
      const started = fetchToken(connection, key).finally(() => underWay.delete(key));
      underWay.set(key, started);
      return started;
    },
    drop(connection, token) {
      const key = keyOf(connection);
      if (kept.get(key)?.token === token) kept.delete(key);
    },
  };
}
