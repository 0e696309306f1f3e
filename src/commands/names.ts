import { editDistance } from './distance.ts';
import { comparable, isWordChar, trimEnd } from './fold.ts';
import type { MemberFacts } from './lookup.ts';

/** What an `@text` was found to mean; `end` is the index behind it. */
export interface NameMatch {
  readonly end: number;
  readonly text: string;
  readonly members: readonly MemberFacts[];
  /** `exact` and `prefix` name one or several; `none` carries the nearest, if any. */
  readonly how: 'exact' | 'prefix' | 'none';
}

interface Entry {
  readonly name: string;
  readonly member: MemberFacts;
}

const MAX_CANDIDATES = 5;
const TOKEN_END = /[\s,，、;；:：!！?？。()（）"“”「」『』<>《》@#\uE000\uE001]/;

function namesOf(member: MemberFacts): string[] {
  const all = [member.name, member.otherName ?? '', ...member.aliases, member.id].map(comparable);
  return [...new Set(all.filter((name) => name !== ''))];
}

function unique(members: readonly MemberFacts[]): MemberFacts[] {
  return [...new Map(members.map((member) => [member.id, member])).values()];
}

/** Everybody's names, found by their first letters; blind to case and width. */
export class NameIndex {
  readonly #byFirst = new Map<string, Entry[]>();
  readonly #all: Entry[] = [];

  constructor(members: readonly MemberFacts[]) {
    for (const member of members) {
      for (const name of namesOf(member)) {
        const entry = { name, member };
        this.#all.push(entry);
        const list = this.#byFirst.get(name[0] ?? '') ?? [];
        list.push(entry);
        this.#byFirst.set(name[0] ?? '', list);
      }
    }
  }

  /** What the text at `pos` (behind its `@`) names, or null where nothing that could be a name stands there. */
  at(lower: string, pos: number): NameMatch | null {
    const exact = this.#exact(lower, pos);
    if (exact) return exact;
    const token = tokenAt(lower, pos);
    if (token === '' || !/\p{L}/u.test(token)) return null;
    const starting = this.#starting(token);
    const one = starting.length === 1 ? starting[0] : undefined;
    const end = one ? extend(lower, pos + token.length, token, namesOf(one)) : pos + token.length;
    const text = lower.slice(pos, end);
    if (starting.length > 0) return { end, text, members: starting.slice(0, MAX_CANDIDATES), how: 'prefix' };
    return { end, text, members: this.#near(token), how: 'none' };
  }

  #exact(lower: string, pos: number): NameMatch | null {
    let end = -1;
    let members: MemberFacts[] = [];
    for (const { name, member } of this.#byFirst.get(lower[pos] ?? '') ?? []) {
      const stop = matchName(lower, pos, name);
      if (stop < 0 || stop < end) continue;
      members = stop > end ? [member] : [...members, member];
      end = stop;
    }
    if (end < 0) return null;
    return { end, text: lower.slice(pos, end), members: unique(members), how: 'exact' };
  }

  #starting(token: string): MemberFacts[] {
    const entries = this.#byFirst.get(token[0] ?? '') ?? [];
    return unique(entries.filter(({ name }) => name.startsWith(token)).map(({ member }) => member));
  }

  #near(token: string): MemberFacts[] {
    if (token.length > 24) return [];
    const scored: { score: number; member: MemberFacts }[] = [];
    for (const { name, member } of this.#all) {
      const inside = name.split(' ').some((word) => word.startsWith(token));
      const limit = token.length < 3 ? 1 : 2;
      const far = inside ? 0 : editDistance(token, name.slice(0, Math.max(token.length, 2)), limit);
      if (far <= limit && far < token.length) scored.push({ score: far, member });
    }
    scored.sort((a, b) => a.score - b.score);
    return unique(scored.map(({ member }) => member)).slice(0, MAX_CANDIDATES);
  }
}

/** End of `name` at `pos` where it is not the beginning of a longer Latin word, else -1; blanks match any run. */
function matchName(lower: string, pos: number, name: string): number {
  let i = pos;
  for (const char of name) {
    if (char === ' ') {
      if (lower[i] !== ' ') return -1;
      while (lower[i] === ' ') i++;
    } else {
      if (!lower.startsWith(char, i)) return -1;
      i += char.length;
    }
  }
  const last = name.at(-1);
  return isWordChar(last) && (isWordChar(lower[i]) || lower[i] === '_') ? -1 : i;
}

function tokenAt(lower: string, pos: number): string {
  const latin = isWordChar(lower[pos]);
  let end = pos;
  while (end < lower.length && end - pos < 64) {
    const char = lower[end] ?? '';
    if (latin ? !/[\p{Script=Latin}0-9._'-]/u.test(char) : TOKEN_END.test(char)) break;
    end++;
  }
  return trimEnd(lower.slice(pos, end), /[.'-]/);
}

/** Goes on over whole further words of the one name that begins with `token`. */
function extend(lower: string, end: number, token: string, names: readonly string[]): number {
  let best = end;
  for (const name of names) {
    if (!name.startsWith(`${token} `)) continue;
    let reached = end;
    for (const word of name.slice(token.length + 1).split(' ')) {
      const next = matchName(lower, reached, ` ${word}`);
      if (next < 0) break;
      reached = next;
    }
    best = Math.max(best, reached);
  }
  return best;
}
