import type { Adapter, AdapterServices, Capabilities } from '../contract.ts';
import { accept } from './accept.ts';
import { larkConnection, parseCredentials } from './credentials.ts';
import { deliver } from './deliver.ts';
import { dispatch } from './dispatch.ts';
import { LIMITS } from './limits.ts';
import { openLong } from './long.ts';
import { lookupPerson, lookupRoom } from './lookup.ts';
import { createParts } from './parts.ts';
import { render } from './render.ts';

const capabilities: Capabilities = {
  joinEvent: true,
  threads: true,
  editsCards: true,
  editableDays: LIMITS.editableDays,
  forms: 'card',
  home: false,
  deliversFiles: true,
  // Group lines without a mention need a scope that most tenants do not grant.
  deliversThreadReplies: false,
  roomPaceMs: LIMITS.roomPaceMs,
};

/** The adapter for Lark and Feishu: one code for both brands, told apart by the connection's credentials. */
export function createLarkAdapter(services: AdapterServices): Adapter {
  const parts = createParts(services);
  const { client, bot } = parts;
  return {
    platform: 'lark',
    capabilities,
    parseCredentials,
    accept: (request, connection, now) =>
      accept(request, larkConnection(connection), now, services.interest, bot),
    dispatch: (delivery, connection, desk) => dispatch(delivery, larkConnection(connection), desk, parts),
    render: (card, surface) => render(card, surface),
    deliver: (outbound, connection) => deliver(outbound, larkConnection(connection), parts),
    lookupPerson: (connection, _workspace, userId) =>
      lookupPerson(client, larkConnection(connection), userId),
    lookupRoom: (connection, _workspace, room) => lookupRoom(client, larkConnection(connection), room),
    open: (connection, ingest) => openLong(larkConnection(connection), ingest, services, bot),
    async prepare(connection) {
      await client.warm();
      await bot.find(larkConnection(connection), null);
    },
  };
}
