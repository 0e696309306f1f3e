import type { Platform } from '../adapters/contract.ts';
import { people, rooms } from './company.ts';
import type { PlaygroundChat, StandInWorld } from './stand-in.ts';

type CompanyPerson = (typeof people)[number];

/** The id of a person's own chat with the bot; where they are only a guest, with the platform behind it. */
export function directId(person: Pick<CompanyPerson, 'id' | 'platform'>, platform: Platform): string {
  return person.platform === platform ? `dm:${person.id}` : `dm:${person.id}:${platform}`;
}

/** Everybody's own chats with the bot: one on each platform they are on. */
export const directChats: readonly (PlaygroundChat & { readonly platform: Platform })[] = people.flatMap(
  (person) =>
    [person.platform, ...(person.also ?? [])].map((platform) => ({
      id: directId(person, platform),
      platform,
      name: person.name,
      kind: 'direct' as const,
      members: [person.id],
      external: false,
    })),
);

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
  return { people: here, chats: [...groups, ...directChats.filter((chat) => chat.platform === platform)] };
}
