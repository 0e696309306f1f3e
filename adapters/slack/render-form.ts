import type { CardLocale, Field, Option } from '../../cards/model.ts';
import { codePoints, cutTo, type Losses } from './fit.ts';
import { LIMITS } from './limits.ts';
import type { Native } from './render-line.ts';
import { CLOCK_ACTION, clockBlockId, DATE_ACTION, INPUT_ACTION, splitWall } from './values.ts';
import { clockWord } from './words.ts';

type Plain = { readonly type: 'plain_text'; readonly text: string; readonly emoji: false };

/** Text that Slack shows exactly as it is. */
export function plainText(text: string): Plain {
  return { type: 'plain_text', text, emoji: false };
}

/** The blocks of one form field: its input, and its error below where the form is shown again. */
export function fieldBlocks(field: Field, locale: CardLocale, where: string, losses: Losses): Native[] {
  const element = fieldElement(field, where, losses);
  if (!element) {
    losses.note('field_degraded', where, 'a select without choices');
    return [{ type: 'context', elements: [plainText(cutTo(`${field.label}: —`, LIMITS.textObject))] }];
  }
  const input: Native = {
    type: 'input',
    block_id: cutTo(field.name, LIMITS.identifier),
    label: plainText(losses.cut(field.label || ' ', LIMITS.inputLabel, 'text_cut', `${where}.label`)),
    element,
    optional: field.required !== true,
    ...(field.hint
      ? { hint: plainText(losses.cut(field.hint, LIMITS.inputHint, 'text_cut', `${where}.hint`)) }
      : {}),
  };
  const blocks = field.type === 'datetime' ? [input, clockInput(field, locale)] : [input];
  if (field.error) blocks.push(errorBlock(field.name, field.error, where, losses));
  return blocks;
}

function errorBlock(name: string, error: string, where: string, losses: Losses): Native {
  const text = losses.cut(`⛔ ${error}`, LIMITS.inputError, 'text_cut', `${where}.error`);
  return {
    type: 'context',
    block_id: cutTo(`error:${name}`, LIMITS.identifier),
    elements: [plainText(text)],
  };
}

/**
 * The time of a date-time stands in an input of its own: Slack's combined picker speaks the viewer's device zone,
 * whatever the label says, while a date and a clock time are taken as they are.
 */
function clockInput(field: Extract<Field, { type: 'datetime' }>, locale: CardLocale): Native {
  return {
    type: 'input',
    block_id: clockBlockId(field.name),
    label: plainText(clockWord(locale)),
    hint: plainText(field.zone),
    element: {
      type: 'timepicker',
      action_id: CLOCK_ACTION,
      initial_time: splitWall(field.value).clock,
      timezone: field.zone,
    },
    optional: true,
  };
}

function fieldElement(field: Field, where: string, losses: Losses): Native | null {
  switch (field.type) {
    case 'text':
      return textElement(field, where, losses);
    case 'select':
    case 'multi_select':
      return selectElement(field, where, losses);
    case 'person':
      return {
        type: 'users_select',
        action_id: INPUT_ACTION,
        ...(field.value && /^[UW][A-Z0-9]+$/.test(field.value) ? { initial_user: field.value } : {}),
        ...placeholder(field.placeholder),
      };
    case 'date':
      return {
        type: 'datepicker',
        action_id: INPUT_ACTION,
        ...(field.value ? { initial_date: field.value } : {}),
      };
    case 'datetime': {
      const { date } = splitWall(field.value);
      return { type: 'datepicker', action_id: DATE_ACTION, ...(date ? { initial_date: date } : {}) };
    }
  }
}

function textElement(field: Extract<Field, { type: 'text' }>, where: string, losses: Losses): Native {
  const max = Math.min(field.maxLength ?? LIMITS.textInput, LIMITS.textInput);
  return {
    type: 'plain_text_input',
    action_id: INPUT_ACTION,
    multiline: field.multiline === true,
    ...(field.maxLength ? { max_length: max } : {}),
    ...(field.value ? { initial_value: losses.cut(field.value, max, 'text_cut', `${where}.value`) } : {}),
    ...placeholder(field.placeholder),
  };
}

function placeholder(text: string | undefined): { placeholder?: Plain } {
  return text ? { placeholder: plainText(cutTo(text, LIMITS.placeholder)) } : {};
}

function selectElement(
  field: Extract<Field, { type: 'select' | 'multi_select' }>,
  where: string,
  losses: Losses,
): Native | null {
  const usable = field.options.filter((o) => o.value !== '' && codePoints(o.value) <= LIMITS.optionValue);
  if (usable.length < field.options.length) {
    losses.note(
      'field_degraded',
      where,
      `${field.options.length - usable.length} choices with unusable values`,
    );
  }
  const options = fitOptions(usable.map((option) => nativeOption(option)));
  if (options.length < usable.length) {
    losses.note('options_cut', where, `${usable.length - options.length} choices left out`);
  }
  if (options.length === 0) return null;
  const byValue = new Map(options.map((o) => [o.value, o]));
  const choices = options.length <= LIMITS.options ? { options } : { option_groups: grouped(options) };
  if (field.type === 'select') {
    const initial = field.value === undefined ? undefined : byValue.get(field.value);
    return {
      type: 'static_select',
      action_id: INPUT_ACTION,
      ...choices,
      ...(initial ? { initial_option: initial } : {}),
    };
  }
  const initials = (field.value ?? []).flatMap((v) => byValue.get(v) ?? []);
  return {
    type: 'multi_static_select',
    action_id: INPUT_ACTION,
    ...choices,
    ...(initials.length > 0 ? { initial_options: initials } : {}),
  };
}

function fitOptions(options: readonly NativeOption[]): readonly NativeOption[] {
  let bytes = 0;
  const most = options.findIndex((option, i) => {
    bytes += new TextEncoder().encode(JSON.stringify(option)).length + 1;
    return bytes > LIMITS.selectBytes || i >= LIMITS.options * LIMITS.optionGroups;
  });
  return most < 0 ? options : options.slice(0, most);
}

interface NativeOption {
  readonly text: Plain;
  readonly value: string;
}

function nativeOption(option: Option): NativeOption {
  return { text: plainText(cutTo(option.label || option.value, LIMITS.optionText)), value: option.value };
}

// One group holds 100 choices; more are shown under ranges of their first and last label.
function grouped(options: readonly NativeOption[]): Native[] {
  const groups: Native[] = [];
  for (let start = 0; start < options.length; start += LIMITS.options) {
    const part = options.slice(start, start + LIMITS.options);
    const label = `${start + 1}–${start + part.length}`;
    groups.push({ label: plainText(cutTo(label, LIMITS.optionGroupLabel)), options: part });
  }
  return groups;
}

/** A form's submit or close label. */
export function formLabel(label: string, losses: Losses, where: string): Plain {
  return plainText(losses.cut(label, LIMITS.viewTitle, 'button_label_cut', where));
}
