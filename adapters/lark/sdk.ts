import type { Client } from '@larksuiteoapi/node-sdk';
import type { AdapterServices } from '../contract.ts';
import { apiBase, type LarkConnection } from './credentials.ts';
import { httpOverFetch } from './sdk-http.ts';
import { ApiFailure, type ApiReply } from './transport.ts';

type Sdk = typeof import('@larksuiteoapi/node-sdk');

let loading: Promise<Sdk> | undefined;

/**
 * The vendor's SDK, imported once and only when it is needed: that takes up to a second and a half and 66 MB.
 * In Workers it needs a build that defines `__dirname`.
 */
export function loadSdk(): Promise<Sdk> {
  loading ??= import('@larksuiteoapi/node-sdk').then((module) => {
    // A CJS module may arrive under `default`, depending on who loads it.
    const inner = (module as { default?: Sdk }).default;
    return inner && 'Client' in inner ? inner : module;
  });
  return loading;
}

/** SDK clients, one for each connection; they manage no token and keep no HTTP library of their own. */
export function createClients(services: Pick<AdapterServices, 'fetch' | 'log'>) {
  const clients = new Map<string, Client>();
  return async (connection: LarkConnection): Promise<Client> => {
    const sdk = await loadSdk();
    const { appId, appSecret } = connection.credentials;
    const key = `${connection.id} ${appId} ${apiBase(connection)}`;
    let client = clients.get(key);
    if (!client) {
      client = new sdk.Client({
        appId,
        appSecret,
        domain: apiBase(connection),
        disableTokenCache: true,
        httpInstance: httpOverFetch(services.fetch, bodyOf),
        logger: quiet,
        loggerLevel: sdk.LoggerLevel.error,
      });
      clients.set(key, client);
    }
    return client;
  };
}

/** The SDK logs whole requests, text of people included; what matters reaches our own log as an outcome. */
const quiet = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  trace() {},
};

/** The body of an accepted call; the SDK would let a code other than 0 pass, so it is thrown here. */
function bodyOf(reply: ApiReply): unknown {
  const body = reply.body as { code?: unknown } | null;
  if (reply.status >= 400 || body === null || body.code !== 0) throw new ApiFailure(reply);
  return body;
}
