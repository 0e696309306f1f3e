import { texts } from '../src/text/index.ts';
import type { CardLocale, Inline } from './model.ts';
import type { PersonView, Reader } from './views.ts';

const HAN = /\p{Script=Han}/u;

/** The name a reader of that language would use: the Chinese one for Chinese readers, the Latin one for English ones. */
export function nameFor(person: Pick<PersonView, 'name' | 'otherName'>, locale: CardLocale): string {
  const names = [person.name, person.otherName ?? ''].filter((name) => name.trim() !== '');
  const fitting = names.find((name) => HAN.test(name) === (locale === 'zh'));
  return fitting ?? names[0] ?? texts(locale).words.someone;
}

/** A person in a line: a mention where the reader's platform knows them, notifying only the ids in `notify`. */
export function personInline(person: PersonView, reader: Reader, notify: readonly string[] = []): Inline {
  const name = nameFor(person, reader.locale);
  const userId = reader.userIdOf?.(person.id);
  if (userId === undefined) return { type: 'person', name };
  return notify.includes(person.id)
    ? { type: 'person', name, userId, notify: true }
    : { type: 'person', name, userId };
}

/** Several people in a line, separated as the language does. */
export function peopleInlines(
  people: readonly PersonView[],
  reader: Reader,
  notify: readonly string[] = [],
): readonly Inline[] {
  const separator = texts(reader.locale).words.join(['', '']);
  return people.flatMap((person, i): readonly Inline[] => {
    const inline = personInline(person, reader, notify);
    return i === 0 ? [inline] : [{ type: 'text', text: separator }, inline];
  });
}
