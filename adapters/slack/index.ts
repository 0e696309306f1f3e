import type { Adapter, AdapterServices, Capabilities, Connection } from '../contract.ts';
import { type BoltHost, createBolt } from './bolt.ts';
import { createWebApi } from './client.ts';
import type { Context } from './context.ts';
import { parseSlackCredentials } from './credentials.ts';
import { deliverOutbound } from './deliver.ts';
import { dispatchStored } from './dispatch.ts';
import { createInstallations } from './installations.ts';
import { ROOM_PACE_MS } from './limits.ts';
import { lookupPerson, lookupRoom } from './lookup.ts';
import { acceptHook } from './receive.ts';
import { renderCard } from './render.ts';
import { openSocket } from './socket.ts';

const CAPABILITIES: Capabilities = {
  joinEvent: true,
  threads: true,
  editsCards: true,
  forms: 'modal',
  home: true,
  deliversFiles: true,
  deliversThreadReplies: true,
  roomPaceMs: ROOM_PACE_MS,
};

/** The Slack adapter: `endpoints.api` of a connection is the Web API's base URL. */
export function createSlackAdapter(services: AdapterServices): Adapter {
  const api = createWebApi(services);
  const installations = createInstallations(services, api);
  const hosts = new Map<string, Promise<BoltHost>>();
  const on = (connection: Connection): Context => ({ connection, services, installations, api });

  // Bolt costs hundreds of milliseconds to load, so it comes with the first request or `prepare`, once a connection.
  function host(connection: Connection): Promise<BoltHost> {
    const known = hosts.get(connection.id);
    if (known) return known;
    const made = createBolt(on(connection));
    hosts.set(connection.id, made);
    made.catch(() => hosts.delete(connection.id));
    return made;
  }

  return {
    platform: 'slack',
    capabilities: CAPABILITIES,
    parseCredentials: parseSlackCredentials,
    accept: (request, connection, now) => acceptHook(request, now, on(connection)),
    dispatch: async (delivery, connection, desk) =>
      dispatchStored(delivery, on(connection), await host(connection), desk),
    render: renderCard,
    deliver: (outbound, connection) => deliverOutbound(outbound, on(connection)),
    lookupPerson: (connection, workspace, userId) => lookupPerson(on(connection), workspace, userId),
    lookupRoom: (connection, workspace, room) => lookupRoom(on(connection), workspace, room),
    open: (connection, ingest) => openSocket(on(connection), ingest),
    async prepare(connection) {
      await Promise.all([host(connection), installations.identify(connection)]);
    },
  };
}
