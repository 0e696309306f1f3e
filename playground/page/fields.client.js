import { h } from './dom.client.js';

let serial = 0;

/** One field of a form, with its label, control, hint and error; `value()` reads what stands in it. */
export function fieldElement(field) {
  serial += 1;
  const id = `field-${serial}`;
  const { control, value } = controlOf(field, id);
  const error = h('div', { class: 'field-error', id: `${id}-error`, role: 'alert' });
  const hint = field.hint ? h('div', { class: 'field-hint', id: `${id}-hint` }, field.hint) : null;
  const describedBy = [field.hint ? `${id}-hint` : '', `${id}-error`].join(' ').trim();
  control.setAttribute('aria-describedby', describedBy);
  const label = h(
    field.type === 'multi_select' ? 'div' : 'label',
    { class: 'field-label', id: `${id}-label`, ...(field.type === 'multi_select' ? {} : { for: id }) },
    field.label,
    field.required ? h('span', { class: 'field-must', 'aria-hidden': 'true' }, ' *') : null,
    field.optionalWord ? h('span', { class: 'field-optional' }, ` ${field.optionalWord}`) : null,
  );
  const above = field.hintAbove === true;
  const element = h(
    'div',
    { class: 'field', data: { name: field.name } },
    label,
    above ? hint : null,
    control,
    above ? null : hint,
    error,
  );
  const complain = (text) => {
    error.textContent = text ?? '';
    element.classList.toggle('wrong', Boolean(text));
    if (text) control.setAttribute('aria-invalid', 'true');
    else control.removeAttribute('aria-invalid');
  };
  complain(field.error);
  return {
    name: field.name,
    required: field.required === true,
    clockOf: field.clockOf ?? null,
    element,
    value,
    complain,
    focus: () => focusable(control).focus(),
  };
}

function focusable(control) {
  return control.matches('input,select,textarea') ? control : (control.querySelector('input') ?? control);
}

function controlOf(field, id) {
  const placeholder = field.placeholder ?? null;
  const common = { id, name: field.name, 'aria-required': field.required ? 'true' : null };
  switch (field.type) {
    case 'multiline': {
      const control = h('textarea', { ...common, rows: '4', placeholder, maxlength: field.maxLength });
      control.value = field.value ?? '';
      return { control, value: () => control.value };
    }
    case 'select':
    case 'person': {
      const empty = h('option', { value: '' }, placeholder ?? '—');
      const options = (field.options ?? []).map((option) =>
        h('option', { value: option.value }, option.label),
      );
      const control = h('select', common, empty, options);
      control.value = field.value ?? '';
      return { control, value: () => control.value || null };
    }
    case 'multi_select':
      return checkList(field, id);
    case 'date':
    case 'time':
    case 'datetime': {
      const control = h('input', {
        ...common,
        type: field.type === 'datetime' ? 'datetime-local' : field.type,
      });
      control.value = field.value ?? '';
      return { control, value: () => control.value || null };
    }
    default: {
      const control = h('input', {
        ...common,
        type: 'text',
        placeholder,
        maxlength: field.maxLength,
        autocomplete: 'off',
      });
      control.value = field.value ?? '';
      return { control, value: () => control.value };
    }
  }
}

function checkList(field, id) {
  const chosen = new Set(field.value ?? []);
  const boxes = (field.options ?? []).map((option) => {
    const box = h('input', { type: 'checkbox', value: option.value });
    box.checked = chosen.has(option.value);
    return { box, row: h('label', { class: 'check' }, box, option.label) };
  });
  const control = h(
    'div',
    { class: 'check-list', role: 'group', 'aria-labelledby': `${id}-label` },
    boxes.map(({ row }) => row),
  );
  return { control, value: () => boxes.filter(({ box }) => box.checked).map(({ box }) => box.value) };
}

const MISSING = { en: 'Please complete this required field.', zh: '请填写这一项' };

/** The fields of one form together. `checked()` gives their values, or null and an error at what is missing. */
export function formControl(locale) {
  const fields = [];
  const values = () => {
    const given = Object.fromEntries(
      fields.filter(({ clockOf }) => !clockOf).map((field) => [field.name, field.value()]),
    );
    // A date and the clock time below it are one value.
    for (const { clockOf, value } of fields) {
      if (clockOf && given[clockOf] && value()) given[clockOf] = `${given[clockOf]}T${value()}`;
    }
    return given;
  };
  return {
    add: (field) => fields.push(field),
    values,
    checked() {
      const empty = fields.filter(
        ({ required, value }) => required && (value() === null || value().length === 0),
      );
      for (const field of fields) field.complain(empty.includes(field) ? MISSING[locale] : null);
      empty[0]?.focus();
      return empty.length > 0 ? null : values();
    },
    /** Shows what the platform says of these values, and keeps what was typed. */
    complain(errors) {
      for (const field of fields) field.complain(errors[field.name] ?? null);
      fields.find(({ name }) => errors[name])?.focus();
    },
    focusFirst: (among = () => true) => fields.find(({ name }) => among(name))?.focus(),
  };
}
