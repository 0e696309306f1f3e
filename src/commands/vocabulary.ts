import { editDistance } from './distance.ts';
import { foldLower } from './fold.ts';
import type { Verb } from './verb.ts';
import { VERBS } from './verbs.ts';

/** A verb at the front of a line. */
export interface VerbFound {
  readonly verb: Verb;
  /** Index behind the verb. */
  readonly end: number;
  /** It counts only if what follows parses. */
  readonly tentative: boolean;
}

interface Word {
  readonly text: string;
  readonly verb: Verb;
  readonly soft: boolean;
}

function wordsOf(verb: Verb): Word[] {
  const words = (texts: readonly string[], soft: boolean) => texts.map((text) => ({ text, verb, soft }));
  return [
    ...words(verb.en, verb.soft !== undefined && verb.soft !== false),
    ...words(verb.zh, verb.soft === true),
    ...words(verb.also ?? [], true),
  ];
}

const byFirst = new Map<string, Word[]>();
for (const word of VERBS.flatMap(wordsOf)) {
  const first = word.text[0] ?? '';
  byFirst.set(first, [...(byFirst.get(first) ?? []), word]);
}
for (const list of byFirst.values()) list.sort((a, b) => b.text.length - a.text.length);

const LATIN_END = /[a-z0-9]$/;
const CLEAR = /[\s:,，。.!?、;@#+"“「~\uE000]/;

/** End of a verb's word at `pos`, or -1; a blank in it matches any run of blanks. */
function matchWord(lower: string, pos: number, text: string): number {
  let i = pos;
  for (const char of text) {
    if (char === ' ') {
      if (lower[i] !== ' ') return -1;
      while (lower[i] === ' ') i++;
    } else if (lower[i++] !== char) return -1;
  }
  return LATIN_END.test(text) && /[a-z0-9_'/&-]/.test(lower[i] ?? ' ') ? -1 : i;
}

/** The verb with which a line begins at `pos`, the longest word first; null where it begins with none. */
export function verbAt(line: string, pos = 0): VerbFound | null {
  const lower = foldLower(line);
  for (const { text, verb, soft } of byFirst.get(lower[pos] ?? '') ?? []) {
    const end = matchWord(lower, pos, text);
    if (end < 0) continue;
    const next = lower[end];
    const glued = next !== undefined && !CLEAR.test(next);
    if (glued && (verb.reserved || verb.notBefore?.includes(line[end] ?? ''))) continue;
    return { verb, end, tentative: soft || glued };
  }
  return null;
}

/** A verb near a word that is none. */
export interface Near {
  readonly verb: Verb;
  /** How many words of the line it stands for. */
  readonly words: number;
}

const candidates = VERBS.filter((verb) => !verb.reserved && verb.name !== 'help').flatMap((verb) =>
  [...verb.en, ...verb.zh]
    .filter((text) => text.length >= 3)
    .map((text) => ({ text, verb, words: text.split(' ').length })),
);
candidates.push(
  ...VERBS.filter((verb) => verb.name === 'help').map((verb) => ({ text: 'help', verb, words: 1 })),
);

/** The nearest two verbs of at least three letters, at an edit distance of one or two from the line's beginning. */
export function nearVerbs(line: string): readonly Near[] {
  const parts = foldLower(line)
    .trim()
    .slice(0, 60)
    .split(/[\s:,，]+/);
  const best = new Map<Verb, Near & { distance: number }>();
  for (const { text, verb, words } of candidates) {
    const said = parts.slice(0, words).join(' ');
    // One letter more or less than a word of that many is another word.
    const limit = Math.min(2, said.length - 1, text.length - 1);
    const distance = editDistance(said, text, limit);
    if (distance < 1 || distance > limit) continue;
    const known = best.get(verb);
    if (!known || known.distance > distance) best.set(verb, { verb, words, distance });
  }
  return [...best.values()].sort((a, b) => a.distance - b.distance).slice(0, 2);
}
