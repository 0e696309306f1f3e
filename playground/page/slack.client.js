import { h, link } from './dom.client.js';
import { fieldElement, formControl } from './fields.client.js';
import { richText, textObject } from './slack-text.client.js';

/**
 * Blocks of a message, a modal or the Home tab. `given.press(id, button, values)` is called for a button,
 * `given.submit(values, button)` for the one that sends the inputs above it; `given.form` is what the playground
 * read of the form, with values in the reader's zone and errors.
 */
export function slackBlocks(blocks, given) {
  const ids = buttonIds(blocks);
  const control = formControl(given.locale);
  const lastInput = blocks.findLastIndex((block) => block.type === 'input');
  const taken = { count: 0, control, submits: lastInput >= 0 && !given.modal, submitDone: false };
  const box = h('div', { class: 'blocks' });
  for (const [at, block] of blocks.entries()) {
    taken.afterInputs = lastInput >= 0 && at > lastInput;
    const drawn = drawBlock(block, given, ids, taken);
    if (drawn) box.append(drawn);
  }
  return { element: box, control };
}

function drawBlock(block, given, ids, taken) {
  const { names } = given;
  switch (block.type) {
    case 'header':
      return h(
        'div',
        { class: 'block-header', role: 'heading', 'aria-level': '3' },
        textObject(block.text, names),
      );
    case 'divider':
      return h('hr');
    case 'section':
      return section(block, given, ids, taken);
    case 'context':
      if (block.block_id?.startsWith('error:')) return null;
      return h(
        'div',
        { class: 'block-context' },
        (block.elements ?? []).map((element) =>
          h('span', {}, element.type === 'image' ? '' : textObject(element, names)),
        ),
      );
    case 'rich_text':
      return richText(block, names);
    case 'actions':
      return h(
        'div',
        { class: 'block-actions' },
        (block.elements ?? [])
          .filter((one) => one.type === 'button')
          .map((one) => button(one, given, ids, taken)),
      );
    case 'input':
      return input(block, given, taken.control);
    default:
      return null;
  }
}

function section(block, given, ids, taken) {
  const text = block.text ? h('div', { class: 'section-text' }, textObject(block.text, given.names)) : null;
  const fields = block.fields
    ? h(
        'div',
        { class: 'section-fields' },
        block.fields.map((field) => h('div', {}, textObject(field, given.names))),
      )
    : null;
  const accessory = block.accessory?.type === 'button' ? button(block.accessory, given, ids, taken) : null;
  return h('div', { class: 'block-section' }, h('div', { class: 'section-main' }, text, fields), accessory);
}

function button(element, given, ids, taken) {
  const id = ids[taken.count];
  taken.count += 1;
  const look = `button ${element.style ?? ''}`;
  if (element.url) {
    const anchor = link(element.url, element.text?.text ?? '');
    anchor.className = look;
    return anchor;
  }
  const submits = taken.submits && taken.afterInputs && !taken.submitDone;
  if (submits) taken.submitDone = true;
  const press = ({ currentTarget }) => {
    if (!submits) return given.press(id, currentTarget, taken.control.values());
    const values = taken.control.checked();
    return values && given.submit(values, currentTarget);
  };
  return h('button', { type: 'button', class: look, on: { click: press } }, element.text?.text ?? '');
}

/** The playground's ids of buttons, in reading order: an action id that stands twice gets its block's in front. */
function buttonIds(blocks) {
  const placed = blocks.flatMap((block) =>
    [...(block.elements ?? []), block.accessory]
      .filter((element) => element?.type === 'button')
      .map((element) => ({ element, block })),
  );
  return placed.map(({ element, block }) => {
    const twice = placed.filter((one) => one.element.action_id === element.action_id).length > 1;
    return twice ? `${block.block_id ?? ''}/${element.action_id}` : element.action_id;
  });
}

const INPUTS = { datepicker: 'date', timepicker: 'time' };

function valueIn(element, value) {
  if (element.type === 'timepicker') return element.initial_time ?? null;
  return element.type === 'datepicker' ? (value?.slice(0, 10) ?? null) : value;
}

function input(block, given, control) {
  const element = block.element ?? {};
  // The playground reads a date and the clock time below it as one field under the date's name.
  const clockOf = element.type === 'timepicker' ? block.block_id.replace(/:[^:]*$/, '') : null;
  const read = given.form?.fields.find((field) => field.name === (clockOf ?? block.block_id));
  const people = element.type === 'users_select' ? given.people : undefined;
  const field = fieldElement({
    name: block.block_id,
    label: block.label?.text ?? '',
    type: INPUTS[element.type] ?? read?.type ?? 'text',
    clockOf,
    options: people ?? read?.options,
    value: valueIn(element, read?.value ?? null),
    error: clockOf ? null : read?.error,
    placeholder: element.placeholder?.text,
    hint: block.hint?.text,
    required: block.optional === false,
    maxLength: element.max_length,
    optionalWord: block.optional === true && given.modal ? given.words.optional : null,
  });
  control.add(field);
  return field.element;
}
