import type { ReadButton, ReadField, ReadForm, ReadMessage } from '../stand-in.ts';

type Node = Readonly<Record<string, unknown>>;

/** Resolves an open_id to the name a reader sees. */
export type NameOf = (openId: string) => string | null;

/** A button as it stands in a card, with what a press of it sends. */
export interface CardButton extends ReadButton {
  readonly value: unknown;
  /** Name of the form that it submits. */
  readonly form: string | null;
  readonly name: string | null;
}

/** What a reader sees of one native message: a card, a post, a text, a file. */
export function readNative(native: unknown, messageId: string, nameOf: NameOf): ReadMessage {
  const it = asNode(native);
  if (it.schema !== '2.0') return readPlainMessage(it, nameOf);
  const title = textOf(asNode(asNode(it.header).title), nameOf);
  const elements = items(asNode(it.body).elements);
  const lines = elements.flatMap((e) => linesOf(e, nameOf)).filter((line) => line !== '');
  const form = readForms(native, messageId, nameOf)[0];
  const buttons = cardButtons(native, nameOf).filter((b) => b.form === null);
  return {
    title,
    text: lines.join('\n'),
    fields: elements.flatMap((e) => pairsOf(e, nameOf)),
    buttons: buttons.map(({ id, label, style }) => ({ id, label, ...(style ? { style } : {}) })),
    ...(form ? { form } : {}),
  };
}

/** All buttons of a card in reading order, with ids that hold for this payload. */
export function cardButtons(native: unknown, nameOf: NameOf): readonly CardButton[] {
  const found: CardButton[] = [];
  const walk = (it: Node, form: string | null) => {
    if (it.tag === 'button') {
      const callback = items(it.behaviors).find((b) => b.type === 'callback');
      const style = it.type === 'primary' || it.type === 'danger' ? it.type : undefined;
      found.push({
        id: `b${found.length}`,
        label: textOf(asNode(it.text), nameOf),
        ...(style ? { style } : {}),
        value: callback?.value,
        form: it.form_action_type === 'submit' ? form : null,
        name: typeof it.name === 'string' ? it.name : null,
      });
    }
    const inside = it.tag === 'form' ? String(it.name) : form;
    for (const child of [...items(it.elements), ...items(it.columns)]) walk(child, inside);
  };
  for (const element of items(asNode(asNode(native).body).elements)) walk(element, null);
  return found;
}

/** The forms of a card; a form's id is `<message>:<name>`. */
export function readForms(native: unknown, messageId: string, nameOf: NameOf): readonly ReadForm[] {
  const it = asNode(native);
  const title = textOf(asNode(asNode(it.header).title), nameOf);
  return items(asNode(it.body).elements)
    .filter((e) => e.tag === 'form')
    .map((form) => ({
      id: `${messageId}:${String(form.name)}`,
      title,
      submitLabel: cardButtons(native, nameOf).find((b) => b.form === form.name)?.label ?? '',
      fields: formFields(form, nameOf),
    }));
}

/** The native field elements of a form, for turning values into what the client would send. */
export function nativeFields(native: unknown, formName: string): readonly Node[] {
  const form = items(asNode(asNode(native).body).elements).find(
    (e) => e.tag === 'form' && e.name === formName,
  );
  return items(form?.elements).filter((e) => FIELD_TYPES[String(e.tag)] !== undefined);
}

const FIELD_TYPES: Readonly<Record<string, ReadField['type']>> = {
  input: 'text',
  select_static: 'select',
  multi_select_static: 'multi_select',
  select_person: 'person',
  date_picker: 'date',
  picker_datetime: 'datetime',
};

/** A label stands above its field, an error in red below it. */
function formFields(form: Node, nameOf: NameOf): readonly ReadField[] {
  const fields: ReadField[] = [];
  let label = '';
  for (const element of items(form.elements)) {
    const type = FIELD_TYPES[String(element.tag)];
    const last = fields.at(-1);
    if (type) {
      fields.push({
        name: String(element.name),
        label: label.replace(/ \*$/, ''),
        type: element.input_type === 'multiline_text' ? 'multiline' : type,
        ...(element.options === undefined ? {} : { options: optionsOf(element, nameOf) }),
        value: initialValue(element),
      });
      label = '';
    } else if (element.tag === 'div') {
      const text = asNode(element.text);
      if (text.text_color === 'red' && last && label === '') {
        fields[fields.length - 1] = { ...last, error: textOf(text, nameOf) };
      } else if (text.text_size !== 'notation') label = textOf(text, nameOf);
    }
  }
  return fields;
}

