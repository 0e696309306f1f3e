import type { PlaygroundPerson, StandInWorld } from '../stand-in.ts';

/** What the stand-in's app is called and signed with; all of it clearly fake. */
export const APP = {
  clientId: 'dingfakeplaygroundapp',
  clientSecret: 'fake-dingtalk-client-secret-for-the-playground',
  robotCode: 'dingfakeplaygroundapp',
  corpId: 'dingfakeplaygroundcorp',
  eventToken: 'fakeEventToken',
  eventAesKey: 'fakefakefakefakefakefakefakefakefakefakefak',
} as const;

/** The public template that DingTalk's SDK ships, and one as an operator would have drawn it. */
export const TEMPLATES = {
  public: '1366a1eb-bc54-4859-ac88-517c56a9acb1.schema',
  own: 'fa4e0000-0000-4000-8000-00000000own1.schema',
} as const;

export const ROBOT_ID = '$:LWCP_v1:$fakeRobotOfThePlayground';
const STAFF = 'staff_';

/** Ids as DingTalk would give them, and the way back; all derived, so that they outlive a restart. */
export function createIdentity(world: () => StandInWorld) {
  /** The world may hold people and chats of the other platforms too; who names platforms must name this one. */
  const here = () => {
    const members = new Set(world().chats.flatMap((chat) => chat.members));
    return world().people.filter((one) => members.has(one.id) && onDingtalk(one));
  };
  const groups = () => {
    const ids = new Set(here().map((one) => one.id));
    return world().chats.filter((chat) => chat.kind === 'group' && chat.members.every((one) => ids.has(one)));
  };
  const userId = (person: string) => `${STAFF}${person}`;
  const person = (id: string) => {
    const found = id.startsWith(STAFF) ? id.slice(STAFF.length) : '';
    return here().some((one) => one.id === found) ? found : null;
  };
  const conversationId = (chat: string) => `cid${Buffer.from(chat).toString('base64url')}==`;
  const chatOfConversation = (id: string) => {
    const inner = /^cid([\w-]+)==$/.exec(id)?.[1];
    const chat = inner === undefined ? '' : Buffer.from(inner, 'base64url').toString();
    return groups().some((one) => one.id === chat) ? chat : null;
  };
  /** A person's own chat with the bot here. */
  const direct = (id: string) =>
    world().chats.find((chat) => chat.kind === 'direct' && chat.members.includes(id))?.id ?? `dm:${id}`;
  const personOfDirect = (chat: string) =>
    world().chats.find((one) => one.id === chat && one.kind === 'direct')?.members[0] ??
    chat.slice('dm:'.length);
  return {
    userId,
    person,
    direct,
    conversationId,
    chatOfConversation,
    senderId: (id: string) => `$:LWCP_v1:$fake${Buffer.from(id).toString('base64')}`,
    /** The id by which the service knows a chat: a group's conversation, or the person of a direct one. */
    roomId: (chat: string) =>
      chat.startsWith('dm:') ? `dm:${userId(personOfDirect(chat))}` : conversationId(chat),
    chat: (roomId: string) => {
      if (!roomId.startsWith('dm:')) return chatOfConversation(roomId);
      const found = person(roomId.slice('dm:'.length));
      return found === null ? null : direct(found);
    },
    /** People who are in any chat of this platform. */
    here,
    one: (id: string): PlaygroundPerson | null => here().find((one) => one.id === id) ?? null,
    isMember: (chat: string, id: string) =>
      chat === direct(id)
        ? here().some((one) => one.id === id)
        : (groups()
            .find((one) => one.id === chat)
            ?.members.includes(id) ?? false),
    chatName: (chat: string) => world().chats.find((one) => one.id === chat)?.name ?? chat,
  };
}

export type Identity = ReturnType<typeof createIdentity>;

function onDingtalk(person: PlaygroundPerson & { platform?: unknown; also?: unknown }): boolean {
  if (person.platform === undefined) return true;
  return person.platform === 'dingtalk' || (Array.isArray(person.also) && person.also.includes('dingtalk'));
}
