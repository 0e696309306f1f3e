import type { PlaygroundPerson } from '../stand-in.ts';
import { BOT, id, TENANT } from './identity.ts';

/** A typed line as the client sends it: placeholders in the text, and who they are. */
export interface TypedLine {
  readonly text: string;
  readonly mentions: readonly {
    readonly key: string;
    readonly id: { readonly open_id: string; readonly union_id: string; readonly user_id: string };
    readonly name: string;
    readonly tenant_key: string;
    readonly mentioned_type: 'user' | 'bot';
  }[];
  readonly toBot: boolean;
}

/** Turns `@bot` and `@name` of people who are here into mentions; `＠` counts as `@`, the longest name wins. */
export function typeLine(text: string, people: readonly PlaygroundPerson[]): TypedLine {
  const names = people
    .flatMap((person) => [person.id, person.name, person.englishName].map((name) => ({ name, person })))
    .filter(({ name }) => name !== '')
    .sort((a, b) => b.name.length - a.name.length);
  const mentions: TypedLine['mentions'][number][] = [];
  let toBot = false;
  let out = '';
  let rest = text;
  while (rest !== '') {
    const at = rest.search(/[@＠]/);
    if (at < 0) break;
    out += rest.slice(0, at);
    const after = rest.slice(at + 1);
    const bot = /^(?:bot|linkstar)(?![A-Za-z0-9])/i.exec(after);
    const hit = bot ? null : names.find(({ name }) => startsWithName(after, name));
    const length = bot ? bot[0].length : (hit?.name.length ?? 0);
    if (length === 0) {
      out += rest[at];
      rest = after;
      continue;
    }
    const key = `@_user_${mentions.length + 1}`;
    const who = hit?.person;
    toBot ||= who === undefined;
    mentions.push({
      key,
      id: {
        open_id: who ? id('ou', who.id) : BOT.openId,
        union_id: id('on', who?.id ?? 'bot'),
        user_id: '',
      },
      name: who?.name ?? BOT.name,
      tenant_key: TENANT.id,
      mentioned_type: who ? 'user' : 'bot',
    });
    out += key;
    rest = after.slice(length);
  }
  return { text: out + rest, mentions, toBot };
}

function startsWithName(text: string, name: string): boolean {
  if (text.slice(0, name.length).toLowerCase() !== name.toLowerCase()) return false;
  return !(/[A-Za-z0-9]$/.test(name) && /^[A-Za-z0-9]/.test(text.slice(name.length)));
}
