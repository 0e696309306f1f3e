import { h, link } from './dom.client.js';
import { inline } from './inline.client.js';

const STARTS = /^$|[\s(·,]/;
const END = '(?=$|[\\s).,;:·])';
const styled = (sign, tag) => [
  new RegExp(`\\${sign}([^\\s${sign}](?:[^${sign}\\n]*[^\\s${sign}])?)\\${sign}${END}`, 'y'),
  ([, text], inner, before) => (STARTS.test(before) ? h(tag, {}, inner(text)) : null),
];

/** Slack's mrkdwn as nodes: references by name, styles, links, three entities. */
export function mrkdwn(text, names) {
  return inline(text, [
    [/```\n?([\s\S]*?)\n?```/y, ([, code]) => h('pre', { class: 'code-block' }, decode(code))],
    [/`([^`\n]+)`/y, ([, code]) => h('code', {}, decode(code))],
    [/<@([UW]\w+)(?:\|[^<>]*)?>/y, ([, id]) => mention(id, names)],
    [/<#[CGD]\w+\|([^<>]*)>/y, ([, name]) => h('span', { class: 'mention' }, `#${name}`)],
    [/<!([^<>|^]*)(?:\^[^<>|]*)?(?:\|([^<>]*))?>/y, ([, name, label]) => label ?? `@${name}`],
    [
      /<((?:https?|mailto):[^<>|]*)(?:\|([^<>]*))?>/y,
      ([, url, label]) => link(decode(url), decode(label ?? url)),
    ],
    styled('*', 'strong'),
    styled('_', 'em'),
    styled('~', 's'),
    [/&(?:lt|gt|amp);/y, ([entity]) => decode(entity)],
    [/\n/y, () => h('br')],
  ]);
}

function mention(id, names) {
  return h('span', { class: 'mention' }, `@${names.user(id) ?? id}`);
}

function decode(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** A text object: mrkdwn is read, plain text is shown exactly as it is. */
export function textObject(object, names) {
  if (!object) return [];
  return object.type === 'mrkdwn' ? mrkdwn(object.text ?? '', names) : lines(object.text ?? '');
}

function lines(text) {
  return text.split('\n').flatMap((line, at) => (at === 0 ? [line] : [h('br'), line]));
}

/** A rich-text block. */
export function richText(block, names) {
  return h(
    'div',
    { class: 'rich' },
    (block.elements ?? []).map((element) => richPart(element, names)),
  );
}

function richPart(element, names) {
  const inner = (element.elements ?? []).map((child) => richLeaf(child, names));
  switch (element.type) {
    case 'rich_text_list':
      return h(
        element.style === 'ordered' ? 'ol' : 'ul',
        {},
        (element.elements ?? []).map((item) =>
          h(
            'li',
            {},
            (item.elements ?? []).map((child) => richLeaf(child, names)),
          ),
        ),
      );
    case 'rich_text_preformatted':
      return h('pre', { class: 'code-block' }, inner);
    case 'rich_text_quote':
      return h('blockquote', {}, inner);
    default:
      return h('div', { class: 'rich-line' }, inner);
  }
}

function richLeaf(leaf, names) {
  switch (leaf.type) {
    case 'user':
      return mention(leaf.user_id, names);
    case 'channel':
      return h('span', { class: 'mention' }, `#${leaf.channel_id}`);
    case 'broadcast':
      return h('span', { class: 'mention' }, `@${leaf.range}`);
    case 'link':
      return link(leaf.url ?? '', leaf.text ?? leaf.url ?? '');
    case 'date':
      return leaf.fallback ?? '';
    case 'emoji':
      return `:${leaf.name}:`;
    default:
      return withStyle(leaf);
  }
}

function withStyle({ text = '', style = {} }) {
  let node = h('span', {}, lines(text));
  if (style.code) node = h('code', {}, text);
  if (style.bold) node = h('strong', {}, node);
  if (style.italic) node = h('em', {}, node);
  if (style.strike) node = h('s', {}, node);
  return node;
}
