import { h, icon } from './dom.client.js';

let serial = 0;

/**
 * Opens a dialog above the page: Escape and a click beside it close it, and focus returns to where it was.
 * `over` is the element that it should stand above. Returns what closes it.
 */
export function openDialog({ kind, title, body, words, tools = [], over = null, onClose = null }) {
  serial += 1;
  const back = document.activeElement;
  const close = h(
    'button',
    { type: 'button', class: 'quiet round', 'aria-label': words.close },
    icon('close'),
  );
  const heading = h('h2', { id: `dialog-${serial}` }, title);
  const dialog = h(
    'dialog',
    { class: `dialog ${kind}`, 'aria-labelledby': heading.id },
    h('header', { class: 'dialog-head' }, heading, tools, close),
    h('div', { class: 'dialog-body' }, body),
  );
  document.body.append(dialog);
  if (over) placeOver(dialog, over);
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    onClose?.();
    if (back instanceof HTMLElement && back.isConnected) back.focus();
  });
  dialog.showModal();
  return dialog;
}

/** A dialog of one chat stands above that chat, where its person would see it. */
function placeOver(dialog, over) {
  const box = over.getBoundingClientRect();
  dialog.style.setProperty('--over-left', `${Math.round(box.left)}px`);
  dialog.style.setProperty('--over-width', `${Math.round(box.width)}px`);
}
