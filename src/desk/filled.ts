import type { FormValue } from '../../adapters/contract.ts';
import { fieldsOf } from '../../cards/index.ts';
import type { Card, Field } from '../../cards/model.ts';
import { comparable } from '../commands/fold.ts';
import type { NameIndex } from '../commands/names.ts';
import { texts } from '../text/index.ts';
import { readPhrase, wallOf } from '../time/index.ts';
import { chosen } from './choice.ts';
import type { Session } from './session.ts';

/** What typed lines put into a form: every field's value, what is wrong with which, and keys that no field has. */
export interface FilledIn {
  readonly values: Readonly<Record<string, FormValue>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
}

type Read = { readonly value: FormValue } | { readonly wrong: string };

/** Who reads, and what people are called. */
interface Given extends Pick<Session, 'reader'> {
  readonly names: NameIndex;
}

/** A label without what stands in brackets behind it: `截止` of `截止（中国时间）`. */
const bare = (label: string): string => comparable(label.trimEnd().replace(/[(（][^)）(（]*[)）]$/, ''));

/** Reads `key: value` lines into a form; a field that no line names keeps what the form shows, an empty line empties it. */
export function fillIn(
  form: Card,
  lines: readonly { readonly key: string; readonly value: string }[],
  given: Given,
): FilledIn {
  const { wrong } = texts(given.reader.locale).forms;
  const fields = fieldsOf(form);
  const values: Record<string, FormValue> = {};
  const errors: Record<string, string> = {};
  const problems: string[] = [];
  for (const field of fields) values[field.name] = field.value ?? null;
  for (const { key, value } of lines) {
    const field = fields.find(
      ({ name, label }) =>
        comparable(label) === comparable(key) || bare(label) === bare(key) || name === comparable(key),
    );
    if (!field) {
      problems.push(wrong.unknownField(key));
      continue;
    }
    const read = readValue(field, value, given);
    if ('value' in read) values[field.name] = read.value;
    else errors[field.name] = read.wrong;
  }
  return { values, errors, problems };
}

function readValue(field: Field, text: string, { reader, names }: Given): Read {
  const { forms, errors } = texts(reader.locale);
  if (text === '') return { value: null };
  switch (field.type) {
    case 'select': {
      const value = chosen(field, text, names);
      return value === null ? { wrong: forms.wrong.notAChoice(text) } : { value };
    }
    case 'multi_select': {
      const said = text.split(/[,，、;；]/).map((one) => one.trim());
      const meant = said
        .filter((one) => one !== '')
        .map((one) => ({ one, value: chosen(field, one, names) }));
      const lost = meant.find(({ value }) => value === null);
      if (lost) return { wrong: forms.wrong.notAChoice(lost.one) };
      return { value: meant.flatMap(({ value }) => value ?? []) };
    }
    case 'datetime': {
      const said = readPhrase(text, { now: reader.now, locale: reader.locale, zone: field.zone });
      return said.kind === 'moment'
        ? { value: wallOf(said.moment.at, field.zone).slice(0, 16) }
        : { wrong: errors.phrase.not_a_time(text) };
    }
    default:
      return { value: text };
  }
}
