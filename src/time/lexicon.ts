/** A word found in a text: its meaning and the index just behind it. */
export interface Found<T> {
  readonly value: T;
  readonly end: number;
}

/** Whether a character is an ASCII letter or digit of folded text. */
export function isWordChar(char: string | undefined): boolean {
  return char !== undefined && ((char >= 'a' && char <= 'z') || (char >= '0' && char <= '9'));
}

/** Whether a character is an ASCII digit. */
export function isDigit(char: string | undefined): boolean {
  return char !== undefined && char >= '0' && char <= '9';
}

/** Index of the first character at or after `pos` that is no space. */
export function skipSpaces(text: string, pos: number): number {
  let i = pos;
  while (text[i] === ' ') i++;
  return i;
}

/**
 * End of `word` at `pos`, or -1. A space in the word matches any run of spaces or one hyphen;
 * a word ending in a letter or digit must not go on with another.
 */
export function matchWord(text: string, pos: number, word: string): number {
  let i = pos;
  for (const char of word) {
    if (char === ' ') {
      const next = text[i] === '-' ? i + 1 : skipSpaces(text, i);
      if (next === i) return -1;
      i = next;
    } else {
      if (text[i] !== char) return -1;
      i++;
    }
  }
  return isWordChar(word.at(-1)) && isWordChar(text[i]) ? -1 : i;
}

/** A closed set of words with meanings; the longest one at a position wins. */
export class Lexicon<T> {
  readonly #byFirst = new Map<string, { word: string; value: T }[]>();

  constructor(words: Iterable<readonly [string, T]>) {
    for (const [word, value] of words) {
      const first = word[0];
      if (first === undefined) continue;
      const list = this.#byFirst.get(first) ?? [];
      list.push({ word, value });
      this.#byFirst.set(first, list);
    }
    for (const list of this.#byFirst.values()) list.sort((a, b) => b.word.length - a.word.length);
  }

  /** The longest word that starts at `pos`, or null. */
  at(text: string, pos: number): Found<T> | null {
    for (const { word, value } of this.#byFirst.get(text[pos] ?? '') ?? []) {
      const end = matchWord(text, pos, word);
      if (end >= 0) return { value, end };
    }
    return null;
  }
}

/** Pairs every word of a space-free list with one meaning. */
export function words<T>(value: T, ...list: string[]): (readonly [string, T])[] {
  return list.map((word) => [word, value] as const);
}
