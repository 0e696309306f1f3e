import { NOBODY } from '../../cards/index.ts';
import type { Option } from '../../cards/model.ts';
import { comparable } from '../commands/fold.ts';
import type { NameIndex } from '../commands/names.ts';
import { languageNamed, zoneNamed } from '../commands/verbs/settings-words.ts';
import { AUDIENCES, NOTHING, PRIORITIES } from '../commands/words.ts';

const wordOf = (words: Readonly<Record<string, string>>, said: string): string | null =>
  Object.hasOwn(words, said) ? (words[said] ?? null) : null;

/** What lines call the values of some fields: whatever may be typed behind a verb may be typed into its form. */
const MEANT: Readonly<Record<string, (said: string, names: NameIndex) => string | null>> = {
  // A form offers the usual zones, but takes any.
  zone: (said) => zoneNamed(said),
  locale: (said) => languageNamed(said),
  audience: (said) => wordOf(AUDIENCES, said),
  priority: (said) => wordOf(PRIORITIES, said.replace(/^!/, '')),
  responsible: (said, names) => (NOTHING.has(said) ? NOBODY : personNamed(said, names)),
  helpers: personNamed,
  followers: personNamed,
  member: personNamed,
};

function personNamed(said: string, names: NameIndex): string | null {
  const found = names.at(said, 0);
  const [only, ...others] = found && found.how !== 'none' && found.end === said.length ? found.members : [];
  return only && others.length === 0 ? only.id : null;
}

/**
 * The value of the choice that somebody means: by its label or value, by what lines call it, or by the beginning of the
 * one label that begins so; null where there is none.
 */
export function chosen(
  field: { readonly name: string; readonly options: readonly Option[] },
  said: string,
  names: NameIndex,
): string | null {
  const wanted = comparable(said.replace(/^\s*[@＠#＃]/, ''));
  if (wanted === '') return null;
  const exact = field.options.find(({ value, label }) =>
    [label, value].some((one) => comparable(one) === wanted),
  );
  if (exact) return exact.value;
  const meant = MEANT[field.name]?.(wanted, names);
  if (meant && (field.name === 'zone' || field.options.some(({ value }) => value === meant))) return meant;
  const [only, ...others] = field.options.filter(({ label }) => comparable(label).startsWith(wanted));
  return only && others.length === 0 ? only.value : null;
}
