import { h, mark } from './dom.client.js';

const COLOURS = [
  '#4f7cff',
  '#e0683a',
  '#2b9d74',
  '#9a5bd6',
  '#c2478d',
  '#b7791f',
  '#2a8fb8',
  '#d04b4b',
  '#5b6ee1',
  '#3d8b40',
  '#a0522d',
  '#7a6a00',
];

/** What one platform's client calls people, by the platform's own id or by the playground's. */
export function namesOn(platform, world) {
  const shown = (person) => (platform === 'slack' ? person.englishName : person.name);
  return {
    user(id) {
      if (id === 'U0LINKSTAR') return 'LinkStar';
      const person = world.people.find((one) => one.userId === id);
      return person ? shown(person) : null;
    },
    person(id) {
      if (id === 'bot') return 'LinkStar';
      const person = world.people.find((one) => one.id === id);
      return person ? shown(person) : id;
    },
  };
}

/** People a person field may offer on a platform: who is in its chats. */
export function choicesOn(platform, world) {
  const here = new Set(
    world.chats.filter((chat) => chat.platform === platform).flatMap((chat) => chat.members),
  );
  const names = namesOn(platform, world);
  return world.people
    .filter(({ id }) => here.has(id))
    .map(({ id }) => ({ value: id, label: names.person(id) }));
}

/** The picture of a person, with the letters that the platform would put there; LinkStar's is its star. */
export function avatar(id, names, world) {
  if (id === 'bot') return h('span', { class: 'avatar bot', 'aria-hidden': 'true' }, mark('linkstar'));
  const name = names.person(id);
  const letters = /\p{Script=Han}/u.test(name)
    ? name.slice(-2)
    : name
        .split(/\s+/)
        .map((word) => word.charAt(0))
        .join('')
        .slice(0, 2);
  const picture = h('span', { class: 'avatar', 'aria-hidden': 'true' }, letters);
  const at = world.people.findIndex((person) => person.id === id);
  picture.style.setProperty('--avatar', COLOURS[Math.max(0, at) % COLOURS.length]);
  return picture;
}
