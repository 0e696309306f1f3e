/** Facts of a refusal as operations give them: names and keys, never sentences. */
export type Facts = Readonly<Record<string, string | number | readonly string[]>>;

/** One fact as text; undefined where it is absent or empty. */
export function factText(facts: Facts, name: string): string | undefined {
  const value = facts[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : value.length > 0 ? value.join(', ') : undefined;
}

/** One fact as a list: a single value counts as a list of one. */
export function factList(facts: Facts, name: string): readonly string[] {
  const value = facts[name];
  if (value === undefined || value === '') return [];
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : value;
}

/** One fact as a number; undefined where it is none. */
export function factNumber(facts: Facts, name: string): number | undefined {
  const value = facts[name];
  return typeof value === 'number' ? value : undefined;
}

/** The catalogue's word for a core name, or undefined where it has none. */
export function wordFor(
  words: Readonly<Record<string, string>>,
  name: string | undefined,
): string | undefined {
  return name !== undefined && Object.hasOwn(words, name) ? words[name] : undefined;
}
