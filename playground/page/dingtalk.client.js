import { h, link } from './dom.client.js';
import { ENTITY, inline } from './inline.client.js';

const INLINE = [
  [/\\([!-/:-@[-`{-~])/y, ([, mark]) => mark],
  ENTITY,
  [/!\[[^\]]*\]\([^)]*\)/y, () => []],
  [/\[((?:\\.|[^\]\\])*)\]\(([^)\s]*)\)/y, ([, text, url], inner) => link(url, inner(text))],
  [/<a\s+atId=[^>]*>(.*?)<\/a>/iy, ([, name], inner) => h('span', { class: 'mention' }, '@', inner(name))],
  [
    /<font\s+color\s*=\s*['"]?#?[\w]+['"]?[^>]*>([\s\S]*?)<\/font>/iy,
    ([, text], inner) => h('span', { class: 'ink-grey' }, inner(text)),
  ],
  [/<br\s*\/?>/iy, () => h('br')],
  [/`([^`\n]+)`/y, ([, text]) => h('code', {}, text)],
  [/\*\*((?:\\.|[^*\\])+)\*\*/y, ([, text], inner) => h('strong', {}, inner(text))],
  [/~~([^~\n]+)~~/y, ([, text], inner) => h('s', {}, inner(text))],
  [/\*((?:\\.|[^*\\\n])+)\*/y, ([, text], inner) => h('em', {}, inner(text))],
];

/** DingTalk's Markdown as nodes: paragraphs, headings, lists, quotes, rules, fenced code. */
export function dingtalkMarkdown(source) {
  return source
    .split(/(?:^|\n|<br>)```[^\n]*\n([\s\S]*?)\n```(?=\n|<br>|$)/)
    .flatMap((part, at) =>
      at % 2 === 1
        ? [h('pre', { class: 'code-block' }, part)]
        : part.split(/\n|<br\s*\/?>/i).flatMap((line) => lineNodes(line.trim())),
    );
}

function lineNodes(line) {
  if (line === '') return [];
  if (/^(\*{3,}|-{3,})$/.test(line)) return [h('hr')];
  const heading = /^#{1,6}\s+(.*)$/.exec(line);
  if (heading)
    return [
      h('div', { class: 'md-heading', role: 'heading', 'aria-level': '3' }, inline(heading[1], INLINE)),
    ];
  const quote = /^>\s?(.*)$/.exec(line);
  if (quote) return [h('blockquote', {}, inline(quote[1], INLINE))];
  const item = /^[-+*]\s+(.*)$/.exec(line);
  if (item) return [h('div', { class: 'md-item' }, inline(item[1], INLINE))];
  return [h('div', { class: 'md-line' }, inline(line, INLINE))];
}

/** Whatever DingTalk can hold: an interactive card, a robot message, a webhook's message, a person's line. */
export function dingtalkMessage(native, given) {
  const params = native.cardData?.cardParamMap;
  if (params) return { card: true, element: interactiveCard(native, params, given) };
  if (native.msgKey) return robotMessage(native.msgKey, parsed(native.msgParam) ?? {});
  if (native.msgtype === 'markdown')
    return {
      card: true,
      element: h(
        'div',
        { class: 'card plain' },
        h('div', { class: 'card-body' }, dingtalkMarkdown(native.markdown?.text ?? '')),
      ),
    };
  if (native.msgtype === 'file')
    return { card: false, element: h('span', { class: 'file' }, native.content?.fileName ?? '') };
  return { card: false, element: h('span', {}, mentions(native.text?.content ?? '')) };
}

function mentions(text) {
  return inline(text, [
    [/@[\p{L}\p{N}._-]+/uy, ([name]) => h('span', { class: 'mention' }, name)],
    [/\n/y, () => h('br')],
  ]);
}

function interactiveCard(native, params, given) {
  const tips = native.privateData?.[given.userId]?.tips || params.tips;
  const buttons = params.settled === 'true' ? [] : buttonsOf(params);
  return h(
    'div',
    { class: 'card' },
    params.title ? h('div', { class: 'card-title', role: 'heading', 'aria-level': '3' }, params.title) : null,
    h('div', { class: 'card-body' }, dingtalkMarkdown(params.markdown ?? '')),
    tips ? h('div', { class: 'card-tips' }, tips) : null,
    buttons.length > 0
      ? h(
          'div',
          { class: 'card-buttons' },
          buttons.map((one) =>
            h(
              'button',
              {
                type: 'button',
                class: `button ${one.color === 'blue' ? 'primary' : ''}`,
                on: { click: ({ currentTarget }) => given.press(one.id, currentTarget) },
              },
              one.text,
            ),
          ),
        )
      : null,
  );
}

function buttonsOf(params) {
  const list =
    params.msgButtons === undefined
      ? parsed(params.sys_full_json_obj ?? '')?.msgButtons
      : parsed(params.msgButtons);
  return Array.isArray(list) ? list : [];
}

function robotMessage(key, param) {
  if (key === 'sampleText') return { card: false, element: h('span', {}, param.content ?? '') };
  if (key === 'sampleFile')
    return { card: false, element: h('span', { class: 'file' }, param.fileName ?? '') };
  const body = h('div', { class: 'card-body' }, dingtalkMarkdown(param.text ?? ''));
  const links = linksOf(param).map(({ title, url }) => {
    const anchor = link(url, title);
    anchor.className = 'card-link';
    return anchor;
  });
  return {
    card: true,
    element: h(
      'div',
      { class: 'card plain' },
      body,
      links.length > 0 ? h('div', { class: 'card-links' }, links) : null,
    ),
  };
}

function linksOf(param) {
  if (param.singleTitle) return [{ title: param.singleTitle, url: param.singleURL ?? '' }];
  return [1, 2, 3, 4, 5]
    .filter((at) => param[`actionTitle${at}`])
    .map((at) => ({ title: param[`actionTitle${at}`], url: param[`actionURL${at}`] ?? '' }));
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
