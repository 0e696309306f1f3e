import type { ReadButton, ReadField, ReadForm, ReadMessage } from '../stand-in.ts';
import { inputFields } from './fields.ts';
import { asJson, asList, asText, type Json, jsonList } from './native.ts';

/** Names for the references that a text may hold. */
export interface Names {
  user(id: string): string;
  channel(id: string): string;
}

/** What a reader sees of a message or view: its whole text, title included, without buttons. */
export function readPayload(native: unknown, names: Names, id: string): ReadMessage {
  const payload = asJson(native);
  const blocks = jsonList(payload.blocks);
  if (blocks.length === 0) {
    const lines = [readMrkdwn(asText(payload.text), names), ...fileLines(payload)];
    return { title: '', text: lines.filter((l) => l !== '').join('\n'), fields: [], buttons: [] };
  }
  const viewTitle = asText(asJson(payload.title).text);
  const header = blocks.find((block) => block.type === 'header');
  const title = header ? asText(asJson(header.text).text) : viewTitle;
  const lines = blocks.map((block) => blockText(block, names)).filter((line) => line !== '');
  const text = (header || viewTitle === '' ? lines : [viewTitle, ...lines]).join('\n');
  const fields = blocks.flatMap((block) => blockFields(block, names));
  const form = readForm(payload, id);
  return { title, text, fields, buttons: readButtons(blocks), ...(form ? { form } : {}) };
}

function fileLines(payload: Json): string[] {
  return jsonList(payload.files).map((file) => `[${asText(file.name) || asText(file.title)}]`);
}

function blockText(block: Json, names: Names): string {
  switch (block.type) {
    case 'header':
      return objectText(block.text, names);
    case 'section': {
      const fields = jsonList(block.fields).map((field) => objectText(field, names).replace('\n', ': '));
      return [objectText(block.text, names), ...fields].filter((line) => line !== '').join('\n');
    }
    case 'context':
      return jsonList(block.elements)
        .map((element) => objectText(element, names))
        .join(' ');
    case 'rich_text':
      return jsonList(block.elements)
        .map((element) => richText(element, names))
        .join('\n');
    default:
      return '';
  }
}

function blockFields(block: Json, names: Names): { label: string; value: string }[] {
  if (block.type !== 'section') return [];
  return jsonList(block.fields).map((field) => {
    const [label = '', ...value] = objectText(field, names).split('\n');
    return { label, value: value.join('\n') };
  });
}

/** The visible text of a plain_text or mrkdwn object. */
export function objectText(object: unknown, names: Names): string {
  const { type, text } = asJson(object);
  return type === 'mrkdwn' ? readMrkdwn(asText(text), names) : asText(text);
}

/** mrkdwn as it appears: references by name, styles without their signs, entities decoded. */
export function readMrkdwn(text: string, names: Names): string {
  const shown = text.replace(/<([^<>]*)>/g, (_all, inner: string) => {
    const [target = '', label] = inner.split('|');
    if (/^@[UW]/.test(target)) return `@${names.user(target.slice(1))}`;
    if (/^#[CGD]/.test(target)) return `#${label || names.channel(target.slice(1))}`;
    if (target.startsWith('!')) return label ?? `@${target.slice(1).split('^')[0]}`;
    return label ?? target;
  });
  const plain = shown.replace(/(^|[\s(·,])([*_~`])([^\s*_~`][^*_~`\n]*)\2(?=$|[\s).,;:·])/gm, '$1$3');
  return plain.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function richText(element: Json, names: Names): string {
  const children = jsonList(element.elements);
  switch (element.type) {
    case 'rich_text_list':
      return children.map((child) => `• ${richText(child, names)}`).join('\n');
    case 'rich_text_section':
    case 'rich_text_preformatted':
    case 'rich_text_quote':
      return children.map((child) => richText(child, names)).join('');
    case 'user':
      return `@${names.user(asText(element.user_id))}`;
    case 'channel':
      return `#${names.channel(asText(element.channel_id))}`;
    case 'broadcast':
      return `@${asText(element.range)}`;
    case 'date':
      return asText(element.fallback);
    case 'link':
      return asText(element.text) || asText(element.url);
    case 'emoji':
      return `:${asText(element.name)}:`;
    default:
      return asText(element.text);
  }
}

/** All buttons in reading order; an id that stands twice gets its block's id in front. */
export function readButtons(blocks: readonly Json[]): ReadButton[] {
  const buttons = placedButtons(blocks);
  return buttons.map(({ element, block }) => {
    const id = asText(element.action_id);
    const twice = buttons.filter((b) => asText(b.element.action_id) === id).length > 1;
    const style = element.style === 'primary' || element.style === 'danger' ? element.style : undefined;
    const url = asText(element.url);
    return {
      id: twice ? `${asText(block.block_id)}/${id}` : id,
      label: asText(asJson(element.text).text),
      ...(style ? { style } : {}),
      ...(url ? { url } : {}),
    };
  });
}

/** Buttons with the block they stand in, in the same order as `readButtons`. */
export function placedButtons(blocks: readonly Json[]): { element: Json; block: Json }[] {
  return blocks.flatMap((block) =>
    [...asList(block.elements), block.accessory]
      .map(asJson)
      .filter((element) => element.type === 'button')
      .map((element) => ({ element, block })),
  );
}

/** The form that a view is, or that stands in a message; null without inputs. */
export function readForm(
  payload: Json,
  id: string,
  errors: Readonly<Record<string, string>> = {},
): ReadForm | null {
  const blocks = jsonList(payload.blocks);
  const fields: ReadField[] = inputFields(blocks, errors);
  if (fields.length === 0) return null;
  const header = blocks.find((block) => block.type === 'header');
  const button = submitButton(blocks);
  const submitLabel = asText(asJson(payload.submit).text) || asText(asJson(button?.element.text).text);
  return {
    id,
    title: header ? asText(asJson(header.text).text) : asText(asJson(payload.title).text),
    submitLabel,
    fields,
    ...(payload.type === 'modal' ? { native: payload } : {}),
  };
}

/** The button that sends a message's inputs: the first one below the last input. */
export function submitButton(blocks: readonly Json[]): { element: Json; block: Json } | undefined {
  const last = blocks.findLastIndex((block) => block.type === 'input');
  return placedButtons(blocks.slice(last + 1))[0];
}
