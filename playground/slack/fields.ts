import { DateTime } from 'luxon';
import type { ReadField } from '../stand-in.ts';
import type { Ids } from './ids.ts';
import { asJson, asText, type Json, jsonList } from './native.ts';

/** Input blocks as form fields, with what stands in them; date-times in the reader's zone, as Slack shows them. */
export function inputFields(
  blocks: readonly Json[],
  zone: string,
  errors: Readonly<Record<string, string>>,
): ReadField[] {
  return blocks
    .filter((block) => block.type === 'input')
    .map((block) => {
      const name = asText(block.block_id);
      const element = asJson(block.element);
      const shownBelow = blocks.find((b) => asText(b.block_id) === `error:${name}`);
      const error = errors[name] ?? (shownBelow ? asText(asJson(jsonList(shownBelow.elements)[0]).text) : '');
      const options = selectOptions(element).map((option) => ({
        value: asText(option.value),
        label: asText(asJson(option.text).text),
      }));
      return {
        name,
        label: asText(asJson(block.label).text),
        type: fieldType(element),
        value: initialValue(element, zone),
        ...(options.length > 0 ? { options } : {}),
        ...(error ? { error } : {}),
      };
    });
}

function fieldType(element: Json): ReadField['type'] {
  switch (element.type) {
    case 'static_select':
      return 'select';
    case 'multi_static_select':
      return 'multi_select';
    case 'users_select':
      return 'person';
    case 'datepicker':
      return 'date';
    case 'datetimepicker':
      return 'datetime';
    default:
      return element.multiline === true ? 'multiline' : 'text';
  }
}

function selectOptions(element: Json): readonly Json[] {
  const groups = jsonList(element.option_groups).flatMap((group) => jsonList(group.options));
  return [...jsonList(element.options), ...groups];
}

function initialValue(element: Json, zone: string): string | readonly string[] | null {
  switch (element.type) {
    case 'static_select':
      return asText(asJson(element.initial_option).value) || null;
    case 'multi_static_select':
      return jsonList(element.initial_options).map((option) => asText(option.value));
    case 'users_select':
      return asText(element.initial_user) || null;
    case 'datepicker':
      return asText(element.initial_date) || null;
    case 'datetimepicker': {
      const at = element.initial_date_time;
      return typeof at === 'number'
        ? DateTime.fromSeconds(at, { zone }).toFormat("yyyy-MM-dd'T'HH:mm")
        : null;
    }
    default:
      return asText(element.initial_value) || null;
  }
}

/** `state.values` as Slack would send it: what a person filled in, else what stood there. */
export function stateValues(
  blocks: readonly Json[],
  filled: Readonly<Record<string, unknown>>,
  zone: string,
  ids: Ids,
): Json {
  const fields = inputFields(blocks, zone, {});
  const inputs = blocks.filter((block) => block.type === 'input');
  return Object.fromEntries(
    inputs.map((block, i) => {
      const name = asText(block.block_id);
      const element = asJson(block.element);
      const value = name in filled ? filled[name] : (fields[i]?.value ?? null);
      return [name, { [asText(element.action_id)]: stateValue(element, value, zone, ids) }];
    }),
  );
}

function stateValue(element: Json, value: unknown, zone: string, ids: Ids): Json {
  const text = typeof value === 'number' ? String(value) : asText(value);
  const type = element.type;
  switch (type) {
    case 'static_select':
      return { type, selected_option: pick(element, text) };
    case 'multi_static_select': {
      const wanted = Array.isArray(value) ? value.map(String) : text.split(',').filter((v) => v !== '');
      return { type, selected_options: wanted.map((v) => pick(element, v)).filter((o) => o !== null) };
    }
    case 'users_select':
      return { type, selected_user: text === '' ? null : asUserId(text, ids) };
    case 'datepicker':
      return { type, selected_date: text === '' ? null : text.slice(0, 10) };
    case 'datetimepicker':
      return { type, selected_date_time: unixSeconds(value, zone) };
    default:
      return { type, value: text === '' ? null : text };
  }
}

function asUserId(text: string, ids: Ids): string {
  return ids.person(text) === null ? ids.userId(text) : text;
}

function pick(element: Json, wanted: string): Json | null {
  const options = selectOptions(element);
  const byValue = options.find((option) => asText(option.value) === wanted);
  return byValue ?? options.find((option) => asText(asJson(option.text).text) === wanted) ?? null;
}

function unixSeconds(value: unknown, zone: string): number | null {
  if (typeof value === 'number') return value;
  const at = DateTime.fromISO(asText(value), { zone });
  return at.isValid ? Math.floor(at.toSeconds()) : null;
}
