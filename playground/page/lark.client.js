import { h, link } from './dom.client.js';
import { fieldElement, formControl } from './fields.client.js';
import { ENTITY, inline } from './inline.client.js';

const COLOURS = new Set(['grey', 'red', 'green', 'blue', 'orange', 'default']);

/** The markdown dialect of Lark's cards as nodes. */
export function larkMarkdown(source, names) {
  return inline(source, [
    [
      /<at\s+id\s*=\s*['"]?([^'"\s>]+)['"]?\s*>\s*<\/at>/y,
      ([, id]) => h('span', { class: 'mention' }, `@${names.user(id) ?? id}`),
    ],
    [
      /<font\s+color\s*=\s*['"]?([a-z]+)['"]?\s*>([\s\S]*?)<\/font>/y,
      ([, colour, text], inner) =>
        h('span', { class: COLOURS.has(colour) ? `ink-${colour}` : '' }, inner(text)),
    ],
    [
      /<text_tag\s+color\s*=\s*['"]?[a-z]+['"]?\s*>([\s\S]*?)<\/text_tag>/y,
      ([, text], inner) => h('span', { class: 'text-tag' }, inner(text)),
    ],
    [/<br\s*\/?>|\n/y, () => h('br')],
    [/<hr\s*\/?>/y, () => h('hr')],
    [/\*\*([\s\S]+?)\*\*/y, ([, text], inner) => h('strong', {}, inner(text))],
    [/~~([\s\S]+?)~~/y, ([, text], inner) => h('s', {}, inner(text))],
    [/\*([^*\n]+)\*/y, ([, text], inner) => h('em', {}, inner(text))],
    [/`([^`\n]+)`/y, ([, text]) => h('code', {}, text)],
    [/\[([^\]]*)\]\(([^)\s]*)\)/y, ([, text, url], inner) => link(url, inner(text))],
    ENTITY,
  ]);
}

/** A card of JSON 2.0; presses as in `slackBlocks`, a form's values with its own id. */
export function larkCard(card, given) {
  const { header } = card;
  const state = { buttons: 0, given, form: null };
  const head = header
    ? h(
        'div',
        { class: `card-head tint-${header.template ?? 'default'}`, role: 'heading', 'aria-level': '3' },
        textOf(header.title, given.names),
      )
    : null;
  return h(
    'div',
    { class: 'card' },
    head,
    h(
      'div',
      { class: 'card-body' },
      (card.body?.elements ?? []).map((element) => draw(element, state)),
    ),
  );
}

function textOf(text, names) {
  if (!text) return [];
  if (text.tag === 'lark_md') return larkMarkdown(text.content ?? '', names);
  return (text.content ?? '').split('\n').flatMap((line, at) => (at === 0 ? [line] : [h('br'), line]));
}

function draw(element, state) {
  const { names } = state.given;
  switch (element.tag) {
    case 'markdown':
      return h(
        'div',
        { class: `card-text ${element.text_size ?? ''}` },
        larkMarkdown(element.content ?? '', names),
      );
    case 'div':
      return divElement(element, state);
    case 'hr':
      return h('hr');
    case 'column_set':
      return h(
        'div',
        {
          class: `column-set flex-${element.flex_mode ?? 'none'} ground-${element.background_style ?? 'default'}`,
        },
        (element.columns ?? []).map((column) =>
          h(
            'div',
            { class: `column width-${column.width ?? 'auto'}` },
            (column.elements ?? []).map((child) => draw(child, state)),
          ),
        ),
      );
    case 'button':
      return button(element, state);
    case 'form':
      return formElement(element, state);
    default:
      return element.name ? field(element, state) : null;
  }
}

function divElement(element, state) {
  const { text_size: size = '', text_color: colour = 'default' } = element.text ?? {};
  return h('div', { class: `card-text ${size} ink-${colour}` }, textOf(element.text, state.given.names));
}

function button(element, state) {
  const { given, form } = state;
  const id = `b${state.buttons}`;
  state.buttons += 1;
  const url = (element.behaviors ?? []).find((one) => one.type === 'open_url')?.default_url;
  const look = `button ${element.type ?? 'default'} ${element.size ?? ''}`;
  if (url) {
    const anchor = link(url, textOf(element.text, given.names));
    anchor.className = look;
    return anchor;
  }
  const press = ({ currentTarget }) => {
    if (element.form_action_type !== 'submit' || !form) return given.press(id, currentTarget);
    const values = form.control.checked();
    return values && given.submit(values, currentTarget, form.id);
  };
  return h(
    'button',
    { type: 'button', class: look, on: { click: press } },
    textOf(element.text, given.names),
  );
}

/** A label and a small hint stand above their field, an error in red below it, each an element of its own. */
function formElement(element, state) {
  const { given } = state;
  const control = formControl(given.locale);
  const inside = {
    ...state,
    form: { control, id: `${given.message.id}:${element.name}` },
    label: null,
    hint: null,
  };
  const box = h('div', { class: 'card-form' });
  const children = element.elements ?? [];
  for (const [at, child] of children.entries()) {
    const next = children.slice(at + 1).find(({ tag }) => tag !== 'div');
    const leads = child.tag === 'div' && !isError(child) && next?.name && next.tag !== 'button';
    if (leads) inside[child.text?.text_size === 'notation' ? 'hint' : 'label'] = child.text?.content ?? '';
    else if (child.name && child.tag !== 'button') box.append(field(child, inside));
    else if (!isError(child)) box.append(draw(child, inside) ?? '');
  }
  state.buttons = inside.buttons;
  return box;
}

function isError(element) {
  return element.tag === 'div' && element.text?.text_color === 'red';
}

const TYPES = {
  select_static: 'select',
  multi_select_static: 'multi_select',
  select_person: 'person',
  date_picker: 'date',
  picker_datetime: 'datetime',
};

function field(element, state) {
  const { given, form } = state;
  const read = given.message.form?.fields.find((one) => one.name === element.name);
  const label = (state.label ?? read?.label ?? '').replace(/ \*$/, '');
  const { hint } = state;
  Object.assign(state, { label: null, hint: null });
  const people = element.tag === 'select_person' && !element.options ? given.people : undefined;
  const made = fieldElement({
    name: element.name,
    label,
    type: element.input_type === 'multiline_text' ? 'multiline' : (TYPES[element.tag] ?? 'text'),
    options: people ?? read?.options,
    value: read?.value ?? null,
    error: read?.error,
    placeholder: element.placeholder?.content,
    hint,
    hintAbove: true,
    required: element.required === true,
    maxLength: element.max_length,
  });
  form?.control.add(made);
  return made.element;
}

/** A text, a post or a file that a person or the app sent. */
export function larkMessage(native, names) {
  const { content = {}, mentions = [] } = native;
  if (native.msg_type === 'file')
    return [h('span', { class: 'file' }, content.file_name ?? content.file_key)];
  if (native.msg_type === 'post') {
    const post = content.zh_cn ?? content.en_us ?? content;
    const title = post.title ? [h('strong', {}, post.title), h('br')] : [];
    return [
      ...title,
      ...(post.content ?? []).flatMap((line) => [line.map((piece) => piece.text ?? ''), h('br')]),
    ];
  }
  return inline(content.text ?? '', [
    [
      /@_user_\d+/y,
      ([key]) => {
        const found = mentions.find((one) => one.key === key);
        return found
          ? h('span', { class: 'mention' }, `@${names.user(found.id?.open_id) ?? found.name}`)
          : key;
      },
    ],
    [/\n/y, () => h('br')],
  ]);
}