function optionsOf(element: Node, nameOf: NameOf) {
  return items(element.options).map((option) => ({
    value: String(option.value),
    label: option.text
      ? textOf(asNode(option.text), nameOf)
      : (nameOf(String(option.value)) ?? String(option.value)),
  }));
}

/** What stands in a field when the form opens. */
export function initialValue(element: Node): string | readonly string[] | null {
  const many = element.selected_values;
  if (Array.isArray(many)) return many.map(String);
  const one =
    element.default_value ?? element.initial_option ?? element.initial_date ?? element.initial_datetime;
  if (typeof one !== 'string') return null;
  return element.tag === 'picker_datetime' ? one.replace(' ', 'T') : one;
}

function readPlainMessage(it: Node, nameOf: NameOf): ReadMessage {
  const content = asNode(it.content);
  const empty = { title: '', fields: [], buttons: [] };
  if (it.msg_type === 'post') {
    const post = asNode(content.zh_cn ?? content.en_us);
    const lines = (Array.isArray(post.content) ? post.content : []).map((p) =>
      items(p)
        .map((n) => String(n.text ?? ''))
        .join(''),
    );
    return { ...empty, title: String(post.title ?? ''), text: lines.join('\n') };
  }
  if (it.msg_type === 'file')
    return { ...empty, text: `📎 ${String(content.file_name ?? content.file_key)}` };
  if (it.msg_type === 'image') return { ...empty, text: `🖼 ${String(content.image_key)}` };
  const text = String(content.text ?? '').replace(/@_user_\d+/g, (key) => {
    const mention = items(it.mentions).find((m) => m.key === key);
    return mention ? `@${nameOf(String(asNode(mention.id).open_id)) ?? String(mention.name)}` : key;
  });
  return { ...empty, text };
}

function linesOf(it: Node, nameOf: NameOf): string[] {
  switch (it.tag) {
    case 'markdown':
      return readMarkdown(String(it.content), nameOf).split('\n');
    case 'div':
      return [textOf(asNode(it.text), nameOf)];
    case 'column_set':
      return [
        items(it.columns)
          .flatMap((c) => items(c.elements).flatMap((e) => linesOf(e, nameOf)))
          .filter((line) => line !== '')
          .join(' '),
      ];
    case 'form':
      return items(it.elements).flatMap((e) => linesOf(e, nameOf));
    default:
      return [];
  }
}

/** Grey label, two spaces, value: what reads as a pair. */
function pairsOf(it: Node, nameOf: NameOf): { label: string; value: string }[] {
  if (it.tag !== 'markdown') return [];
  return String(it.content)
    .split('<br>')
    .flatMap((line) => {
      const match = /^<font color='grey'>(.*?)<\/font>&nbsp;&nbsp;(.*)$/s.exec(line);
      if (!match) return [];
      return [{ label: readMarkdown(match[1] ?? '', nameOf), value: readMarkdown(match[2] ?? '', nameOf) }];
    });
}

/** The card dialect of markdown as a reader sees it: tags and marks resolved first, entities decoded last. */
export function readMarkdown(source: string, nameOf: NameOf): string {
  const plain = source
    .replace(/<at\s+id\s*=\s*['"]?([^'"\s>]+)['"]?\s*>\s*<\/at>/g, (_, openId: string) =>
      openId === 'all' ? '@all' : `@${nameOf(openId) ?? openId}`,
    )
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/<\/?[a-z_]+(?:\s[^<>]*)?>/g, '')
    .replace(/\*\*|~~/g, '');
  return decode(plain).trim();
}

function textOf(text: Node, nameOf: NameOf): string {
  const content = String(text.content ?? '');
  return text.tag === 'lark_md' ? readMarkdown(content, nameOf) : content;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  sim: '~',
};

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|([a-z]+));/g, (whole, digits?: string, name?: string) =>
    digits ? String.fromCodePoint(Number(digits)) : (NAMED[name ?? ''] ?? whole),
  );
}

function asNode(raw: unknown): Node {
  return raw !== null && typeof raw === 'object' ? (raw as Node) : {};
}

function items(raw: unknown): readonly Node[] {
  return Array.isArray(raw) ? raw.map(asNode) : [];
}
