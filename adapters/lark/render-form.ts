import type { Block, Field, Loss } from '../../cards/model.ts';
import {
  type CallbackValue,
  type CardElement,
  type CardField,
  type CardForm,
  div,
  plainText,
} from './card.ts';
import { cutText } from './cut.ts';
import { literal } from './escape.ts';
import { LIMITS } from './limits.ts';

type FormBlock = Extract<Block<string>, { type: 'form' }>;

export interface FormContext {
  readonly where: string;
  readonly index: number;
  readonly options: number;
  /** People a person field may offer: Lark itself only offers the members of the chat that the card stands in. */
  readonly people?: { readonly room: string; readonly ids: readonly string[] };
  readonly direct: boolean;
  readonly losses: Loss[];
}

/** A form block as Lark's form container, with each field's label and hint above it and its error below. */
export function formElement(block: FormBlock, context: FormContext): CardForm {
  const fields = block.fields.flatMap((field) => fieldElements(field, context));
  const dated = block.fields.filter((f) => f.type === 'date' || f.type === 'datetime');
  const value: CallbackValue = {
    t: block.submit.press,
    ...(dated.length > 0
      ? { f: Object.fromEntries(dated.map((f) => [f.name, f.type as 'date' | 'datetime'])) }
      : {}),
    ...(context.people && block.fields.some((f) => f.type === 'person') ? { r: context.people.room } : {}),
    ...(context.direct ? { d: 1 as const } : {}),
  };
  const label = cutText(block.submit.label, LIMITS.buttonLabel);
  if (label.cut) loss(context, 'button_label_cut', `${context.where}.submit`);
  return {
    tag: 'form',
    name: `form_${context.index}`,
    elements: [
      ...fields,
      {
        tag: 'button',
        name: `submit_${context.index}`,
        text: plainText(literal(label.text)),
        type: block.submit.style === 'danger' ? 'danger' : 'primary',
        form_action_type: 'submit',
        behaviors: [{ type: 'callback', value }],
      },
    ],
  };
}

function fieldElements(field: Field, context: FormContext): CardElement[] {
  return [
    div(`${literal(field.label)}${field.required ? ' *' : ''}`),
    // Below its input a hint would read as one of the next field: all parts of a form are equally far apart.
    ...(field.hint ? [div(literal(field.hint), { text_size: 'notation', text_color: 'grey' })] : []),
    fieldInput(field, context),
    ...(field.error ? [div(literal(field.error), { text_size: 'notation', text_color: 'red' })] : []),
  ];
}

function fieldInput(field: Field, context: FormContext): CardField {
  const base = { name: field.name, ...(field.required ? { required: true } : {}) };
  const where = `${context.where}.${field.name}`;
  switch (field.type) {
    case 'text': {
      const max = Math.min(field.maxLength ?? LIMITS.inputChars, LIMITS.inputChars);
      const value = cutText(literal(field.value ?? ''), max);
      if (value.cut) loss(context, 'text_cut', where);
      return {
        ...base,
        tag: 'input',
        input_type: field.multiline ? 'multiline_text' : 'text',
        ...(field.multiline ? { rows: 4 } : {}),
        ...(field.placeholder
          ? { placeholder: plainText(cutText(field.placeholder, LIMITS.placeholder).text) }
          : {}),
        ...(value.text === '' ? {} : { default_value: value.text }),
        max_length: max,
        width: 'fill',
      };
    }
    case 'select': {
      const options = selectOptions(field.options, field.value ? [field.value] : [], where, context);
      const known = options.some((o) => o.value === field.value);
      return {
        ...base,
        tag: 'select_static',
        options,
        ...(known && field.value !== undefined ? { initial_option: field.value } : {}),
        width: 'fill',
      };
    }
    case 'multi_select': {
      const options = selectOptions(field.options, field.value ?? [], where, context);
      const chosen = (field.value ?? []).filter((v) => options.some((o) => o.value === v));
      return {
        ...base,
        tag: 'multi_select_static',
        options,
        ...(chosen.length > 0 ? { selected_values: chosen } : {}),
        width: 'fill',
      };
    }
    case 'person': {
      const ids = [...new Set([...(field.value ? [field.value] : []), ...(context.people?.ids ?? [])])];
      const offered = context.people ? ids : [];
      return {
        ...base,
        tag: 'select_person',
        ...(field.placeholder
          ? { placeholder: plainText(cutText(field.placeholder, LIMITS.placeholder).text) }
          : {}),
        ...(offered.length > 0
          ? { options: offered.slice(0, LIMITS.options).map((value) => ({ value })) }
          : {}),
        ...(field.value ? { initial_option: field.value } : {}),
        width: 'fill',
      };
    }
    case 'date':
      return {
        ...base,
        tag: 'date_picker',
        placeholder: plainText('YYYY-MM-DD'),
        ...(field.value ? { initial_date: field.value } : {}),
        width: 'fill',
      };
    case 'datetime':
      // The picker shows this wall time as it stands; the card's label says in which zone.
      return {
        ...base,
        tag: 'picker_datetime',
        placeholder: plainText('YYYY-MM-DD HH:mm'),
        ...(field.value ? { initial_datetime: field.value.slice(0, 16).replace('T', ' ') } : {}),
        width: 'fill',
      };
  }
}

function selectOptions(
  options: readonly { value: string; label: string }[],
  chosen: readonly string[],
  where: string,
  context: FormContext,
) {
  const limit = Math.min(LIMITS.options, context.options);
  const kept = options.length > limit ? [...options.slice(0, limit)] : [...options];
  const late = options.slice(limit).filter((o) => chosen.includes(o.value));
  if (late.length > 0) kept.splice(limit - late.length, late.length, ...late);
  if (kept.length < options.length) loss(context, 'options_cut', where);
  return kept.map((o) => ({
    text: plainText(cutText(literal(o.label), LIMITS.optionLabel).text),
    value: o.value,
  }));
}

function loss(context: FormContext, what: Loss['what'], where: string): void {
  context.losses.push({ what, where, detail: 'beyond what a Lark card holds' });
}
