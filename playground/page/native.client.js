import { openDialog } from './dialog.client.js';
import { h, icon } from './dom.client.js';

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Pretty JSON as nodes, each kind of value in its own colour. */
function coloured(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(TOKEN)) {
    nodes.push(text.slice(from, match.index));
    const [whole, string, colon] = match;
    const kind = colon ? 'json-key' : string ? 'json-text' : 'json-value';
    nodes.push(h('span', { class: kind }, string ?? whole), colon ?? '');
    from = match.index + whole.length;
  }
  nodes.push(text.slice(from));
  return nodes;
}

/** Opens the drawer that shows a payload as it crossed the wire. */
export function showNative(native, title, words) {
  const text = JSON.stringify(native, null, 2);
  const copy = h('button', { type: 'button', class: 'quiet' }, icon('copy'), h('span', {}, words.copy));
  copy.addEventListener('click', async () => {
    await copyText(text);
    copy.lastChild.textContent = words.copied;
  });
  const bytes = new TextEncoder().encode(JSON.stringify(native)).length;
  openDialog({
    kind: 'drawer',
    title,
    words,
    tools: [h('span', { class: 'bytes' }, `${bytes.toLocaleString('en')} B`), copy],
    body: [h('pre', { class: 'json', tabindex: '0' }, coloured(text))],
  });
}

async function copyText(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const area = h('textarea', { readonly: true });
  area.value = text;
  (document.querySelector('dialog[open]') ?? document.body).append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
  return undefined;
}
