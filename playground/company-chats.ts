import type { Platform } from '../adapters/contract.ts';
import { people, rooms } from './company.ts';
import type { PlaygroundChat, StandInWorld } from './stand-in.ts';

/** Everybody's own chat with the bot. */
export const directChats: readonly PlaygroundChat[] = people.map((person) => ({
  id: `dm:${person.id}`,
  name: person.name,
  kind: 'direct',
  members: [person.id],
  external: false,
}));

/** What one vendor knows of the sample company: the people who are on its platform, and its chats. */
export function standInWorld(platform: Platform): StandInWorld {
  const here = people.filter((person) => person.platform === platform || person.also?.includes(platform));
  const mine = rooms.filter((room) => room.platform === platform);
  const groups: PlaygroundChat[] = mine.map(({ id, name, members, external }) => ({
    id,
    name,
    kind: 'group',
    members,
    external,
  }));
  return {
    people: here,
    chats: [...groups, ...directChats.filter(({ members }) => here.some(({ id }) => members.includes(id)))],
  };
}
