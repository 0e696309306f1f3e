import type { PlaygroundPerson, StandInWorld } from '../stand-in.ts';
import { BOT, type Ids } from './ids.ts';

/** Entities as Slack puts them into text that people typed. */
export function toEntities(text: string): string {
  return text.replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'));
}

/** What Slack makes of a typed line: people and the bot by reference, web addresses in brackets, three entities. */
export function toWire(typed: string, world: StandInWorld, ids: Ids, withNames: boolean): string {
  const names = callable(world.people);
  let out = '';
  let rest = typed;
  let before = '';
  while (rest !== '') {
    const taken = takeMention(rest, before, names, ids, withNames) ?? takeAddress(rest, before);
    if (taken) {
      out += taken.wire;
      before = rest.slice(taken.length - 1, taken.length);
      rest = rest.slice(taken.length);
      continue;
    }
    const next = String.fromCodePoint(rest.codePointAt(0) ?? 0);
    out += toEntities(next);
    before = next;
    rest = rest.slice(next.length);
  }
  return out;
}

interface Taken {
  readonly wire: string;
  readonly length: number;
}

interface Callable {
  readonly name: string;
  readonly person: PlaygroundPerson | null;
}

// The longest name first, so that `@Li Ting` is not taken for `@Li`.
function callable(people: readonly PlaygroundPerson[]): readonly Callable[] {
  const named = people.flatMap((person) =>
    [person.id, person.name, person.englishName].map((name) => ({ name: name.toLowerCase(), person })),
  );
  return [...named, { name: 'bot', person: null }]
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.name.length - a.name.length);
}

function takeMention(
  rest: string,
  before: string,
  names: readonly Callable[],
  ids: Ids,
  withNames: boolean,
): Taken | null {
  if (!/^[@＠]/.test(rest) || /[A-Za-z0-9._-]/.test(before)) return null;
  const said = rest.slice(1).toLowerCase();
  const hit = names.find(({ name }) => said.startsWith(name) && isEnd(name, said.charAt(name.length)));
  if (!hit) return null;
  const id = hit.person ? ids.userId(hit.person.id) : BOT.userId;
  const label = withNames ? `|${hit.person?.id ?? BOT.name}` : '';
  return { wire: `<@${id}${label}>`, length: 1 + hit.name.length };
}

// A Latin name ends where letters end; a Chinese one may be followed by anything.
function isEnd(name: string, next: string): boolean {
  return !/[a-z0-9]$/.test(name) || !/[a-z0-9_]/.test(next);
}

function takeAddress(rest: string, before: string): Taken | null {
  if (/[A-Za-z0-9]/.test(before)) return null;
  const address = /^https?:\/\/[^\s<>|]+/.exec(rest)?.[0];
  return address ? { wire: `<${toEntities(address)}>`, length: address.length } : null;
}

/** Whether a line calls the bot. */
export function callsBot(wire: string): boolean {
  return wire.includes(`<@${BOT.userId}>`) || wire.includes(`<@${BOT.userId}|`);
}
