import type { PersonFacts, RoomFacts } from '../contract.ts';
import type { LarkClient } from './client.ts';
import type { LarkConnection } from './credentials.ts';
import { knownZone } from './zone.ts';

/** Pages of members read at most; a page holds up to 100. */
const MEMBER_PAGES = 10;

/** A person's name, and their zone where Lark tells it; null outside the app's contact range or where nothing is known. */
export async function lookupPerson(
  client: LarkClient,
  connection: LarkConnection,
  userId: string,
): Promise<PersonFacts | null> {
  const result = await client.use(
    connection,
    (sdk, options) =>
      sdk.contact.v3.user.get(
        { path: { user_id: encodeURIComponent(userId) }, params: { user_id_type: 'open_id' } },
        options,
      ),
    'person',
  );
  const user = result.ok ? result.data.data?.user : undefined;
  if (!user) return null;
  const zone = knownZone((user as { time_zone?: unknown }).time_zone);
  return {
    ...(user.name ? { name: user.name } : {}),
    ...(user.en_name ? { handle: user.en_name } : {}),
    ...(zone ? { zone } : {}),
  };
}

/** A chat's name, whether it holds people of other organisations, and its members' open_ids (bots are never listed). */
export async function lookupRoom(
  client: LarkClient,
  connection: LarkConnection,
  room: string,
): Promise<RoomFacts | null> {
  const result = await client.use(connection, (sdk, options) =>
    sdk.im.v1.chat.get({ path: { chat_id: encodeURIComponent(room) } }, options),
  );
  const chat = result.ok ? result.data.data : undefined;
  if (!chat) return null;
  const members = await listMembers(client, connection, room);
  return {
    ...(chat.name ? { name: chat.name } : {}),
    ...(chat.external === undefined ? {} : { external: chat.external }),
    ...(members ? { members } : {}),
  };
}

/** The open_ids of a chat's people, up to a thousand; null where the list cannot be read. */
export async function listMembers(
  client: LarkClient,
  connection: LarkConnection,
  room: string,
  pages: number = MEMBER_PAGES,
): Promise<readonly string[] | null> {
  const ids: string[] = [];
  let token: string | undefined;
  for (let page = 0; page < pages; page++) {
    const params = {
      member_id_type: 'open_id' as const,
      page_size: 100,
      ...(token ? { page_token: token } : {}),
    };
    const result = await client.use(connection, (sdk, options) =>
      sdk.im.v1.chatMembers.get({ path: { chat_id: encodeURIComponent(room) }, params }, options),
    );
    if (!result.ok) return null;
    const { data } = result.data;
    ids.push(...(data?.items ?? []).flatMap((item) => (item.member_id ? [item.member_id] : [])));
    token = data?.has_more ? data.page_token : undefined;
    if (!token) return ids;
  }
  return ids;
}
