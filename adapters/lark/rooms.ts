import type { MintedCard } from '../../cards/model.ts';
import type { LarkClient } from './client.ts';
import type { LarkConnection } from './credentials.ts';
import { listMembers } from './lookup.ts';
import type { RenderOptions } from './render.ts';

export type RoomKind = 'group' | 'direct';

/** Which chats are somebody's direct chat with the bot: a press and a message to change do not tell. */
export interface Rooms {
  learn(connection: LarkConnection, room: string, kind: RoomKind): void;
  known(connection: LarkConnection, room: string): RoomKind | null;
  /** From memory, else asked of Lark once; a chat that Lark does not show counts as a group. */
  find(connection: LarkConnection, room: string): Promise<RoomKind>;
  /** Whom the person fields of a form may offer: the people of the group that it is about. */
  people(connection: LarkConnection, card: MintedCard, room: string | null): Promise<RenderOptions>;
}

/** Chats remembered at most; the oldest go first. */
const KEPT = 10_000;

/** Kinds of chats, kept in memory; a chat never changes its kind. */
export function createRooms(client: LarkClient): Rooms {
  const kinds = new Map<string, RoomKind>();
  const keyOf = (connection: LarkConnection, room: string) => `${connection.id} ${room}`;

  const rooms: Rooms = {
    learn(connection, room, kind) {
      const oldest = kinds.keys().next();
      if (kinds.size >= KEPT && !oldest.done) kinds.delete(oldest.value);
      kinds.set(keyOf(connection, room), kind);
    },
    known: (connection, room) => kinds.get(keyOf(connection, room)) ?? null,
    async find(connection, room) {
      const present = rooms.known(connection, room);
      if (present) return present;
      const result = await client.use(connection, (sdk, options) =>
        sdk.im.v1.chat.get({ path: { chat_id: encodeURIComponent(room) } }, options),
      );
      if (!result.ok) return 'group';
      const kind = result.data.data?.chat_mode === 'p2p' ? 'direct' : 'group';
      rooms.learn(connection, room, kind);
      return kind;
    },
    async people(connection, card, room) {
      const asks = card.blocks.some((b) => b.type === 'form' && b.fields.some((f) => f.type === 'person'));
      if (!asks || room === null || rooms.known(connection, room) === 'direct') return {};
      const ids = await listMembers(client, connection, room, 1);
      return ids ? { people: { room, ids } } : {};
    },
  };
  return rooms;
}
