import type { PlaygroundPerson, StandInWorld } from '../stand-in.ts';
import { id, peopleHere } from './identity.ts';
import { initialValue } from './read.ts';

type Native = Readonly<Record<string, unknown>>;

/**
 * `form_value` as the client sends it for what a person put into a form; null where the client would not send it,
 * because something required is missing or a value cannot stand in its field.
 */
export function formValue(
  fields: readonly Native[],
  values: Readonly<Record<string, unknown>>,
  person: PlaygroundPerson,
  world: StandInWorld,
  at: Date,
): Record<string, unknown> | null {
  const sent: Record<string, unknown> = {};
  for (const field of fields) {
    const name = String(field.name);
    const put = name in values ? values[name] : initialValue(field);
    const empty = put === null || put === undefined || put === '' || (Array.isArray(put) && put.length === 0);
    if (empty) {
      if (field.required === true) return null;
      continue;
    }
    const value = wireValue(field, put, person, world, at);
    if (value === null) return null;
    sent[name] = value;
  }
  return sent;
}

function wireValue(
  field: Native,
  put: unknown,
  person: PlaygroundPerson,
  world: StandInWorld,
  at: Date,
): string | readonly string[] | null {
  const options = Array.isArray(field.options)
    ? field.options.map((option: Native) => String(option.value))
    : [];
  switch (field.tag) {
    case 'input':
      return [...String(put)].length <= Number(field.max_length ?? 1000) ? String(put) : null;
    case 'select_static':
      return options.includes(String(put)) ? String(put) : null;
    case 'multi_select_static': {
      const chosen = (Array.isArray(put) ? put : [put]).map(String);
      return chosen.every((value) => options.includes(value)) ? chosen : null;
    }
    case 'select_person': {
      const found = peopleHere(world).find((p) => p.id === put || id('ou', p.id) === put);
      const openId = found ? id('ou', found.id) : null;
      return openId !== null && (options.length === 0 || options.includes(openId)) ? openId : null;
    }
    case 'date_picker':
      return /^\d{4}-\d{2}-\d{2}/.test(String(put))
        ? `${String(put).slice(0, 10)} ${offset(person.zone, at)}`
        : null;
    case 'picker_datetime':
      return /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(String(put))
        ? `${String(put).slice(0, 16).replace('T', ' ')} ${offset(person.zone, at)}`
        : null;
    default:
      return null;
  }
}

/** The device's offset at that moment, without a colon. */
function offset(zone: string, at: Date): string {
  const name =
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
      .formatToParts(at)
      .find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  return name.replace('GMT', '').replace(':', '') || '+0000';
}
