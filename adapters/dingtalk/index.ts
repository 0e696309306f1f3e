import type { Adapter, AdapterServices, Capabilities, Connection } from '../contract.ts';
import { accept } from './accept.ts';
import { createClient, type DingtalkClient } from './client.ts';
import { credentialsOf, parseCredentials } from './credentials.ts';
import { deliver } from './deliver.ts';
import { dispatch } from './dispatch.ts';
import { LIMITS } from './limits.ts';
import { lookupPerson } from './people.ts';
import type { PostContext } from './post.ts';
import { renderCard } from './render.ts';
import { registerCallback } from './route.ts';
import { createCardTiers } from './tiers.ts';

const CAPABILITIES: Capabilities = {
  joinEvent: false,
  threads: false,
  editsCards: true,
  forms: 'typed',
  home: false,
  deliversFiles: true,
  deliversThreadReplies: false,
  listLines: LIMITS.listLines,
  roomPaceMs: LIMITS.roomPaceMs,
};

/** DingTalk: app robots, interactive cards and events, over HTTP or Stream. */
export function createDingtalkAdapter(services: AdapterServices): Adapter {
  const tiers = createCardTiers(services.now);
  const clients = new Map<string, { client: DingtalkClient; made: string }>();

  /** One client a connection, made anew when its credentials or addresses change. */
  const clientOf = (connection: Connection): DingtalkClient => {
    const { clientId, clientSecret } = credentialsOf(connection);
    const made = JSON.stringify([clientId, clientSecret, connection.endpoints]);
    const known = clients.get(connection.id);
    if (known?.made === made) return known.client;
    const client = createClient(services, connection);
    clients.set(connection.id, { client, made });
    return client;
  };
  const contextOf = (connection: Connection): PostContext => ({
    services,
    connection,
    client: clientOf(connection),
    tiers,
  });

  return {
    platform: 'dingtalk',
    capabilities: CAPABILITIES,
    parseCredentials,
    accept: (request, connection, now) => accept(request, connection, now, services),
    dispatch: (delivery, connection, desk) => dispatch(contextOf(connection), delivery, desk),
    render: (card) => renderCard(card),
    deliver: (outbound, connection) => deliver(contextOf(connection), outbound),
    lookupPerson: (connection, _workspace, userId) => lookupPerson(clientOf(connection), userId),
    prepare: (connection) => registerCallback(services, clientOf(connection), connection),
    async open(connection, ingest) {
      if (credentialsOf(connection).mode !== 'stream') return null;
      const { openStream } = await import('./stream.ts');
      return openStream(services, connection, ingest);
    },
  };
}
