import type { ReadField } from '../stand-in.ts';
import type { Ids } from './ids.ts';
import { asJson, asText, type Json, jsonList } from './native.ts';

/** One field as a person sees it: an input, or a date and the clock time that stands under it. */
interface Seen {
  readonly input: Json;
  readonly clock: Json | null;
}

function seenInputs(blocks: readonly Json[]): Seen[] {
  const inputs = blocks.filter((block) => block.type === 'input');
  return inputs
    .filter((input, i) => !isClockOf(input, inputs[i - 1]))
    .map((input) => {
      const next = inputs[inputs.indexOf(input) + 1];
      return { input, clock: next && isClockOf(next, input) ? next : null };
    });
}

// A time picker belongs to the date picker above it when its block's name begins with that one's.
function isClockOf(block: Json, above: Json | undefined): boolean {
  if (!above || asJson(block.element).type !== 'timepicker' || asJson(above.element).type !== 'datepicker')
    return false;
  return asText(block.block_id).startsWith(`${asText(above.block_id)}:`);
}

/** Input blocks as form fields, with what stands in them. */
export function inputFields(blocks: readonly Json[], errors: Readonly<Record<string, string>>): ReadField[] {
  return seenInputs(blocks).map(({ input, clock }) => {
    const name = asText(input.block_id);
    const element = asJson(input.element);
    const shownBelow = blocks.find((b) => asText(b.block_id) === `error:${name}`);
    const error = errors[name] ?? (shownBelow ? asText(asJson(jsonList(shownBelow.elements)[0]).text) : '');
    const options = selectOptions(element).map((option) => ({
      value: asText(option.value),
      label: asText(asJson(option.text).text),
    }));
    return {
      name,
      label: asText(asJson(input.label).text),
      type: clock ? 'datetime' : fieldType(element),
      value: clock ? initialWall(element, asJson(clock.element)) : initialValue(element),
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
    default:
      return element.multiline === true ? 'multiline' : 'text';
  }
}

function selectOptions(element: Json): readonly Json[] {
  const groups = jsonList(element.option_groups).flatMap((group) => jsonList(group.options));
  return [...jsonList(element.options), ...groups];
}

function initialWall(date: Json, clock: Json): string | null {
  const day = asText(date.initial_date);
  return day === '' ? null : `${day}T${asText(clock.initial_time) || '00:00'}`;
}

function initialValue(element: Json): string | readonly string[] | null {
  switch (element.type) {
    case 'static_select':
      return asText(asJson(element.initial_option).value) || null;
    case 'multi_static_select':
      return jsonList(element.initial_options).map((option) => asText(option.value));
    case 'users_select':
      return asText(element.initial_user) || null;
    case 'datepicker':
      return asText(element.initial_date) || null;
    default:
      return asText(element.initial_value) || null;
  }
}

/** `state.values` as Slack would send it: what a person filled in, else what stood there. */
export function stateValues(
  blocks: readonly Json[],
  filled: Readonly<Record<string, unknown>>,
  ids: Ids,
): Json {
  const fields = inputFields(blocks, {});
  const state: Record<string, Json> = {};
  seenInputs(blocks).forEach(({ input, clock }, i) => {
    const name = asText(input.block_id);
    const value = name in filled ? filled[name] : (fields[i]?.value ?? null);
    const element = asJson(input.element);
    state[name] = { [asText(element.action_id)]: stateValue(element, value, ids) };
    if (!clock) return;
    const picker = asJson(clock.element);
    const time = /T(\d{2}:\d{2})/.exec(asText(value))?.[1] ?? (asText(picker.initial_time) || null);
    state[asText(clock.block_id)] = {
      [asText(picker.action_id)]: { type: 'timepicker', selected_time: time },
    };
  });
  return state;
}

function stateValue(element: Json, value: unknown, ids: Ids): Json {
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
      return { type, selected_date: /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? null };
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
